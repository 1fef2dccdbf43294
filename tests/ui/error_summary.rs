//! The list of a form's mistakes.

use iam_account::components::button::Button;
use iam_account::components::error_summary::ErrorSummary;
use iam_account::components::text_field::TextField;
use iam_account::form::Form;
use iam_account::form::field::FormField;
use iam_account::form::task::Outcome;
use iam_account::language::Message;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

/// A form with two required fields.
async fn shown() -> Shown {
    show(move || {
        let [first, second] = [("first", "First"), ("second", "Second")].map(|(key, label)| {
            FormField::empty(key, label).check(|text| text.is_empty().then(|| "Fill it in.".into()))
        });
        let form =
            Form::new(vec![first, second], Message::NOTHING, |_| Box::pin(async { Outcome::silent() }));
        view! {
            <form novalidate on:submit=move |event| form.submit(&event)>
                <ErrorSummary fields=vec![first, second] />
                <TextField field=first />
                <TextField field=second />
                <Button label="Save" submit=true />
            </form>
        }
    })
    .await
}

fn entries(page: &Shown) -> Vec<String> {
    page.all(".mistakes li").iter().map(|entry| text(entry)).collect()
}

#[wasm_bindgen_test]
async fn nothing_is_listed_before_the_form_is_sent() {
    let page = shown().await;
    enter(&page.labelled("First"), "one").await;
    enter(&page.labelled("First"), "").await;
    fire(&page.labelled("First"), "blur");
    settled().await;
    assert!(page.all(".mistakes").is_empty());
}

#[wasm_bindgen_test]
async fn an_invalid_form_lists_its_mistakes_and_moves_the_focus_to_the_list() {
    let page = shown().await;
    press(&page.button("Save")).await;
    settled().await;
    assert_eq!(entries(&page), ["First: Fill it in.", "Second: Fill it in."]);
    let list = page.one(".mistakes");
    assert!(has_focus(&list));
    let name = list.get_attribute("aria-labelledby").unwrap();
    assert_eq!(text(&by_id(&name)), "Not saved yet. Please look at:");
}

#[wasm_bindgen_test]
async fn an_entry_leads_to_its_field_and_disappears_when_that_is_valid() {
    let page = shown().await;
    press(&page.button("Save")).await;
    settled().await;
    press(&page.all(".mistakes a")[1]).await;
    let second = page.labelled("Second");
    assert!(has_focus(&second));
    enter(&second, "two").await;
    settled().await;
    assert_eq!(entries(&page), ["First: Fill it in."]);
    enter(&page.labelled("First"), "one").await;
    settled().await;
    assert!(page.all(".mistakes").is_empty());
}
