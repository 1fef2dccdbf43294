//! The picture that a person chooses.

use crate::language::Message;
pub use crate::language::texts::picture::*;
use crate::messages::error::{explain, service_text};
use crate::messages::profile::size;
use crate::picture::header::{Kind, MAX_BYTES, MAX_PIXELS, Problem};
use crate::state::{ApiError, ErrorKind};

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

/// Why an upload failed, and what to do: what the service says of the file, else a sentence of ours.
pub fn explain_upload(error: &ApiError) -> Message {
    if let Some(about_file) = error.field("file") {
        return about_file.into();
    }
    match error.kind {
        ErrorKind::Unreachable => UPLOAD_CUT,
        ErrorKind::Timeout | ErrorKind::Server(504) => UPLOAD_TIMEOUT,
        ErrorKind::Server(status) => upload_server(status.to_string()),
        ErrorKind::TooLarge => service_text(error).unwrap_or(UPLOAD_TOO_LARGE),
        ErrorKind::Invalid => service_text(error).unwrap_or(UPLOAD_REFUSED),
        // What frameworks say of it is not meant for people.
        ErrorKind::Unexpected(415) => UPLOAD_TYPE,
        _ => explain(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::error::Refusal;
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
    fn a_failed_upload_is_explained_in_plain_words() {
        let error =
            |status: u16, body| ApiError::from_refusal(Refusal { status, body, ..Refusal::default() });
        let html = "<html><h1>Error</h1></html>";
        for (error, sentence) in [
            (error(413, html), "too large for the service"),
            (error(413, r#"{"detail": "At most 1 MB."}"#), "At most 1 MB."),
            (
                error(415, r#"{"detail": "Unsupported media type \"image/webp\" in request."}"#),
                "avatar.types",
            ),
            (error(422, "{}"), "does not accept this picture"),
            (
                error(422, r#"{"detail": [{"loc": ["body", "file"], "msg": "No face.", "type": "x"}]}"#),
                "No face.",
            ),
            (error(502, html), "(error 502)"),
            (error(504, html), "too long"),
            (ApiError::new(ErrorKind::Unreachable), "Your crop is still here"),
        ] {
            let explained = explain_upload(&error).localize(Locale::ENGLISH);
            assert!(explained.contains(sentence), "{explained}");
        }
    }

    #[test]
    fn what_the_browser_cannot_decode_says_what_to_do() {
        assert!(sentence(Problem::Undecodable(Kind::Heic)).contains("as JPEG"));
        assert!(sentence(Problem::Undecodable(Kind::Tiff)).contains("TIFF"));
        assert_eq!(sentence(Problem::Undecodable(Kind::Jpeg)), sentence(Problem::Damaged));
    }
}
