//! What was typed earlier, beside what is saved.

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::drawer::{Stand, earlier};
use crate::support::*;

#[wasm_bindgen_test]
async fn earlier_texts_are_shown_beside_what_is_saved_and_the_fields_and_the_focus_stay() {
    let stand = Stand::new(&[("zoe", "phone", ""), ("zoe", "name", "Ana"), ("zoe", "other", "x")]).await;
    assert_eq!(stand.notice(), "");
    stand.input("Phone").focus().unwrap();
    stand.know(Some("zoe")).await;
    assert_eq!(stand.shown(), ["Zoé", "123"]);
    assert_eq!(stand.notice(), "Before: Name, Phone.");
    assert_eq!(stand.differences(), ["Saved Zoé", "Typed Ana", "Saved 123", "Typed Empty"]);
    assert!(has_focus(&stand.input("Phone")));
    assert_eq!(stand.kept().len(), 3);
}

#[wasm_bindgen_test]
async fn putting_back_is_typing_it_again() {
    let stand = Stand::of_zoe(&[("zoe", "phone", ""), ("zoe", "name", "Ana")]).await;
    press(&stand.page.button("Put back")).await;
    assert_eq!(stand.shown(), ["Ana", ""]);
    assert_eq!(description(&stand.input("Name")), ["Changed"]);
    assert_eq!(stand.notice(), "Back.");
    assert!(has_focus(&stand.page.one("[role=status]")));
    assert!(stand.page.all("button").is_empty());
    assert_eq!(stand.kept(), ["zoe name Ana", "zoe phone "]);
}

#[wasm_bindgen_test]
async fn what_is_saved_is_said_to_have_changed_where_it_has() {
    let stand = Stand::new(&[]).await;
    stand.drawer.update(|kept| {
        kept.push(("zoe".into(), "name".into(), "Ana".into(), Some("Zo".into()), false));
        kept.push(("zoe".into(), "phone".into(), "9".into(), Some("123".into()), false));
    });
    stand.know(Some("zoe")).await;
    assert_eq!(stand.differences(), ["Saved Zoé", "Typed Ana", "Then: Zo", "Saved 123", "Typed 9"]);
    stand.saved.update(|saved| saved.1 = "12".into());
    settled().await;
    assert_eq!(stand.differences()[3..], ["Saved 12", "Typed 9", "Then: 123"]);
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
    stand.know(None).await;
    stand.drawer.update(|kept| kept.push(earlier("zoe", "phone", "9")));
    stand.know(Some("zoe")).await;
    assert_eq!(stand.shown(), ["Léa", "123"]);
    assert_eq!(stand.kept(), ["zoe name Léa", "zoe phone 9"]);
    assert_eq!(stand.notice(), "Before: Phone.");
    stand.drawer.update(|kept| kept.retain(|(_, key, ..)| key == "name"));
    settled().await;
    assert_eq!(stand.notice(), "", "the other tab has saved it");
}
