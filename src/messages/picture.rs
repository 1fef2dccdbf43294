//! The picture that a person chooses.

use crate::language::Message;
pub use crate::language::texts::picture::*;
use crate::messages::profile::size;
use crate::picture::header::{Kind, MAX_BYTES, MAX_PIXELS, Problem};

impl Problem {
    /// What is wrong with the file, and what to do.
    #[must_use]
    pub fn message(&self) -> Message {
        match *self {
            Problem::Empty => EMPTY,
            Problem::TooLarge(bytes) => too_large(size(bytes), size(MAX_BYTES)),
            Problem::TooManyPixels(width, height) => {
                let [width, height] = [width, height].map(|side| Message::number(side.into()));
                too_many_pixels(width, height, Message::number(MAX_PIXELS / 1_000_000))
            }
            Problem::Svg => SVG,
            Problem::Pdf => PDF,
            Problem::Text => TEXT,
            Problem::Unknown => UNKNOWN,
            Problem::Damaged => DAMAGED,
            Problem::Undecodable(kind) => undecodable(kind),
            Problem::Unreadable => UNREADABLE,
        }
    }
}

/// That the browser cannot decode a picture. Every browser knows most formats, so there it is the file's fault.
fn undecodable(kind: Kind) -> Message {
    match kind {
        Kind::Heic => HEIC,
        Kind::Avif => foreign("AVIF"),
        Kind::Tiff => foreign("TIFF"),
        Kind::Png | Kind::Jpeg | Kind::Gif | Kind::WebP | Kind::Bmp | Kind::Ico => DAMAGED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Locale;

    fn sentence(problem: Problem) -> String {
        problem.message().localize(Locale::ENGLISH)
    }

    #[test]
    fn a_limit_is_named_beside_what_the_file_has() {
        assert_eq!(
            sentence(Problem::TooLarge(60_000_000)),
            "This file has 60 MB, and this page can open at most 50 MB. Choose a smaller one."
        );
        assert_eq!(
            sentence(Problem::TooManyPixels(30_000, 30_000)),
            "This picture has 30000 × 30000 pixels, and this page can open at most 120 megapixels. Choose a smaller one."
        );
    }

    #[test]
    fn what_the_browser_cannot_decode_says_what_to_do() {
        assert!(sentence(Problem::Undecodable(Kind::Heic)).contains("as JPEG"));
        assert!(sentence(Problem::Undecodable(Kind::Tiff)).contains("TIFF"));
        assert_eq!(sentence(Problem::Undecodable(Kind::Jpeg)), sentence(Problem::Damaged));
    }
}
