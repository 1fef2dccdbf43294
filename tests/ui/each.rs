//! A view for each name of a list.

use iam_account::components::each::each;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(ToString::to_string).collect()
}

#[wasm_bindgen_test]
async fn a_name_that_moves_keeps_its_view() {
    let list = RwSignal::new(names(&["a", "b", "c"]));
    let page = show(move || each(list, |name| view! { <i>{name}</i> }.into_any())).await;
    let before = page.all("i");
    list.set(names(&["c", "d", "a"]));
    settled().await;
    let after = page.all("i");
    assert_eq!(after.iter().map(|view| text(view)).collect::<Vec<_>>(), ["c", "d", "a"]);
    assert_eq!(after[0], before[2]);
    assert_eq!(after[2], before[0]);
    assert!(!before[1].is_connected());
}

#[wasm_bindgen_test]
async fn an_empty_list_shows_nothing_until_a_name_is_added() {
    let list = RwSignal::new(Vec::new());
    let page = show(move || each(list, |name| view! { <i>{name}</i> }.into_any())).await;
    assert_eq!(page.all("i").len(), 0);
    list.set(names(&["a"]));
    settled().await;
    assert_eq!(page.text("i"), "a");
}

#[wasm_bindgen_test]
async fn the_focus_stays_when_other_views_are_added_or_removed() {
    for (before, after) in
        [(["a", "b"], ["b"].as_slice()), (["a", "b"], &["c", "a", "b", "d"]), (["b", "a"], &["b"])]
    {
        let list = RwSignal::new(names(&before));
        let page = show(move || each(list, |name| view! { <button>{name}</button> }.into_any())).await;
        let button = page.button("b");
        button.focus().unwrap();
        list.set(names(after));
        settled().await;
        assert_eq!(page.all("button").iter().map(|view| text(view)).collect::<Vec<_>>(), after);
        assert!(has_focus(&button), "{before:?} {after:?}");
    }
}
