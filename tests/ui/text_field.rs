//! One line of text: its name, its description, and when a mistake is shown.

use iam_account::components::text_field::TextField;
use iam_account::form::field::FormField;
use iam_account::form::format::Format;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

/// Empty at first, and wrong while it is without an `@`.
fn address(base: &'static str) -> FormField {
    FormField::new("email", "E-mail", Format::Plain, Signal::stored(Some(base.into())))
        .autocomplete("email")
        .check(|text| (!text.contains('@')).then(|| "Not an address.".into()))
}

async fn shown(field: FormField) -> Shown {
    show(move || {
        view! {
            <TextField field inputmode="email" hint="You sign in with it." mark="Optional" />
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn its_name_is_exactly_its_label_and_all_else_is_its_description() {
    let page = shown(address("zoe@example.test")).await;
    let input = page.labelled("E-mail");
    assert_eq!(description(&input), ["You sign in with it.", "Optional"]);
    enter(&input, "zoe").await;
    visit(&input).await;
    page.labelled("E-mail");
    let described = description(&input);
    assert_eq!(described[..2], ["Not an address.", "You sign in with it."]);
    assert!(described[2].starts_with("Optional") && described[2].ends_with("Changed"), "{described:?}");
}

#[wasm_bindgen_test]
async fn two_fields_with_the_same_label_are_two_controls() {
    let page = show(|| {
        view! {
            <TextField field=FormField::empty("name", "Name") hint="First." />
            <TextField field=FormField::empty("name", "Name") hint="Second." />
        }
    })
    .await;
    let controls: Vec<_> =
        page.all("label").iter().map(|label| by_id(&label.get_attribute("for").unwrap())).collect();
    assert_ne!(controls[0], controls[1]);
    assert_eq!(description(&controls[0]), ["First."]);
    assert_eq!(description(&controls[1]), ["Second."]);
}

#[wasm_bindgen_test]
async fn it_is_what_the_browser_needs_to_fill_it_in() {
    let page = shown(address("")).await;
    let input = page.labelled("E-mail");
    let attribute = |name| input.get_attribute(name).unwrap_or_default();
    assert_eq!(["type", "inputmode", "autocomplete"].map(attribute), ["text", "email", "email"]);
}

#[wasm_bindgen_test]
async fn a_password_can_be_shown_without_losing_it() {
    let revealed = RwSignal::new(false);
    let page = show(move || {
        view! { <TextField field=FormField::empty("key", "Key") kind="password" revealed /> }
    })
    .await;
    let input = page.labelled("Key");
    enter(&input, "secret").await;
    revealed.set(true);
    settled().await;
    assert_eq!(input.get_attribute("type").as_deref(), Some("text"));
    assert_eq!(value(&input), "secret");
}

#[wasm_bindgen_test]
async fn a_mistake_appears_only_once_the_field_is_left() {
    let page = shown(address("")).await;
    let input = page.labelled("E-mail");
    enter(&input, "zoe").await;
    assert!(!is_invalid(&input), "it is being typed");
    assert_eq!(page.text(".field-error"), "");
    visit(&input).await;
    assert!(is_invalid(&input));
    assert_eq!(page.text(".field-error"), "Not an address.");
}

#[wasm_bindgen_test]
async fn passing_through_an_untouched_field_complains_about_nothing() {
    let page = shown(address("")).await;
    let input = page.labelled("E-mail");
    visit(&input).await;
    assert!(!is_invalid(&input));
    assert_eq!(page.text(".field-error"), "");
}

#[wasm_bindgen_test]
async fn a_mistake_goes_while_it_is_being_mended() {
    let page = shown(address("")).await;
    let input = page.labelled("E-mail");
    enter(&input, "zoe").await;
    visit(&input).await;
    enter(&input, "zoe@").await;
    assert!(!is_invalid(&input));
    assert_eq!(page.text(".field-error"), "");
}

#[wasm_bindgen_test]
async fn the_mark_of_a_change_goes_when_the_saved_text_is_typed_again() {
    let page = shown(address("zoe@example.test")).await;
    let input = page.labelled("E-mail");
    assert_eq!(page.text(".mark.changed"), "");
    enter(&input, "zoe@other.test").await;
    assert_eq!(page.text(".mark.changed"), "Changed");
    enter(&input, "zoe@example.test").await;
    assert_eq!(page.text(".mark.changed"), "");
}

#[wasm_bindgen_test]
async fn a_page_that_goes_away_with_the_focus_in_a_changed_field_does_not_panic() {
    let before = panics();
    let mut page = show(|| {
        view! { <TextField field=FormField::empty("name", "Name") /> }
    })
    .await;
    let input = page.labelled("Name");
    enter(&input, "Zoé").await;
    assert!(has_focus(&input));
    page.unmount();
    settled().await;
    assert_eq!(panics(), before);
    assert_eq!(page.all("input").len(), 0);
}
