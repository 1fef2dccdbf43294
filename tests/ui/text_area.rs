//! Several lines of text.

use iam_account::components::text_area::TextArea;
use iam_account::form::field::FormField;
use iam_account::form::format::Format;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

fn note() -> FormField {
    FormField::new("note", "Note", Format::Plain, Signal::stored(Some("One\nTwo".into())))
        .check(|text| text.is_empty().then(|| "Say something.".into()))
}

#[wasm_bindgen_test]
async fn its_name_is_exactly_its_label_and_all_else_is_its_description() {
    let page = show(|| view! { <TextArea field=note() hint="For others." /> }).await;
    let area = page.labelled("Note");
    assert_eq!(value(&area), "One\nTwo");
    assert_eq!(description(&area), ["For others."]);
    enter(&area, "").await;
    visit(&area).await;
    assert!(is_invalid(&area));
    assert_eq!(description(&area), ["Say something.", "For others.", "Changed"]);
}

#[wasm_bindgen_test]
async fn without_a_hint_no_id_is_named_that_nothing_has() {
    let page = show(|| view! { <TextArea field=note() /> }).await;
    assert!(description(&page.labelled("Note")).is_empty());
}

#[wasm_bindgen_test]
async fn code_is_not_spell_checked() {
    let code = RwSignal::new(false);
    let page = show(move || view! { <TextArea field=note() code=code rows=9 /> }).await;
    let area = page.labelled("Note");
    assert_eq!(area.get_attribute("spellcheck").as_deref(), Some("true"));
    assert_eq!(area.get_attribute("rows").as_deref(), Some("9"));
    code.set(true);
    settled().await;
    assert_eq!(area.get_attribute("spellcheck").as_deref(), Some("false"));
    assert!(area.class_list().contains("code"));
}
