//! Rules about single lines and about the length of a file.

use super::violation::Violation;

/// The most lines that a file may have.
const LONGEST: usize = 220;

/// A text that must not be in certain files.
struct Ban {
    text: &'static str,
    applies: fn(&str) -> bool,
    reason: &'static str,
}

const BANS: &[Ban] = &[
    Ban {
        text: "RequestInit",
        applies: |path| is_app(path) && path != "src/api/request.rs",
        reason: "only src/api/request.rs sends",
    },
    Ban { text: "#[component", applies: is_below_views, reason: "only what is above state shows anything" },
    Ban { text: "view!", applies: is_below_views, reason: "only what is above state shows anything" },
    Ban { text: "inner_html", applies: is_app, reason: "markup is never made from text" },
    Ban { text: "innerHTML", applies: is_script, reason: "markup is never made from text" },
    Ban { text: "set_attribute(\"style\"", applies: is_app, reason: STYLES },
    Ban { text: "setAttribute(\"style\"", applies: is_script, reason: STYLES },
    Ban { text: " style=", applies: is_app, reason: STYLES },
    Ban { text: "waitForTimeout", applies: is_e2e, reason: "a test waits for what it wants to see" },
    Ban { text: "test.only", applies: is_e2e, reason: "the other tests would not run" },
    Ban { text: ".skip(", applies: is_e2e, reason: "a test that does not run is deleted" },
    Ban { text: "sleep(", applies: is_test, reason: "a test waits for what it wants to see" },
    Ban {
        text: "#[ignore",
        applies: |path| path.ends_with(".rs") && !path.starts_with("xtask/"),
        reason: "a test that does not run is deleted",
    },
];

const STYLES: &str =
    "the content security policy forbids style attributes; set a property of the element's style";

/// Checks one file that is written by hand.
pub(super) fn check_file(path: &str, source: &str) -> Vec<Violation> {
    let mut found = Vec::new();
    if path.ends_with(".rs") && !source.starts_with("//!") {
        found.push(Violation::new(path, 1, "the file does not begin with `//!` and what it is for"));
    }
    let length = source.lines().count();
    if length > LONGEST && is_code(path) && !path.starts_with("tests/") {
        found.push(Violation::new(
            path,
            LONGEST + 1,
            format!("the file has {length} lines, more than {LONGEST}"),
        ));
    }
    let bans: Vec<_> = BANS.iter().filter(|ban| (ban.applies)(path)).collect();
    for (index, line) in source.lines().enumerate() {
        let code = if line.trim_start().starts_with("//") { "" } else { line };
        let broken = bans.iter().filter(|ban| code.contains(ban.text));
        found
            .extend(broken.map(|ban| {
                Violation::new(path, index + 1, format!("`{}`: {}", ban.text.trim(), ban.reason))
            }));
        if let Some(what) = foreign_import(path, code).or_else(|| silent_allow(path, source, index)) {
            found.push(Violation::new(path, index + 1, what));
        }
    }
    found
}

/// A stylesheet or font from elsewhere. It would reveal visitors to others, and the policy forbids it.
fn foreign_import(path: &str, line: &str) -> Option<&'static str> {
    let names_address = line.contains("@import") || line.contains("url(");
    (path.ends_with(".css") && names_address && line.contains("//"))
        .then_some("an address outside the project")
}

/// An `unwrap_used` that is allowed without a reason.
fn silent_allow(path: &str, source: &str, index: usize) -> Option<&'static str> {
    let attribute: Vec<_> = source.lines().skip(index).take(5).collect();
    let first = attribute.first()?.trim_start();
    if !path.ends_with(".rs") || !(first.starts_with("#[allow(") || first.starts_with("#![allow(")) {
        return None;
    }
    let text = attribute.join("\n");
    let text = text.split(")]").next().unwrap_or_default();
    (text.contains("unwrap_used") && !text.contains("reason"))
        .then_some("`unwrap_used` is allowed without a reason")
}

fn is_code(path: &str) -> bool {
    [".rs", ".css", ".js"].iter().any(|extension| path.ends_with(extension))
}

fn is_app(path: &str) -> bool {
    path.starts_with("src/")
}

/// The layers that hold and send data. They have no views.
fn is_below_views(path: &str) -> bool {
    ["src/api/", "src/session/", "src/resource/", "src/state/"].iter().any(|folder| path.starts_with(folder))
}

fn is_script(path: &str) -> bool {
    path.starts_with("public/") && path.ends_with(".js")
}

fn is_e2e(path: &str) -> bool {
    path.starts_with("tests/e2e/") && path.ends_with(".js")
}

fn is_test(path: &str) -> bool {
    path.starts_with("tests/") || path.contains("/tests/")
}

#[cfg(test)]
mod tests;
