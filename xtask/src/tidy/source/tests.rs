//! What counts as an import, in small samples.

use super::*;

#[track_caller]
fn check(source: &str, expected: &[(usize, &str)]) {
    let crates = ["leptos", "wire", "web_sys", "iam_account"].map(str::to_owned);
    let found = imports("a::b", source, &crates).unwrap();
    let found: Vec<_> = found.iter().map(|import| (import.line, import.path.as_str())).collect();
    assert_eq!(found, expected, "{source}");
}

#[test]
fn takes_groups_apart() {
    check(
        "use crate::{a::b, c::{d, self as e},\n    f};",
        &[(1, "crate::a::b"), (1, "crate::c::d"), (1, "crate::c"), (1, "crate::f")],
    );
    check("use leptos::prelude::*;\nuse wire;", &[(1, "leptos::prelude"), (2, "wire")]);
    check("use iam_account as _; use std::fmt;", &[(1, "iam_account")]);
}

#[test]
fn resolves_names_that_begin_at_the_module() {
    check("use super::c::D; use self::e::F;", &[(1, "crate::a::c::D"), (1, "crate::a::b::e::F")]);
    check(
        "pub use child::X; mod inner { use super::super::Y; }",
        &[(1, "crate::a::b::child::X"), (1, "crate::a::Y")],
    );
}

#[test]
fn finds_paths_inside_code() {
    check(
        "fn f(a: &crate::x::Y) -> u8 {\n    let b = super::g::<web_sys::Node>(a); h::i(b) }",
        &[(1, "crate::x::Y"), (2, "crate::a::g"), (2, "web_sys::Node")],
    );
    check("#[derive(wire::Read)]\nstruct A;", &[(1, "wire::Read")]);
}

#[test]
fn finds_paths_inside_macros() {
    check(
        "fn f() { view! {\n<crate::x::Y on:click=move |_| crate::z::go(super::w()) /> } }",
        &[(2, "crate::x::Y"), (2, "crate::z::go"), (2, "crate::a::w")],
    );
    check("fn f() { g!(a.crate_name, wire, wire::<D>) }", &[]);
}

#[test]
fn passes_over_what_is_not_code() {
    check(
        "// wire::b\nfn f() { let s = \"wire::f \\\" wire::h\"; let c = '\"'; wire::j(); }",
        &[(2, "wire::j")],
    );
    check("fn x<'a>(y: &'a wire::L) { let r = r#\"wire::b\"c::d\"#; }", &[(1, "wire::L")]);
    check("pub(in crate::a) struct S;", &[]);
}

#[test]
fn passes_over_tests() {
    check("fn f() { wire::b(); }\n#[cfg(test)]\nmod tests {\n    use leptos::d;\n}", &[(1, "wire::b")]);
    check("#[cfg(test)]\nmod tests;\nuse wire::b;", &[(3, "wire::b")]);
}
