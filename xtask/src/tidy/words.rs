//! Words that are not written, with what is written in their place: plain English, and one name for each thing.

use super::violation::Violation;

/// To add a word, add a row: what is refused, then what to write.
///
/// Whole words are compared; `_` and punctuation count as spaces, so `begins to doubt` is also `begins_to_doubt`. A row
/// with a capital letter is found only as it stands here, every other row in any case.
const WORDS: &[(&str, &str)] = &[
    ("heed", "observe"),
    ("heeds", "observes"),
    ("heeded", "observed"),
    ("nobody", "no one, or the code that is meant"),
    ("somebody", "someone, or the code that is meant"),
    ("whoever", "someone who, or the code that is meant"),
    ("clash", "conflict"),
    ("clashes", "conflicts"),
    ("clashing", "conflicting"),
    ("deviation", "server_override"),
    ("deviations", "server_overrides"),
    ("insists", "overwrite"),
    ("begins to doubt", "mark_stale_once"),
    ("is unsure", "may_be_stale"),
    ("doubted", "may_be_stale"),
    ("be sure", "mark_fresh"),
    ("Wish", "SignInIntent"),
    ("wishes", "wants, or intents"),
    ("Arrival", "Callback"),
    ("Told", "TabMessage"),
    ("tells of", "reports, shows"),
    ("minds", "what happens instead"),
    ("dress", "apply_brand"),
    ("Facts", "DescriptionList"),
    ("Mistakes", "ErrorSummary"),
    ("Answers", "Returns, Responds or Responses"),
    ("and answers", "and returns"),
    ("that answers", "that responds"),
    ("which answers", "which responds"),
    ("service answers", "service responds"),
    ("server answers", "server responds"),
    ("answers a", "returns, responds with"),
    ("answers how", "returns how"),
    ("answers the", "returns the"),
    ("answers what", "returns what"),
    ("answers where", "returns where"),
    ("answers whether", "returns whether"),
    ("answers with", "responds with"),
];

/// Files that may hold any word.
const EXEMPT: &[&str] = &["CHANGELOG.md", "xtask/src/tidy/words.rs"];

/// Checks one file. `screen` is what a person can read on the screen: a quotation of it may hold any word.
pub(super) fn check_file(path: &str, source: &str, screen: &str) -> Vec<Violation> {
    if EXEMPT.contains(&path) {
        return Vec::new();
    }
    let text = if path.ends_with(".css") { comments(source) } else { source.to_owned() };
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let exact = spaced(line, screen);
        let lower = exact.to_lowercase();
        for (word, instead) in WORDS {
            let line = if word.contains(char::is_uppercase) { &exact } else { &lower };
            if line.contains(word) && line.contains(&format!(" {word} ")) {
                let what = format!("`{word}` is not a word of this project, write: {instead}");
                found.push(Violation::new(path, index + 1, what));
            }
        }
    }
    found
}

/// The words of a line with spaces around them, without quotations from the screen.
fn spaced(line: &str, screen: &str) -> String {
    let is_quotation = |at: usize, part: &str| at % 2 == 1 && part.contains(' ') && screen.contains(part);
    let parts = line.split('"').enumerate().filter(|(at, part)| !is_quotation(*at, part));
    let words = parts
        .flat_map(|(_, part)| part.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |line, word| line + word + " ")
}

/// The comments of a stylesheet, each in its line.
fn comments(css: &str) -> String {
    let comment = |part: &str| {
        let (code, comment) = part.split_once("/*").unwrap_or((part, ""));
        "\n".repeat(code.matches('\n').count()) + comment
    };
    css.split_inclusive("*/").map(comment).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, source: &str, lines: &[usize]) {
        let found = check_file(path, source, r#""title": "Somebody else is signed in now","#);
        let found: Vec<_> = found.iter().map(|violation| violation.line).collect();
        assert_eq!(found, lines, "{path}: {source}");
    }

    #[test]
    fn words_are_refused_wherever_they_stand() {
        check("src/a.rs", "/// Heeds it.\nfn nobody_is_there() {}\nlet x = \"somebody\";", &[1, 2, 3]);
        check("README.md", "Nothing\nthat one insists on", &[2]);
        check("a.toml", "# For whoever\n", &[1]);
        check("src/a.rs", "fn begins_to_doubt() {}", &[1]);
    }

    #[test]
    fn only_whole_words_are_refused() {
        check("src/a.rs", "let heedless = clashed;", &[]);
        check(
            "src/a.rs",
            "a person's wish, an arrival\nenum Wish {}\nlet answers = 1;\n/// Answers whether",
            &[2, 4, 4],
        );
    }

    #[test]
    fn texts_on_the_screen_may_hold_any_word() {
        check("tests/e2e/a.js", "const name = \"Somebody else is signed in now\"; // somebody", &[1]);
        check("tests/e2e/a.js", "const name = \"Somebody else is signed in now\";", &[]);
        check("CHANGELOG.md", "Nobody\n", &[]);
    }

    #[test]
    fn stylesheets_are_read_for_their_comments() {
        check(
            "style/a.css",
            ".clash {\n  color: red; /* nobody\n sees a clash */\n}\n.clash { /* clash */ }",
            &[2, 3, 5],
        );
    }
}
