//! The basic page for browsers that cannot run the program: puts the texts of `locales/` into its page and its script.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, anyhow, ensure};
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::entry::{put_module, put_texts};
use super::languages::{self, Language};
use crate::files;

pub(super) const PAGE: &str = "basic.html";
pub(super) const SCRIPT: &str = "basic.js";

/// The module of the script, which replaces the line that imports it.
pub(super) const MODULE: &str = "basic-config.js";

/// The attribute that names the text of an element, as `module.key`.
const TEXT: &str = "data-text";

/// What the script says. It names each by its key.
const SAID: &[&str] = &[
    "basic.signed_out",
    "common.loading",
    "common.mend_fields",
    "error.forbidden",
    "error.invalid",
    "error.not_offered_password_change",
    "error.other_user",
    "error.server_reading",
    "error.timeout",
    "error.too_many",
    "error.unauthorized",
    "error.unexpected",
    "error.unreachable_reading",
    "pages.account",
    "password.changed",
    "password.changing",
    "password.confirm_differs",
    "password.confirm_missing",
    "password.current_missing",
    "password.new_missing",
    "session.signed_in_as",
];

/// The page with each text in each language, because a browser without scripts cannot choose one.
pub(super) fn page(template: &str, languages: &BTreeMap<String, Language>) -> Result<String> {
    let missing = RefCell::new(None);
    let settings =
        RewriteStrSettings::new().append_element_content_handler(element!("[data-text]", |element| {
            let name = element.get_attribute(TEXT).unwrap_or_default();
            element.remove_attribute(TEXT);
            if put_text(element, &name, languages).is_none() {
                missing.replace(Some(name));
            }
            Ok(())
        }));
    let page = rewrite_str(template, settings).map_err(|error| anyhow!("{PAGE}: {error}"))?;
    let missing = missing.into_inner();
    ensure!(missing.is_none(), "{PAGE}: locales/ has no text {}", missing.unwrap_or_default());
    Ok(page)
}

/// Puts a text into an element; `None` where a language lacks it.
fn put_text(element: &mut Element<'_, '_>, name: &str, languages: &BTreeMap<String, Language>) -> Option<()> {
    let texts = languages.values().map(|language| language.text(name)).collect::<Option<Vec<_>>>()?;
    if element.tag_name() == "title" {
        element.set_inner_content(&texts.join(" · "), ContentType::Text);
        return Some(());
    }
    for ((tag, language), text) in languages.iter().zip(texts) {
        element.append(&languages::html("span", tag, language, text), ContentType::Html);
    }
    Some(())
}

/// The script from the folder `public`, with its module and the table of its texts.
pub(super) fn script(public: &Path, languages: &BTreeMap<String, Language>) -> Result<String> {
    let read = |name: &str| files::read(&public.join(name));
    let source = put_module(&read(SCRIPT)?, MODULE, &read(MODULE)?)?;
    let texts = |language: &Language| -> Result<BTreeMap<String, String>> {
        let text = |name: &&str| {
            let text = language.text(name).ok_or_else(|| anyhow!("locales/ has no text {name}"))?;
            Ok((name.rsplit('.').next().unwrap_or_default().to_owned(), text.to_owned()))
        };
        SAID.iter().map(text).collect()
    };
    let table = languages.iter().map(|(tag, language)| Ok((tag, texts(language)?)));
    put_texts(&source, &serde_json::to_string(&table.collect::<Result<BTreeMap<_, _>>>()?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

    fn languages() -> BTreeMap<String, Language> {
        languages::read(&Path::new(ROOT).join("locales")).unwrap()
    }

    #[test]
    fn the_page_has_each_text_in_each_language() {
        let page =
            page("<title data-text=\"pages.account\"></title><p data-text='password.new'></p>", &languages());
        assert_eq!(
            page.unwrap(),
            "<title>Account · Compte</title><p><span lang=\"en\" dir=\"ltr\">New password</span>\
             <span lang=\"fr\" dir=\"ltr\">Nouveau mot de passe</span></p>"
        );
    }

    #[test]
    fn a_refused_password_is_told_apart_as_by_the_program() {
        let root = Path::new(ROOT);
        let script = files::read(&root.join("public").join(SCRIPT)).unwrap();
        let program = files::read(&root.join("src/form/validate.rs")).unwrap();
        let words = script.lines().filter_map(|line| line.strip_suffix("/i;")?.split_once(" = /"));
        let words: Vec<_> =
            words.map(|(_, words)| format!("says(&[\"{}\"])", words.replace('|', "\", \""))).collect();
        assert_eq!(words.len(), 2);
        for list in words {
            assert!(program.contains(&list), "{list} is not in form/validate.rs");
        }
    }

    #[test]
    fn an_unknown_text_stops_the_build() {
        let error = page("<p data-text='basic.nothing'></p>", &languages()).unwrap_err().to_string();
        assert!(error.contains("basic.nothing"), "{error}");
    }

    #[test]
    fn the_script_gets_each_text_that_it_names() {
        let public = Path::new(ROOT).join("public");
        let filled = script(&public, &languages()).unwrap();
        assert!(filled.contains("\"changing\":\"Changement de votre mot de passe…\""), "{filled}");
        let source = [SCRIPT, MODULE].map(|name| files::read(&public.join(name)).unwrap()).concat();
        let keys = || SAID.iter().filter_map(|name| name.rsplit('.').next());
        for key in keys() {
            let is_said = source.contains(&format!("texts.{key}")) || source.contains(&format!("\"{key}\""));
            assert!(is_said, "{key} is not said");
        }
        for named in source.split("texts.").skip(1) {
            let key = named.split(|next: char| next != '_' && !next.is_ascii_alphanumeric()).next().unwrap();
            assert!(keys().any(|said| said == key), "{key} has no text");
        }
    }
}
