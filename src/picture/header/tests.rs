//! Headers of real files, cut ones, and bytes of any kind.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

fn joined(parts: &[&[u8]]) -> Vec<u8> {
    parts.concat()
}

fn png(width: u32, height: u32, chunks: &[&[u8; 4]]) -> Vec<u8> {
    let mut file = joined(&[b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", &width.to_be_bytes(), &height.to_be_bytes()]);
    file.extend([8, 6, 0, 0, 0, 0, 0, 0, 0]);
    for kind in chunks {
        file.extend(joined(&[&[0, 0, 0, 2], *kind, &[0; 6]]));
    }
    file
}

/// A JPEG with so many bytes of metadata in each of `segments`, and a thumbnail that is no frame of its own.
fn jpeg(segments: &[u16]) -> Vec<u8> {
    let mut file = b"\xff\xd8".to_vec();
    for length in segments {
        file.extend(joined(&[b"\xff\xff\xe1", &(length + 2).to_be_bytes()]));
        file.resize(file.len() + usize::from(*length), 0xc0);
    }
    // Tables of the decoder have markers among those of the frames.
    file.extend(joined(&[
        b"\xff\xc4\0\x03\0",
        b"\xff\xc2\0\x11\x08",
        &480_u16.to_be_bytes(),
        &640_u16.to_be_bytes(),
    ]));
    file
}

fn gif(rest: &[u8]) -> Vec<u8> {
    // A table of two colours.
    joined(&[b"GIF89a\x40\x01\xf0\x00\x80\0\0", &[0; 6], rest])
}

const FRAME: &[u8] = b",\0\0\0\0\x40\x01\xf0\0\0\x02\x02\x4c\x01\0";
const REPEAT: &[u8] = b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0";

fn boxed(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len() + 8).unwrap();
    joined(&[&length.to_be_bytes(), kind, content])
}

fn heif(brands: &[u8], sizes: &[[u32; 2]]) -> Vec<u8> {
    let property = |[width, height]: &[u32; 2]| {
        boxed(b"ispe", &joined(&[&[0; 4], &width.to_be_bytes(), &height.to_be_bytes()]))
    };
    let properties: Vec<u8> = sizes.iter().flat_map(property).collect();
    let meta = joined(&[&[0; 4], &boxed(b"hdlr", &[0; 9]), &boxed(b"iprp", &boxed(b"ipco", &properties))]);
    joined(&[&boxed(b"ftyp", brands), &boxed(b"free", b""), &boxed(b"meta", &meta)])
}

fn webp(chunk: &[u8], content: &[u8]) -> Vec<u8> {
    joined(&[b"RIFF\0\0\0\0WEBP", chunk, &[0; 4], content])
}

fn bmp(length: u32, sides: &[u8]) -> Vec<u8> {
    joined(&[b"BM", &[0; 12], &length.to_le_bytes(), sides])
}

/// A file of each format in each of its forms, with what it is.
fn pictures() -> Vec<(Vec<u8>, Kind, u32, u32, bool)> {
    use Kind::{Avif, Bmp, Gif, Heic, Ico, Jpeg, Png, Tiff, WebP};
    let little =
        b"II\x2a\0\x08\0\0\0\x02\0\0\x01\x03\0\x01\0\0\0\x40\x01\xff\xff\x01\x01\x04\0\x01\0\0\0\xf0\0\0\0";
    let big = b"MM\0\x2a\0\0\0\x08\0\x02\x01\0\0\x03\0\0\0\x01\x01\x40\0\0\x01\x01\0\x04\0\0\0\x01\0\0\0\xf0";
    vec![
        (png(320, 240, &[b"IDAT"]), Png, 320, 240, false),
        (png(320, 240, &[b"iCCP", b"acTL", b"IDAT"]), Png, 320, 240, true),
        (png(320, 240, &[b"IDAT", b"acTL"]), Png, 320, 240, false),
        (jpeg(&[]), Jpeg, 640, 480, false),
        (jpeg(&[40_000, 65_000, 9]), Jpeg, 640, 480, false),
        (gif(&joined(&[FRAME, b";"])), Gif, 320, 240, false),
        (gif(&joined(&[REPEAT, FRAME, b";"])), Gif, 320, 240, false),
        (gif(&joined(&[REPEAT, FRAME, FRAME])), Gif, 320, 240, true),
        (gif(&joined(&[FRAME, b"!\xf9\x01\0\0", FRAME])), Gif, 320, 240, true),
        // Cut in the first frame.
        (gif(&joined(&[REPEAT, FRAME.get(..12).unwrap()])), Gif, 320, 240, true),
        (webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a\x40\x01\xf0\0"), WebP, 320, 240, false),
        (webp(b"VP8L", &joined(&[&[0x2f], &(319 | 239_u32 << 14).to_le_bytes()])), WebP, 320, 240, false),
        (webp(b"VP8X", b"\x10\0\0\0\x3f\x01\0\xef\0\0"), WebP, 320, 240, false),
        (webp(b"VP8X", b"\x02\0\0\0\x3f\x01\0\xef\0\0"), WebP, 320, 240, true),
        (heif(b"avif\0\0\0\0mif1miaf", &[[320, 240]]), Avif, 320, 240, false),
        (heif(b"avis\0\0\0\0avif", &[[320, 240]]), Avif, 320, 240, true),
        (heif(b"heic\0\0\0\0mif1", &[[512, 512], [4032, 3024], [320, 240]]), Heic, 4032, 3024, false),
        (heif(b"mif1\0\0\0\0mif1heic", &[[320, 240]]), Heic, 320, 240, false),
        (bmp(40, &joined(&[&320_i32.to_le_bytes(), &(-240_i32).to_le_bytes()])), Bmp, 320, 240, false),
        (bmp(12, &[0x40, 1, 0xf0, 0]), Bmp, 320, 240, false),
        (b"\0\0\x01\0\x02\0\x10\x10\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec(), Ico, 256, 256, false),
        (little.to_vec(), Tiff, 320, 240, false),
        (big.to_vec(), Tiff, 320, 240, false),
    ]
}

fn size(file: &[u8]) -> u64 {
    file.len() as u64
}

#[test]
fn each_format_is_known_by_its_content() {
    for (file, kind, width, height, animated) in pictures() {
        assert_eq!(read(&file, size(&file)), Ok(Header { kind, width, height, animated }), "{file:?}");
    }
}

#[test]
fn what_is_no_picture_is_named() {
    let utf16: Vec<u8> = "\u{feff}Zoé".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (file, problem) in [
        (&b""[..], Problem::Empty),
        (
            b"<?xml version=\"1.0\"?>\n<!-- made by hand -->\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            Problem::Svg,
        ),
        ("\u{feff}<svg/>".as_bytes(), Problem::Svg),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", Problem::Pdf),
        (b"\0\0%PDF-1.4", Problem::Pdf),
        (b"<!doctype html><html><svg></svg></html>", Problem::Text),
        (b"{\"a\": 1}\n", Problem::Text),
        (b"BMW drives by\r\n", Problem::Text),
        ("Zoé".as_bytes(), Problem::Text),
        // Cut inside a character.
        (b"Zo\xc3", Problem::Text),
        (&utf16, Problem::Text),
        (b"PK\x03\x04", Problem::Unknown),
        (b"\0\0\0\x18ftypisom\0\0\0\0mp42", Problem::Unknown),
        (b"\xff\xd8", Problem::Unknown),
    ] {
        assert_eq!(read(file, size(file)), Err(problem), "{file:?}");
    }
}

#[test]
fn a_picture_that_would_not_fit_is_refused_by_its_header() {
    let refused = |width, height| read(&png(width, height, &[b"IDAT"]), 2000);
    assert_eq!(refused(30_000, 30_000), Err(Problem::TooManyPixels(30_000, 30_000)));
    assert_eq!(refused(u32::MAX, u32::MAX), Err(Problem::TooManyPixels(u32::MAX, u32::MAX)));
    // 108 megapixels, as telephones have them.
    assert!(refused(12_032, 9024).is_ok());
    let photo = jpeg(&[]);
    assert_eq!(read(&photo, 60_000_000), Err(Problem::TooLarge(60_000_000)));
    assert!(read(&photo, MAX_BYTES).is_ok());
}

#[test]
fn a_picture_without_a_size_is_damaged() {
    let no_pixels = png(0, 240, &[]);
    assert_eq!(read(&no_pixels, 100), Err(Problem::Damaged));
    assert_eq!(read(b"\xff\xd8\xff\xd9", 4), Err(Problem::Damaged));
    assert_eq!(read(b"\xff\xd8\xff\xe1\0\0", 6), Err(Problem::Damaged));
}

#[test]
fn after_much_metadata_the_whole_file_is_read() {
    let file = jpeg(&[65_000; 5]);
    let start = file.get(..START).unwrap();
    assert_eq!(read(start, size(&file)), Err(Problem::Damaged));
    assert_eq!(read(&file, size(&file)).map(|header| header.width), Ok(640));
}

proptest! {
    #[test]
    fn a_cut_file_is_never_another_picture(which in 0..pictures().len(), at in 0_usize..200) {
        let (file, kind, width, height, _) = pictures().swap_remove(which);
        let cut = file.get(..at.min(file.len())).unwrap_or_default();
        if let Ok(header) = read(cut, size(&file)) {
            // A directory of icons or a list of sizes may end before the largest one.
            let same = (header.width, header.height) == (width, height);
            prop_assert!(header.kind == kind && (same || [Kind::Ico, Kind::Heic].contains(&kind)));
        }
    }

    #[test]
    fn no_bytes_break_it(which in 0..pictures().len(), kept in 0_usize..40, bytes in vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes, size(&bytes));
        let (file, ..) = pictures().swap_remove(which);
        let mixed = joined(&[file.get(..kept.min(file.len())).unwrap_or_default(), &bytes]);
        if let Ok(header) = read(&mixed, size(&mixed)) {
            prop_assert!(u64::from(header.width) * u64::from(header.height) <= MAX_PIXELS);
        }
    }
}
