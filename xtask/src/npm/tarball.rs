//! A tarball as `npm pack` writes it: each file below `package/`, the same bytes for the same content.

use anyhow::Result;
use flate2::{Compression, GzBuilder};
use tar::{Builder, EntryType, Header};

/// npm gives each file this date, 1985-10-26 08:15 UTC in seconds since 1970, because dates differ between builds.
const DATE: u64 = 499_162_500;

/// The files by their paths in the package.
pub(super) fn pack(content: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    let gzip = GzBuilder::new().write(Vec::new(), Compression::best());
    let mut tarball = Builder::new(gzip);
    for (path, bytes) in content {
        let mut header = Header::new_ustar();
        header.set_entry_type(EntryType::Regular);
        header.set_mode(0o644);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(DATE);
        header.set_size(bytes.len() as u64);
        tarball.append_data(&mut header, format!("package/{path}"), bytes.as_slice())?;
    }
    Ok(tarball.into_inner()?.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;
    use tar::Archive;

    use super::*;

    fn content() -> Vec<(String, Vec<u8>)> {
        vec![("index.js".into(), b"start();".to_vec()), ("files/a.wasm".into(), vec![0; 600])]
    }

    #[test]
    fn the_files_are_below_package() {
        let packed = pack(&content()).unwrap();
        let mut archive = Archive::new(GzDecoder::new(packed.as_slice()));
        let read = archive.entries().unwrap().map(|entry| {
            let mut entry = entry.unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            let path = entry.path().unwrap().to_string_lossy().into_owned();
            (path.strip_prefix("package/").unwrap().to_owned(), bytes)
        });
        assert_eq!(read.collect::<Vec<_>>(), content());
    }

    #[test]
    fn the_same_content_is_the_same_tarball_without_a_date_or_an_owner() {
        let packed = pack(&content()).unwrap();
        assert_eq!(packed, pack(&content()).unwrap());
        let mut archive = Archive::new(GzDecoder::new(packed.as_slice()));
        for entry in archive.entries().unwrap() {
            let header = entry.unwrap().header().clone();
            assert_eq!(
                (header.mtime().unwrap(), header.mode().unwrap(), header.uid().unwrap()),
                (DATE, 0o644, 0)
            );
        }
    }
}
