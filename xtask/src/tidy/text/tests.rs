//! The rules against small samples.

use super::*;

#[track_caller]
fn check(path: &str, source: &str, expected: usize) {
    let found = check_file(path, source);
    assert_eq!(found.len(), expected, "{path}: {source}\n{found:?}");
}

#[test]
fn every_file_says_what_it_is_for() {
    check("src/a.rs", "use x;", 1);
    check("src/a.rs", "//! A.\nuse x;", 0);
}

#[test]
fn long_files_are_named() {
    check("src/a.rs", &format!("//! A.\n{}", "x\n".repeat(LONGEST)), 1);
    check("style/a.css", &"x\n".repeat(LONGEST), 0);
}

#[test]
fn only_the_client_sends() {
    check("src/state/user.rs", "//! A.\nuse web_sys::RequestInit;", 1);
    check("src/api/request.rs", "//! A.\nuse web_sys::RequestInit;", 0);
    check("src/state/user.rs", "//! A.\n// RequestInit is the client's.", 0);
}

#[test]
fn styles_go_through_properties() {
    check("src/a.rs", "//! A.\nview! { <p style=\"color: red\">x</p> }", 1);
    check("src/a.rs", "//! A.\nnode.set_attribute(\"style\", x);", 1);
    check("src/a.rs", "//! A.\nview! { <p style:color=red>x</p> }; let style = 1;", 0);
}

#[test]
fn tests_neither_sleep_nor_skip() {
    check("tests/e2e/profile.e2e.js", "await page.waitForTimeout(100);", 1);
    check("tests/e2e/profile.e2e.js", "test.only('x'); test.skip('y');", 2);
    check("tests/ui/main.rs", "//! A.\nlist.iter().skip(1);", 0);
    check("crates/devserver/tests/api.rs", "//! A.\nsleep(SECOND).await;", 1);
}

#[test]
fn stylesheets_come_from_here() {
    check("style/index.css", "@import url(\"https://fonts.example/x.css\");", 1);
    check("style/index.css", "@import \"./base.css\";", 0);
}

#[test]
fn an_allowed_unwrap_says_why() {
    check("src/a.rs", "//! A.\n#[allow(clippy::unwrap_used)]", 1);
    check("src/a.rs", "//! A.\n#[allow(clippy::unwrap_used, reason = \"checked above\")]", 0);
}

#[test]
fn what_holds_data_shows_nothing() {
    check("src/state/user.rs", "//! A.\n#[component]\nfn F() { view! { <p/> } }", 2);
    check("src/components/button.rs", "//! A.\n#[component]\nfn F() { view! { <p/> } }", 0);
}
