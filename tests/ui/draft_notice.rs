//! What was typed earlier, beside what is saved.

use leptos::prelude::*;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::drawer::Stand;
use crate::support::*;

#[wasm_bindgen_test]
async fn earlier_texts_are_shown_beside_what_is_saved_and_the_fields_and_the_focus_stay() {
    let stand = Stand::new(&[("zoe", "phone", ""), ("zoe", "name", "Ana"), ("zoe", "other", "x")]).await;
    assert_eq!(stand.notice(), "");
    stand.input("Phone").focus().unwrap();
    stand.know(Some("zoe")).await;
    assert_eq!(stand.shown(), ["Zoé", "123"]);
    assert_eq!(stand.notice(), "You typed this before and did not save it: Name, Phone.");
    assert_eq!(stand.differences(), ["Saved now Zoé", "You typed Ana", "Saved now 123", "You typed Empty"]);
    assert!(has_focus(&stand.input("Phone")));
    assert_eq!(stand.kept().len(), 3);
}

#[wasm_bindgen_test]
async fn putting_back_is_typing_it_again() {
    let stand = Stand::of_zoe(&[("zoe", "phone", ""), ("zoe", "name", "Ana")]).await;
    press(&stand.page.button("Put back")).await;
    assert_eq!(stand.shown(), ["Ana", ""]);
    assert_eq!(description(&stand.input("Name")), ["Changed"]);
    assert_eq!(stand.notice(), "It is back in the form and not saved yet.");
    assert!(has_focus(&stand.page.one("[role=status]")));
    assert!(stand.page.all("button").is_empty());
    assert_eq!(stand.kept(), ["zoe name Ana", "zoe phone "]);
}

#[wasm_bindgen_test]
async fn what_is_saved_is_said_to_have_changed_where_it_has() {
    let stand = Stand::with(&[
        ("zoe", "name", json!({ "text": "Ana", "base": "Zo" })),
        ("zoe", "phone", json!({ "text": "9", "base": "123" })),
    ])
    .await;
    stand.know(Some("zoe")).await;
    let then = "Meanwhile it was changed. When you typed, this was saved:";
    let zo = format!("{then} Zo");
    assert_eq!(stand.differences(), ["Saved now Zoé", "You typed Ana", &zo, "Saved now 123", "You typed 9"]);
    stand.saved.update(|saved| saved.1 = "12".into());
    settled().await;
    assert_eq!(stand.differences()[3..], ["Saved now 12", "You typed 9", &format!("{then} 123")]);
}

#[wasm_bindgen_test]
async fn discarding_leaves_the_fields_alone_and_says_so_where_the_focus_is() {
    let stand = Stand::of_zoe(&[("zoe", "name", "Ana")]).await;
    enter(&stand.input("Phone"), "9").await;
    stand.page.button("Discard").focus().unwrap();
    press(&stand.page.button("Discard")).await;
    assert_eq!(stand.shown(), ["Zoé", "9"], "what was typed since stays");
    assert_eq!(stand.kept(), ["zoe phone 9"]);
    assert_eq!(stand.notice(), "Discarded.");
    assert!(has_focus(&stand.page.one("[role=status]")));
    assert!(stand.page.all("button").is_empty());
}

#[wasm_bindgen_test]
async fn a_text_of_another_tab_is_offered_and_touches_no_field_that_is_typed_in() {
    let stand = Stand::of_zoe(&[]).await;
    enter(&stand.input("Name"), "Léa").await;
    stand.other_tab("zoe", "phone", Some("9")).await;
    assert_eq!(stand.shown(), ["Léa", "123"]);
    assert_eq!(stand.kept(), ["zoe name Léa", "zoe phone 9"]);
    assert_eq!(stand.notice(), "You typed this before and did not save it: Phone.");
    stand.other_tab("zoe", "phone", None).await;
    assert_eq!(stand.notice(), "", "the other tab has saved it");
}
