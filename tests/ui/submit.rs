//! Sending a form.

use iam_account::components::button::Button;
use iam_account::components::text_field::TextField;
use iam_account::form::Form;
use iam_account::form::field::FormField;
use iam_account::form::task::Outcome;
use iam_account::language::Message;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

/// Two fields that must not stay empty.
async fn shown(sent: RwSignal<u32>) -> Shown {
    show(move || {
        let [first, second] = [("first", "First"), ("second", "Second")].map(|(key, label)| {
            FormField::empty(key, label).check(|text| text.is_empty().then(|| "Fill it in.".into()))
        });
        let form = Form::new(vec![first, second], Message::NOTHING, move |_| {
            *sent.write() += 1;
            Box::pin(async { Outcome::silent() })
        });
        view! {
            <form novalidate on:submit=move |event| form.submit(&event)>
                <TextField field=first />
                <TextField field=second />
                <Button label="Save" submit=true />
            </form>
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn mistakes_are_shown_and_the_first_one_gets_the_focus() {
    let sent = RwSignal::new(0);
    let page = shown(sent).await;
    enter(&page.labelled("First"), "one").await;
    press(&page.button("Save")).await;
    settled().await;
    assert_eq!(sent.get_untracked(), 0);
    assert!(!is_invalid(&page.labelled("First")));
    let second = page.labelled("Second");
    assert!(has_focus(&second));
    assert_eq!(description(&second), ["Fill it in."]);
}

#[wasm_bindgen_test]
async fn all_mistakes_are_shown_at_once() {
    let page = shown(RwSignal::new(0)).await;
    press(&page.button("Save")).await;
    settled().await;
    assert!(is_invalid(&page.labelled("First")) && is_invalid(&page.labelled("Second")));
    assert!(has_focus(&page.labelled("First")));
}

#[wasm_bindgen_test]
async fn a_form_without_mistakes_is_sent_by_the_page_and_not_by_the_browser() {
    let sent = RwSignal::new(0);
    let page = shown(sent).await;
    enter(&page.labelled("First"), "one").await;
    enter(&page.labelled("Second"), "two").await;
    assert!(fire(&page.one("form"), "submit"), "the browser would leave the page");
    assert_eq!(sent.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_form_that_goes_away_as_it_is_sent_does_not_panic() {
    let before = panics();
    let mut page = shown(RwSignal::new(0)).await;
    fire(&page.one("form"), "submit");
    page.unmount();
    settled().await;
    settled().await;
    assert_eq!(panics(), before);
}
