//! One text that a person edits, and the service's answers to it.

use iam_account::components::text_field::TextField;
use iam_account::form::field::FormField;
use iam_account::form::format::Format;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::support::*;

/// A field over a saved text that the test can change.
struct Stand {
    base: RwSignal<String>,
    field: FormField,
    page: Shown,
    input: HtmlElement,
}

impl Stand {
    async fn new(base: &str) -> Self {
        let base = RwSignal::new(base.to_owned());
        let saved = Signal::derive(move || Some(base.get().into()));
        let field = FormField::new("name", "Name", Format::Plain, saved)
            .check(|text| (text.len() > 5).then(|| "Too long.".into()));
        let page = show(move || view! { <TextField field /> }).await;
        let input = page.labelled("Name");
        Stand { base, field, page, input }
    }

    async fn save(&self, text: &str) {
        self.base.set(text.into());
        settled().await;
    }

    fn error(&self) -> String {
        self.page.text(".field-error")
    }
}

#[wasm_bindgen_test]
async fn an_untouched_text_follows_what_is_saved() {
    let stand = Stand::new("Zoé").await;
    assert_eq!(value(&stand.input), "Zoé");
    stand.save("Léa").await;
    assert_eq!(value(&stand.input), "Léa");
}

#[wasm_bindgen_test]
async fn a_typed_text_survives_a_change_of_what_is_saved() {
    let stand = Stand::new("Zoé").await;
    enter(&stand.input, "Ana").await;
    stand.save("Léa").await;
    assert_eq!(value(&stand.input), "Ana");
    assert_eq!(stand.page.text(".mark.changed"), "Changed");
}

#[wasm_bindgen_test]
async fn a_settled_text_follows_what_is_saved_again() {
    let stand = Stand::new("Zoé").await;
    enter(&stand.input, " Ana ").await;
    stand.field.settle("Ana", " Ana ");
    stand.save("Ana").await;
    assert_eq!(value(&stand.input), "Ana");
    assert_eq!(stand.page.text(".mark.changed"), "");
}

#[wasm_bindgen_test]
async fn what_is_typed_while_a_text_is_sent_is_kept() {
    let stand = Stand::new("Zoé").await;
    enter(&stand.input, "Anaïs").await;
    stand.field.settle("Ana", "Ana");
    stand.save("Ana").await;
    assert_eq!(value(&stand.input), "Anaïs");
    assert_eq!(stand.page.text(".mark.changed"), "Changed");
}

#[wasm_bindgen_test]
async fn a_refusal_is_shown_for_exactly_the_refused_text() {
    let stand = Stand::new("Zoé").await;
    enter(&stand.input, "Ana").await;
    stand.field.refuse("Ana", "Taken.");
    settled().await;
    assert!(is_invalid(&stand.input));
    assert_eq!(description(&stand.input)[0], "Taken.");
    enter(&stand.input, "Ann").await;
    assert!(!is_invalid(&stand.input), "the refusal was of another text");
    assert_eq!(stand.error(), "");
    enter(&stand.input, "Ana").await;
    assert_eq!(stand.error(), "Taken.");
}

#[wasm_bindgen_test]
async fn a_refusal_of_what_is_no_longer_there_is_not_shown() {
    let stand = Stand::new("Zoé").await;
    enter(&stand.input, "Anaïs").await;
    stand.field.refuse("Ana", "Taken.");
    settled().await;
    assert!(!is_invalid(&stand.input));
    assert_eq!(stand.error(), "");
}

#[wasm_bindgen_test]
async fn a_refusal_comes_before_a_mistake() {
    let stand = Stand::new("Zoé").await;
    enter(&stand.input, "Anastasia").await;
    stand.field.submit();
    settled().await;
    assert_eq!(stand.error(), "Too long.");
    stand.field.refuse("Anastasia", "Taken.");
    settled().await;
    assert_eq!(stand.error(), "Taken.");
}

#[wasm_bindgen_test]
async fn what_is_saved_is_not_sent_so_nothing_is_wrong_with_it() {
    let stand = Stand::new("Anastasia").await;
    assert_eq!(untrack(|| stand.field.problem()), None);
    stand.field.submit();
    settled().await;
    assert_eq!(stand.error(), "");
    enter(&stand.input, "Anastasios").await;
    assert_eq!(stand.error(), "Too long.");
}

#[wasm_bindgen_test]
async fn going_back_to_what_is_saved_forgets_text_and_visit() {
    let stand = Stand::new("Zoé").await;
    enter(&stand.input, "Anastasia").await;
    visit(&stand.input).await;
    assert_eq!(stand.error(), "Too long.");
    stand.field.reset();
    settled().await;
    assert_eq!(value(&stand.input), "Zoé");
    enter(&stand.input, "Anastasia").await;
    assert_eq!(stand.error(), "", "not visited since");
}

#[wasm_bindgen_test]
async fn answers_that_come_after_the_page_is_gone_do_not_panic() {
    let (send, made) = futures::channel::oneshot::channel();
    let mut page = show(move || {
        let field = FormField::empty("name", "Name");
        let _ = send.send(field);
        view! { <TextField field /> }
    })
    .await;
    let field: FormField = made.await.unwrap();
    page.unmount();
    let before = panics();
    field.refuse("", "Taken.");
    field.settle("", "");
    field.reset();
    field.leave();
    settled().await;
    assert_eq!(panics(), before);
    assert_eq!(text(&page.0), "");
}

#[wasm_bindgen_test]
async fn a_typed_text_remembers_what_was_saved_when_it_was_begun() {
    let stand = Stand::new("old").await;
    enter(&stand.input, "mine").await;
    stand.save("other").await;
    assert_eq!(untrack(|| (stand.field.begun_from(), stand.field.base())), ("old".into(), "other".into()));
    stand.field.put("mine".into(), "other".into());
    assert_eq!(untrack(|| (stand.field.begun_from(), stand.field.value())), ("other".into(), "mine".into()));
    enter(&stand.input, "more").await;
    stand.save("mine").await;
    stand.field.settle("mine", "mine");
    assert_eq!(
        untrack(|| stand.field.begun_from()),
        "mine",
        "what is typed on is typed against what was saved"
    );
}

#[wasm_bindgen_test]
async fn what_was_typed_can_be_put_back() {
    let stand = Stand::new("old").await;
    enter(&stand.input, "mine").await;
    let typed = stand.field.draft();
    stand.field.reset();
    settled().await;
    assert_eq!(value(&stand.input), "old");
    stand.field.restore(typed);
    settled().await;
    assert_eq!(value(&stand.input), "mine");
}
