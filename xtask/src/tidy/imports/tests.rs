//! The tables against small samples.

use super::super::source;
use super::*;

fn found(path: &str, source: &str) -> Vec<Violation> {
    let crates = ["leptos", "web_sys", "wire", "serde", "iam_account"].map(str::to_owned);
    let name = path.trim_end_matches("/mod").replace('/', "::");
    let imports = source::imports(&name, source, &crates).unwrap();
    check(&[Module { path: format!("src/{path}.rs"), name, imports }])
}

#[track_caller]
fn forbidden(path: &str, source: &str) {
    assert_eq!(found(path, source).len(), 1, "{path}: {source}");
}

#[track_caller]
fn allowed(path: &str, source: &str) {
    assert_eq!(found(path, source), [], "{path}: {source}");
}

#[test]
fn pure_modules_know_no_browser() {
    forbidden("boot", "use leptos::prelude::*;");
    forbidden("resource/edit", "fn f(node: web_sys::Node) {}");
    forbidden("form/validate", "use crate::state::UserState;");
    allowed("boot/section", "use super::Problem; use std::fmt; use serde::Deserialize;");
    allowed("resource/edit", "use wire::Config; use std::mem; fn f() { u64::from(1u8); mem::take(x) }");
}

#[test]
fn lower_layers_do_not_look_up() {
    forbidden("api/user", "use crate::state::UserState;");
    forbidden("state/user", "use crate::pages::profile;");
    forbidden("components/button", "use wire::User;");
    forbidden("hooks/timer", "fn f() { crate::api::send() }");
    forbidden("layout/shell", "use crate::{state::UserState, pages::profile};");
    forbidden("routes", "use super::app::App;");
    allowed("state/user", "use crate::api::Api; use leptos::prelude::*;");
    allowed("layout/shell", "use crate::components::Button;");
    allowed("embed", "use crate::app::App; use crate::boot::BootConfig;");
}

#[test]
fn pages_know_neither_the_api_nor_each_other() {
    forbidden("pages/profile", "use crate::api::Api;");
    forbidden("pages/profile", "use crate::routes::Routed;");
    forbidden("pages/profile", "use crate::pages::password::Form;");
    forbidden("pages/profile", "use crate::layout::Shell;");
    forbidden("pages/profile/name", "use super::super::password::Form;");
    allowed("pages/profile", "use super::profile::picture::Picture; use crate::state::UserState;");
    allowed("pages/mod", "pub use profile::Profile; use self::password::Password;");
}

#[test]
fn forms_work_without_a_service() {
    forbidden("form/field", "use crate::resource::Resource;");
    forbidden("form/field", "use crate::boot::BootConfig;");
    allowed(
        "form/field",
        "use crate::resource::edit::Edit; use crate::hooks::use_id; use crate::language::Words;",
    );
}

#[test]
fn the_program_only_pulls_the_library_in() {
    allowed("main", "use iam_account as _;");
    forbidden("main", "use leptos::prelude::*;");
}

#[test]
fn every_module_is_in_the_table() {
    forbidden("words/mod", "use std::fmt;");
    allowed("words/en", "use std::fmt;");
}
