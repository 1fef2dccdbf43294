//! The import table against small samples.

use super::*;

fn crates() -> Vec<String> {
    ["leptos", "leptos_router", "web_sys", "wire", "serde", "gloo_net", "iam_account"]
        .map(str::to_owned)
        .into()
}

#[track_caller]
fn forbidden(path: &str, source: &str) {
    assert_eq!(check_file(path, source, &crates()).len(), 1, "{path}: {source}");
}

#[track_caller]
fn allowed(path: &str, source: &str) {
    assert_eq!(check_file(path, source, &crates()), [], "{path}: {source}");
}

#[test]
fn pure_modules_know_no_browser() {
    forbidden("src/boot.rs", "use leptos::prelude::*;");
    forbidden("src/resource/merge.rs", "fn f(node: web_sys::Node) {}");
    forbidden("src/resource/merge.rs", "use super::user::User;");
    forbidden("src/forms/validate.rs", "use crate::state::UserState;");
    allowed("src/boot/section.rs", "use super::Problem; use std::fmt; use serde::Deserialize;");
    allowed(
        "src/resource/merge.rs",
        "use wire::Config; use std::mem; fn f() { u64::from(1u8); mem::take(x) }",
    );
}

#[test]
fn lower_layers_do_not_look_up() {
    forbidden("src/api/user.rs", "use crate::state::UserState;");
    forbidden("src/state/user.rs", "use crate::pages::profile;");
    forbidden("src/components/button.rs", "use wire::User;");
    forbidden("src/hooks/timer.rs", "fn f() { crate::api::send() }");
    forbidden("src/layout/shell.rs", "use crate::{state::UserState, pages::profile};");
    forbidden("src/routes.rs", "use super::app::App;");
    allowed("src/state/user.rs", "use crate::api::Api; use leptos::prelude::*;");
    allowed("src/layout/shell.rs", "use leptos_router::components::Outlet; use crate::components::Button;");
    allowed("src/embed.rs", "use crate::app::App; use crate::boot::BootConfig;");
}

#[test]
fn pages_know_neither_the_api_nor_each_other() {
    forbidden("src/pages/profile.rs", "use crate::api::Api;");
    forbidden("src/pages/profile.rs", "use leptos_router::hooks::use_navigate;");
    forbidden("src/pages/profile.rs", "use crate::pages::password::Form;");
    forbidden("src/pages/profile/name.rs", "use super::super::password::Form;");
    allowed("src/pages/profile.rs", "use super::profile::picture::Picture; use crate::state::UserState;");
    allowed("src/pages/mod.rs", "pub use profile::Profile; use self::password::Password;");
}

#[test]
fn the_program_only_pulls_the_library_in() {
    allowed("src/main.rs", "use iam_account as _;");
    forbidden("src/main.rs", "use leptos::prelude::*;");
}

#[test]
fn words_know_only_what_they_name() {
    allowed("src/words/en.rs", "use crate::paths::Page; use crate::state::ApiError; use super::Words;");
    forbidden("src/words/en.rs", "use crate::api::client::Client;");
}

#[test]
fn reads_the_dependencies_of_a_manifest() {
    let manifest = "[package]\nname = \"a\"\n[dependencies]\nserde = { workspace = true }\nserde_json.workspace = true\n\
                    \n[dependencies.web-sys]\nversion = \"0.3\"\n[dev-dependencies]\nproptest = \"1\"\n";
    let names: Vec<_> = dependencies(manifest).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["serde", "serde_json", "web-sys"]);
}
