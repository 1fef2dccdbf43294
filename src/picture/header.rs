//! What a file is, by its content and never by its name, and how large the picture in it is. Nothing is decoded here: a
//! small file can hold a picture that does not fit into the memory.

mod bytes;
mod formats;
mod heif;

use self::bytes::le32;

/// How much of a file [`read`] needs to know nearly every picture, in bytes.
pub const START: usize = 256 * 1024;
/// The largest file that is worth a try, in bytes.
pub const MAX_BYTES: u64 = 50_000_000;
/// The most pixels that are worth a try: more than a camera with 108 megapixels takes, half a gigabyte when decoded.
pub const MAX_PIXELS: u64 = 120_000_000;

/// The format of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Also animated (APNG).
    Png,
    /// With any number of components.
    Jpeg,
    /// Both versions.
    Gif,
    /// Lossy, lossless and animated.
    WebP,
    /// Also a sequence.
    Avif,
    /// HEIF with HEVC, as phones write it.
    Heic,
    /// A Windows bitmap.
    Bmp,
    /// A Windows icon.
    Ico,
    /// Also what cameras call raw.
    Tiff,
}

/// What the beginning of a file says of the picture in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Its format.
    pub kind: Kind,
    /// In pixels as they are stored, before any orientation.
    pub width: u32,
    /// The same.
    pub height: u32,
    /// Whether it has more than one frame.
    pub animated: bool,
}

/// Why a file cannot become a picture. `message` has the sentence for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It has no bytes.
    Empty,
    /// It has so many bytes, more than [`MAX_BYTES`].
    TooLarge(u64),
    /// Its width and height are more than [`MAX_PIXELS`].
    TooManyPixels(u32, u32),
    /// A drawing, which can load things and run scripts.
    Svg,
    /// A document.
    Pdf,
    /// Text, also HTML.
    Text,
    /// Something else.
    Unknown,
    /// It ends too early, or contradicts itself.
    Damaged,
    /// It looks right, and the browser cannot decode it.
    Undecodable(Kind),
    /// The file has changed or is gone.
    Unreadable,
}

/// Reads the header of a file that has `size` bytes. `start` is the whole file, or at least its first [`START`] bytes.
///
/// # Errors
/// Why it cannot become a picture. Where `start` is not the whole file, [`Problem::Damaged`] may only mean that the size
/// stands further on, as it does after much metadata: read the whole file then.
pub fn read(start: &[u8], size: u64) -> Result<Header, Problem> {
    let Some(kind) = kind(start) else { return Err(other(start)) };
    if size > MAX_BYTES {
        return Err(Problem::TooLarge(size));
    }
    let (width, height, animated) = match kind {
        Kind::Png => formats::png(start),
        Kind::Jpeg => formats::jpeg(start),
        Kind::Gif => formats::gif(start),
        Kind::WebP => formats::webp(start),
        Kind::Avif | Kind::Heic => heif::measure(start),
        Kind::Bmp => formats::bmp(start),
        Kind::Ico => formats::ico(start),
        Kind::Tiff => formats::tiff(start),
    }
    .filter(|(width, height, _)| *width > 0 && *height > 0)
    .ok_or(Problem::Damaged)?;
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(Problem::TooManyPixels(width, height));
    }
    Ok(Header { kind, width, height, animated })
}

fn kind(start: &[u8]) -> Option<Kind> {
    match start {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Kind::Png),
        [0xff, 0xd8, 0xff, ..] => Some(Kind::Jpeg),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Kind::Gif),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Kind::WebP),
        // Two letters are too few, so the length of the second header counts as well.
        [b'B', b'M', ..] if le32(start, 14).is_some_and(|length| (12..=124).contains(&length)) => {
            Some(Kind::Bmp)
        }
        [0, 0, 1, 0, 1..=255, ..] => Some(Kind::Ico),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some(Kind::Tiff),
        _ => heif::kind(start),
    }
}

/// What a file is that is no picture.
fn other(start: &[u8]) -> Problem {
    let start = start.get(..4096).unwrap_or(start);
    if start.is_empty() {
        return Problem::Empty;
    }
    if start.windows(5).any(|part| part == b"%PDF-") {
        return Problem::Pdf;
    }
    match text(start) {
        Some(text) if text.contains("<svg") && !text.contains("<html") => Problem::Svg,
        Some(_) => Problem::Text,
        // UTF-16 begins with a byte order mark.
        None if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) => Problem::Text,
        None => Problem::Unknown,
    }
}

/// The bytes as text, if they are UTF-8. A character may be cut at the end.
fn text(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).or_else(|error| match error.error_len() {
        None => std::str::from_utf8(bytes.get(..error.valid_up_to()).unwrap_or_default()),
        Some(_) => Err(error),
    });
    text.ok().filter(|text| !text.is_empty() && !text.contains(is_control))
}

fn is_control(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
