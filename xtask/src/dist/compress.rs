//! Compressed copies beside the files, so that a plain web server can send them as they are.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::files;

const COMPRESSIBLE: &[&str] = &["js", "css", "wasm", "html", "json", "svg"];

/// The files that operators edit. A server would send a compressed copy of what they were before.
const EDITED: &[&str] = &["config.json", "basic.html"];

/// Whether a file with this name gets compressed copies.
pub(super) fn is_compressible(path: &Path) -> bool {
    files::has_extension(path, COMPRESSIBLE) && !EDITED.iter().any(|name| path.ends_with(name))
}

/// Writes `.br` and `.gz` beside every compressible file.
pub(super) fn compress_folder(folder: &Path) -> Result<()> {
    for file in files::below(folder)?.iter().filter(|file| is_compressible(file)) {
        let content = fs::read(file)?;
        files::write(&beside(file, "br"), brotli(&content)?)?;
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&content)?;
        files::write(&beside(file, "gz"), gzip.finish()?)?;
    }
    Ok(())
}

/// The copy's path: the extension is added, not replaced, as web servers expect it.
pub(crate) fn beside(file: &Path, extension: &str) -> PathBuf {
    let mut path = file.as_os_str().to_owned();
    path.push(".");
    path.push(extension);
    path.into()
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, size_hint: content.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &parameters)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_programs_are_compressed_and_pictures_are_not() {
        assert!(is_compressible(Path::new("a/iam-account.wasm")));
        assert!(!is_compressible(Path::new("icon-192.png")));
        assert_eq!(beside(Path::new("a/icon.svg"), "br"), Path::new("a/icon.svg.br"));
    }

    #[test]
    fn what_operators_edit_has_no_copy_that_would_stay_as_it_was() {
        assert!(is_compressible(Path::new("dist/other.json")));
        assert!(!is_compressible(Path::new("dist/config.json")));
    }

    #[test]
    fn brotli_makes_text_smaller() {
        let text = "the same words again and again ".repeat(100);
        assert!(brotli(text.as_bytes()).unwrap().len() < 100);
    }
}
