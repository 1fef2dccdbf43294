//! Turns `locales/*.json` into Rust for the app's build script, and refuses files that do not match each other.
//!
//! The files have the format of `leptos_i18n`: nested keys, `{{ placeholders }}`, and plurals as keys that end with `_one`,
//! `_other`, …. The output is only data: a table of texts for each language, and for each key a constant or a function
//! with the app's type `Message`.
//!
//! `serde_json` reads them. The parser of `leptos_i18n` brings sixty crates and accepts a doubled key.

mod emit;
mod object;
mod read;
mod text;

use std::path::Path;

pub use read::{DEFAULT, PSEUDO, Problem};

/// The generated Rust.
#[derive(Debug)]
pub struct Source {
    /// The table of each language.
    pub catalogs: String,
    /// The constants and functions.
    pub texts: String,
}

/// The Rust source for the files in `folder`; with `pseudo`, also for a language that is English with accents and 40 % more
/// length.
///
/// # Errors
/// Everything that is wrong with the files: a mistake in the JSON, doubled, missing or surplus keys, different
/// placeholders.
pub fn generate(folder: &Path, pseudo: bool) -> Result<Source, Vec<Problem>> {
    let mut languages = read::read(folder)?;
    if pseudo {
        languages.extend(languages.first().map(read::Language::pseudo));
    }
    Ok(Source { catalogs: emit::catalogs(&languages), texts: emit::texts(&languages) })
}
