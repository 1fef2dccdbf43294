//! The errors for files that do not match, and the source for files that do.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::PathBuf;

use locales::generate;

/// A folder of files that is deleted with its test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let path = std::env::temp_dir().join(format!("iam-account-locales-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        for (file, texts) in files {
            let direction = if *file == "ar" { "rtl" } else { "ltr" };
            let language = format!(r#""name": "{file}", "dir": "{direction}", "needs_scripts": "Scripts.""#);
            let text = format!(r#"{{"language": {{{language}}}, "page": {{{texts}}}}}"#);
            fs::write(path.join(format!("{file}.json")), text).unwrap();
        }
        Folder(path)
    }

    fn problems(&self) -> String {
        let problems = generate(&self.0, false).unwrap_err();
        problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// All that is generated.
fn source(folder: &Folder, pseudo: bool) -> String {
    let source = generate(&folder.0, pseudo).unwrap();
    source.catalogs + &source.texts
}

const ENGLISH: &str = r#""save": "Save", "remove": "Remove {{ item }}""#;

#[test]
fn a_key_that_a_language_lacks_is_named() {
    let folder = Folder::new("missing", &[("en", ENGLISH), ("fr", r#""save": "Enregistrer""#)]);
    let problems = folder.problems();
    assert!(problems.contains("fr") && problems.contains("remove"), "{problems}");
}

#[test]
fn a_key_that_english_lacks_is_named() {
    let french = r#""save": "Enregistrer", "remove": "Retirer {{ item }}", "rest": "Reste""#;
    let problems = Folder::new("surplus", &[("en", ENGLISH), ("fr", french)]).problems();
    assert!(problems.contains("fr") && problems.contains("rest"), "{problems}");
}

#[test]
fn a_placeholder_that_differs_is_named() {
    let french = r#""save": "Enregistrer", "remove": "Retirer {{ element }}""#;
    let problems = Folder::new("placeholder", &[("en", ENGLISH), ("fr", french)]).problems();
    assert!(problems.contains("page.remove") && problems.contains("element"), "{problems}");
}

#[test]
fn a_third_language_is_one_file() {
    let arabic = r#""save": "حفظ", "remove": "إزالة {{ item }}""#;
    let folder = Folder::new("third", &[("en", ENGLISH), ("fr", ENGLISH), ("ar", arabic)]);
    let source = source(&folder, false);
    assert!(source.contains(r#"tag: "ar", name: "ar", dir: "rtl""#), "{source}");
    assert!(source.contains("حفظ") && source.contains("pub const SAVE: Message"), "{source}");
}

#[test]
fn plurals_have_the_categories_of_their_language() {
    let english = r#""days_one": "one day", "days_other": "{{ count }} days""#;
    let polish = r#""days_one": "{{ count }} dzień", "days_few": "{{ count }} dni", "days_many": "{{ count }} dni",
        "days_other": "{{ count }} dnia""#;
    let source = source(&Folder::new("plural", &[("en", english), ("pl", polish)]), false);
    assert!(source.contains("pub fn days(count: u64) -> Message"), "{source}");
    assert!(source.contains(r"few\u{2}\u{1}0 dni"), "{source}");
}

#[test]
fn the_pseudo_language_is_there_only_when_asked_for() {
    let folder = Folder::new("pseudo", &[("en", ENGLISH)]);
    assert!(!source(&folder, false).contains("en-XA"));
    assert!(source(&folder, true).contains("⟦Sávé ~⟧"), "{}", source(&folder, true));
}

#[test]
fn english_has_to_be_there() {
    assert_eq!(Folder::new("default", &[("fr", ENGLISH)]).problems(), "en.json is missing");
}

#[test]
fn an_open_placeholder_is_refused() {
    let problems = Folder::new("open", &[("en", r#""save": "Save {{ item""#)]).problems();
    assert!(problems.contains("page.save"), "{problems}");
}

#[test]
fn a_doubled_key_is_refused() {
    let problems = Folder::new("doubled", &[("en", r#""save": "Save", "save": "Keep""#)]).problems();
    assert!(problems.contains("save"), "{problems}");
}

#[test]
fn a_mistake_in_the_json_has_its_file_and_place() {
    let problems =
        Folder::new("mistake", &[("en", "\n\"save\": \"Save\",\n\"remove\" \"Remove\"")]).problems();
    assert!(problems.contains("en.json") && problems.contains("line 3"), "{problems}");
}
