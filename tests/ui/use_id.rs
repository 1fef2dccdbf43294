//! Ids for labels and descriptions.

use std::collections::HashSet;

use iam_account::hooks::use_id::use_id;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn ids_are_unique() {
    let ids: HashSet<String> = (0..1000).map(|_| use_id()).collect();
    assert_eq!(ids.len(), 1000);
}

#[wasm_bindgen_test]
fn an_id_is_a_valid_selector() {
    let id = use_id();
    let first = id.chars().next();
    assert!(first.is_some_and(|c| c.is_ascii_alphabetic()), "{id}");
    assert!(id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{id}");
}
