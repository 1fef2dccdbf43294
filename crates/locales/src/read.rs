//! Reads the files of a folder and compares them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use crate::object::Object;
use crate::text::{Part, Text};

/// The language whose keys and placeholders every other file must have.
pub const DEFAULT: &str = "en";

/// The modules with texts for pages without the program: `cargo xtask dist` puts these into the pages and their scripts.
const WITHOUT_PROGRAM: &[&str] = &["basic", "failure"];

/// The plural categories of CLDR, `other` last.
const CATEGORIES: &[&str] = &["zero", "one", "two", "few", "many", "other"];

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
    let (mut languages, mut problems) = (Vec::new(), Vec::new());
    for path in files(folder).map_err(|cause| vec![Problem::of(cause)])? {
        match language(&path) {
            Ok(language) => languages.push(language),
            Err(problem) => problems.push(problem),
        }
    }
    languages.sort_by_key(|language| language.tag != DEFAULT);
    match languages.split_first() {
        Some((default, others)) if default.tag == DEFAULT => {
            problems.extend(others.iter().flat_map(|other| differences(default, other)));
        }
        _ if problems.is_empty() => problems.push(Problem(format!("{DEFAULT}.json is missing"))),
        _ => {}
    }
    languages.iter_mut().for_each(|language| {
        language.texts.retain(|(module, _), _| !WITHOUT_PROGRAM.contains(&module.as_str()));
    });
    if problems.is_empty() { Ok(languages) } else { Err(problems) }
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut paths = paths.collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    Ok(paths)
}

fn language(path: &Path) -> Result<Language, Problem> {
    let tag = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let content = fs::read_to_string(path).map_err(|cause| Problem(format!("{tag}.json: {cause}")))?;
    let modules: Object<Object<String>> =
        serde_json::from_str(&content).map_err(|cause| Problem(format!("{tag}.json: {cause}")))?;
    let mut texts = BTreeMap::new();
    for (module, sentences) in modules.0 {
        for (key, sentence) in &sentences.0 {
            let place = || format!("{tag}: “{module}.{key}”");
            let Some((key, forms)) = forms(key, sentence, &sentences.0) else { continue };
            let text = text(&forms).ok_or_else(|| Problem(format!("{} has an open “{{{{”", place())))?;
            if texts.insert((module.clone(), key.to_owned()), text).is_some() {
                return Err(Problem(format!("{} is a text and a plural", place())));
            }
        }
    }
    let mut own = |key: &str| {
        let text = texts.remove(&("language".into(), key.into()));
        text.map(|text: Text| text.doc())
            .ok_or_else(|| Problem(format!("{tag}: “language.{key}” is missing")))
    };
    let (name, direction) = (own("name")?, own("dir")?);
    own("needs_scripts")?;
    if !["ltr", "rtl"].contains(&direction.as_str()) {
        return Err(Problem(format!("{tag}: “language.dir” has to be “ltr” or “rtl”")));
    }
    Ok(Language { tag, name, direction, texts })
}

/// The key of a text, and its sentence for each plural category, or one sentence without a category.
///
/// A plural has the form `_other` and at least one more. Its key is returned with the form `_other`, and `None` with the
/// others.
fn forms<'a>(
    key: &'a str,
    sentence: &'a str,
    all: &'a BTreeMap<String, String>,
) -> Option<(&'a str, Vec<(&'static str, &'a str)>)> {
    let (stem, category) = key.rsplit_once('_').unwrap_or((key, ""));
    let form = |category: &&'static str| Some((*category, all.get(&format!("{stem}_{category}"))?.as_str()));
    let forms: Vec<_> = CATEGORIES.iter().filter_map(form).collect();
    let is_plural =
        CATEGORIES.contains(&category) && forms.len() > 1 && forms.iter().any(|(name, _)| *name == "other");
    match category {
        "other" if is_plural => Some((stem, forms)),
        _ if is_plural => None,
        _ => Some((key, vec![("", sentence)])),
    }
}

fn text(forms: &[(&'static str, &str)]) -> Option<Text> {
    match forms {
        [("", sentence)] => parts(sentence).map(Text::One),
        forms => forms
            .iter()
            .map(|(category, sentence)| Some((*category, parts(sentence)?)))
            .collect::<Option<_>>()
            .map(Text::Plural),
    }
}

/// A sentence and its `{{ placeholders }}`; `None` if one is not closed.
fn parts(sentence: &str) -> Option<Vec<Part>> {
    let mut pieces = sentence.split("{{");
    let mut parts = vec![Part::Literal(pieces.next()?.to_owned())];
    for piece in pieces {
        let (name, rest) = piece.split_once("}}")?;
        parts.extend([Part::Argument(name.trim().to_owned()), Part::Literal(rest.to_owned())]);
    }
    parts.retain(|part| !matches!(part, Part::Literal(text) if text.is_empty()));
    Some(parts)
}

/// Missing and surplus keys and placeholders of `other`.
fn differences(default: &Language, other: &Language) -> Vec<Problem> {
    let problem = |(module, key): &(String, String), what: &str| {
        Problem(format!("{}: “{module}.{key}” {what}", other.tag))
    };
    let surplus = other.texts.keys().filter(|key| !default.texts.contains_key(*key));
    let mut problems: Vec<_> = surplus.map(|key| problem(key, &format!("is not in {DEFAULT}"))).collect();
    for (key, text) in &default.texts {
        let Some(translated) = other.texts.get(key) else {
            problems.push(problem(key, "is missing"));
            continue;
        };
        let (mut wanted, mut found) = (text.arguments(), translated.arguments());
        wanted.sort();
        found.sort();
        if wanted != found {
            let what = format!("has the placeholders {found:?}, and {DEFAULT} has {wanted:?}");
            problems.push(problem(key, &what));
        }
    }
    problems
}
