//! The texts of `locales/` that the page shows before the program has started, or without it.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::files;

/// The texts of one language.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Language {
    /// `ltr` or `rtl`.
    pub(super) dir: String,
    /// What the page is called before the program is there: `pages.account` in the file.
    #[serde(skip)]
    pub(super) title: String,
    /// The texts for a program that does not start or has stopped: `failure` in the file.
    #[serde(skip)]
    pub(super) failure: Map<String, Value>,
    /// The text where no script runs.
    pub(super) needs_scripts: String,
    /// All texts, by module and key.
    #[serde(skip)]
    texts: BTreeMap<String, Map<String, Value>>,
}

impl Language {
    /// A text by its name, `module.key`.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        let (module, key) = name.split_once('.')?;
        self.texts.get(module)?.get(key)?.as_str()
    }
}

/// All languages by their tags.
pub(super) fn read(folder: &Path) -> Result<BTreeMap<String, Language>> {
    let mut languages = BTreeMap::new();
    for path in files::below(folder)?.iter().filter(|path| files::has_extension(path, &["json"])) {
        let name = files::relative(folder, path);
        let language = language(&files::read(path)?).with_context(|| name.clone())?;
        languages.insert(name.trim_end_matches(".json").to_owned(), language);
    }
    Ok(languages)
}

fn language(text: &str) -> Result<Language> {
    let texts: BTreeMap<String, Map<String, Value>> = serde_json::from_str(text)?;
    let module = |name: &str| texts.get(name).cloned().unwrap_or_default();
    let language: Language = serde_json::from_value(module("language").into())?;
    let mut language = Language { failure: module("failure"), texts, ..language };
    language.title = language.text("pages.account").context("no pages.account")?.to_owned();
    Ok(language)
}

/// The one failure that the page itself shows: the entry module cannot run.
const BEFORE_START: [&str; 2] = ["missing", "reload"];

/// The table of that failure and of the page's name, as JavaScript.
pub(super) fn before_start(languages: &BTreeMap<String, Language>) -> Result<String> {
    let mut languages = languages.clone();
    for Language { title, failure, .. } in languages.values_mut() {
        failure.retain(|key, _| BEFORE_START.contains(&key.as_str()));
        failure.insert("title".into(), title.as_str().into());
    }
    table(&languages, |_| true)
}

/// The table of the failures that the entry module shows, as JavaScript.
pub(super) fn failures(languages: &BTreeMap<String, Language>) -> Result<String> {
    table(languages, |key| key != "missing")
}

fn table(languages: &BTreeMap<String, Language>, is_said: impl Fn(&str) -> bool) -> Result<String> {
    let texts = |language: &Language| -> Map<String, Value> {
        let said = language.failure.iter().filter(|(key, _)| is_said(key));
        said.map(|(key, text)| (key.clone(), text.clone())).collect()
    };
    let table: BTreeMap<_, _> = languages.iter().map(|(tag, language)| (tag, texts(language))).collect();
    Ok(serde_json::to_string(&table)?)
}

/// The text where no script runs, with a link to the `page` that needs none, as HTML.
pub(super) fn without_scripts(languages: &BTreeMap<String, Language>, page: &str) -> String {
    let line = |(tag, language): (&String, &Language)| {
        let link = language.failure.get("open_basic").and_then(Value::as_str).unwrap_or_default();
        let link = format!(" <a href=\"./{page}\">{}</a></p>", escape(link));
        html("p", tag, language, &language.needs_scripts).replace("</p>", &link)
    };
    languages.iter().map(line).collect()
}

/// An element with a text in a language.
pub(super) fn html(element: &str, tag: &str, language: &Language, text: &str) -> String {
    format!("<{element} lang=\"{tag}\" dir=\"{}\">{}</{element}>", language.dir, escape(text))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages() -> BTreeMap<String, Language> {
        let language = |dir: &str, text: &str| Language {
            dir: dir.to_owned(),
            title: dir.to_uppercase(),
            failure: ["start", "missing"].map(|key| (key.to_owned(), text.into())).into_iter().collect(),
            needs_scripts: text.to_owned(),
            texts: BTreeMap::new(),
        };
        [("ar".to_owned(), language("rtl", "لا")), ("en".to_owned(), language("ltr", "\"A\" < B & C"))].into()
    }

    #[test]
    fn failures_are_a_table_of_javascript() {
        assert_eq!(failures(&languages()).unwrap(), r#"{"ar":{"start":"لا"},"en":{"start":"\"A\" < B & C"}}"#);
    }

    #[test]
    fn the_page_has_only_the_texts_from_before_the_start() {
        assert_eq!(
            before_start(&languages()).unwrap(),
            r#"{"ar":{"missing":"لا","title":"RTL"},"en":{"missing":"\"A\" < B & C","title":"LTR"}}"#
        );
    }

    #[test]
    fn a_page_without_scripts_has_the_text_in_each_language() {
        let mut languages = languages();
        for language in languages.values_mut() {
            language.failure.insert("open_basic".into(), "Go <on>".into());
        }
        let link = "<a href=\"./basic.html\">Go &lt;on></a>";
        let expected = format!(
            "<p lang=\"ar\" dir=\"rtl\">لا {link}</p><p lang=\"en\" dir=\"ltr\">\"A\" &lt; B &amp; C {link}</p>"
        );
        assert_eq!(without_scripts(&languages, "basic.html"), expected);
    }
}
