//! Reads the files of a folder and compares them.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use leptos_i18n_parser::parse_locales::error::Diagnostics;
use leptos_i18n_parser::parse_locales::locale::{Locale, LocalesOrNamespaces};
use leptos_i18n_parser::parse_locales::options::Config;
use leptos_i18n_parser::parse_locales::parsed_value::{Literal, ParsedValue};
use leptos_i18n_parser::parse_locales::plurals::{PluralForm, Plurals};
use leptos_i18n_parser::parse_locales::{make_builder_keys, parse_locales_raw};

use crate::text::{Part, Text};

/// The language whose keys and placeholders every other file must have.
pub const DEFAULT: &str = "en";

/// The tag of the language that lengthens every string.
pub const PSEUDO: &str = "en-XA";

/// What a translator or an engineer must correct, as a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem(String);

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Problem {
    fn of(cause: impl fmt::Display) -> Self {
        Problem(cause.to_string())
    }
}

/// One file.
pub(crate) struct Language {
    /// BCP 47 tag, which is the file's name.
    pub(crate) tag: String,
    /// What its speakers call it.
    pub(crate) name: String,
    /// `ltr` or `rtl`.
    pub(crate) direction: String,
    /// Module, key and text; the same modules and keys in each language.
    pub(crate) texts: BTreeMap<(String, String), Text>,
}

impl Language {
    pub(crate) fn pseudo(&self) -> Language {
        let texts = self.texts.iter().map(|(key, text)| (key.clone(), text.pseudo())).collect();
        Language { tag: PSEUDO.into(), name: "⟦Pseudo⟧".into(), direction: self.direction.clone(), texts }
    }
}

/// All files, [`DEFAULT`] first.
pub(crate) fn read(folder: &Path) -> Result<Vec<Language>, Vec<Problem>> {
    let folder = &fs::canonicalize(folder).map_err(|cause| vec![Problem::of(cause)])?;
    let config = config(folder).map_err(|cause| vec![cause])?;
    let raw = parse_locales_raw(Some(folder.to_owned()), config).map_err(|cause| vec![Problem::of(cause)])?;
    let LocalesOrNamespaces::Locales(files) = &raw.locales else {
        return Err(vec![Problem::of("namespaces are not used here")]);
    };
    let mut merged = LocalesOrNamespaces::Locales(files.clone());
    let mut problems: Vec<Problem> =
        merged.merge_plurals(&Diagnostics::new()).err().map(Problem::of).into_iter().collect();
    // Finds missing and surplus keys. It consumes what was read.
    if let Err(cause) = make_builder_keys(raw.locales, &raw.cfg, raw.foreign_keys_paths, &raw.diag) {
        problems.push(Problem::of(cause));
    }
    problems.extend(raw.diag.errors().iter().map(Problem::of));
    problems.extend(raw.diag.warnings().iter().map(Problem::of));
    let mut languages = Vec::new();
    if let LocalesOrNamespaces::Locales(files) = &merged {
        for file in files {
            match language(file) {
                Ok(language) => languages.push(language),
                Err(problem) => problems.push(problem),
            }
        }
    }
    if let Some((default, others)) = languages.split_first() {
        problems.extend(others.iter().flat_map(|other| differences(default, other)));
    }
    if problems.is_empty() { Ok(languages) } else { Err(problems) }
}

fn config(folder: &Path) -> Result<Config, Problem> {
    let mut config = Config::new(DEFAULT).map_err(Problem::of)?.locales_path(folder.to_owned());
    let mut tags: Vec<String> = Vec::new();
    for entry in fs::read_dir(folder).map_err(Problem::of)? {
        let path = entry.map_err(Problem::of)?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            tags.extend(path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned));
        }
    }
    tags.sort();
    for tag in tags.iter().filter(|tag| *tag != DEFAULT) {
        config = config.add_locale(tag.as_str()).map_err(Problem::of)?;
    }
    Ok(config)
}

fn language(locale: &Locale) -> Result<Language, Problem> {
    let tag = locale.name.name.to_string();
    let mut texts = BTreeMap::new();
    for (module, value) in &locale.keys {
        let ParsedValue::Subkeys(Some(keys)) = value else {
            return Err(Problem(format!("{tag}: “{}” has to be an object of texts", module.name)));
        };
        for (key, value) in &keys.keys {
            let place = || format!("{tag}: “{}.{}”", module.name, key.name);
            let text =
                text(value).ok_or_else(|| Problem(format!("{} is neither text nor plural", place())))?;
            texts.insert((module.name.to_string(), key.name.to_string()), text);
        }
    }
    let mut own = |key: &str| {
        let text = texts.remove(&("language".into(), key.into()));
        text.map(|text: Text| text.doc())
            .ok_or_else(|| Problem(format!("{tag}: “language.{key}” is missing")))
    };
    let (name, direction) = (own("name")?, own("dir")?);
    // For a page without the program: `cargo xtask dist` puts these into the page and its modules.
    own("needs_scripts")?;
    texts.retain(|(module, _), _| module != "failure");
    if !["ltr", "rtl"].contains(&direction.as_str()) {
        return Err(Problem(format!("{tag}: “language.dir” has to be “ltr” or “rtl”")));
    }
    Ok(Language { tag, name, direction, texts })
}

fn text(value: &ParsedValue) -> Option<Text> {
    match value {
        ParsedValue::Plurals(Plurals { other, forms, .. }) => {
            let mut all = Vec::new();
            for (form, value) in forms.iter().filter(|(form, _)| **form != PluralForm::Other) {
                all.push((category(*form), parts(value)?));
            }
            all.push(("other", parts(other)?));
            Some(Text::Plural(all))
        }
        value => parts(value).map(Text::One),
    }
}

fn category(form: PluralForm) -> &'static str {
    match form {
        PluralForm::Zero => "zero",
        PluralForm::One => "one",
        PluralForm::Two => "two",
        PluralForm::Few => "few",
        PluralForm::Many => "many",
        PluralForm::Other => "other",
    }
}

fn parts(value: &ParsedValue) -> Option<Vec<Part>> {
    match value {
        ParsedValue::Literal(Literal::String(text, _)) => Some(vec![Part::Literal(text.clone())]),
        ParsedValue::Variable { key, .. } => {
            // The library calls its variables `var_…`.
            let name = key.name.strip_prefix("var_").unwrap_or(&key.name);
            Some(vec![Part::Argument(name.to_owned())])
        }
        ParsedValue::Bloc(values) => {
            let parts: Option<Vec<Vec<Part>>> = values.iter().map(parts).collect();
            parts.map(|parts| parts.concat())
        }
        _ => None,
    }
}

/// Missing and surplus placeholders of `other`. The parser compares the keys.
fn differences(default: &Language, other: &Language) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (key, text) in &default.texts {
        let Some(translated) = other.texts.get(key) else { continue };
        let (mut wanted, mut found) = (text.arguments(), translated.arguments());
        wanted.sort();
        found.sort();
        if wanted != found {
            let (module, key) = key;
            problems.push(Problem(format!(
                "{}: “{module}.{key}” has the placeholders {found:?}, and {DEFAULT} has {wanted:?}",
                other.tag
            )));
        }
    }
    problems
}
