//! A switch that saves itself.

use futures::channel::oneshot;
use iam_account::components::switch::Switch;
use iam_account::form::task::{Failure, Outcome, Task};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

/// A switch whose change goes through `on` at once, like an edit on its way, and is taken back when it fails.
async fn shown(on: RwSignal<bool>, answer: oneshot::Receiver<Outcome>) -> Shown {
    let answer = StoredValue::new_local(Some(answer));
    show(move || {
        let task = Task::default();
        let change = move |wanted| {
            on.set(wanted);
            let answer = answer.try_update_value(Option::take).flatten();
            task.run("Saving…", async move {
                let outcome = answer.unwrap().await.unwrap();
                if matches!(outcome, Outcome::Failed(_)) {
                    on.set(!wanted);
                }
                outcome
            });
        };
        view! { <Switch label="Dark mode" hint="On every device." on=on task on_change=change /> }
    })
    .await
}

#[wasm_bindgen_test]
async fn it_is_called_by_its_label_and_described_by_its_hint() {
    let page = shown(RwSignal::new(true), oneshot::channel().1).await;
    let switch = page.labelled("Dark mode");
    assert_eq!(switch.get_attribute("role").as_deref(), Some("switch"));
    assert_eq!(description(&switch), ["On every device."]);
}

#[wasm_bindgen_test]
async fn without_a_hint_it_has_no_description() {
    let page = show(|| {
        view! { <Switch label="E-mail" label_hidden=true on=false task=Task::default() on_change=|_| () /> }
    })
    .await;
    assert!(!page.labelled("E-mail").has_attribute("aria-describedby"));
}

#[wasm_bindgen_test]
async fn it_shows_the_state_that_it_is_told() {
    let on = RwSignal::new(true);
    let page = shown(on, oneshot::channel().1).await;
    let switch = page.labelled("Dark mode");
    assert!(checked(&switch));
    on.set(false);
    settled().await;
    assert!(!checked(&switch));
}

#[wasm_bindgen_test]
async fn a_press_asks_for_the_other_state_and_says_what_becomes_of_it() {
    let on = RwSignal::new(false);
    let (answer, answered) = oneshot::channel();
    let page = shown(on, answered).await;
    let switch = page.labelled("Dark mode");
    press(&switch).await;
    assert!(checked(&switch) && on.get_untracked());
    assert_eq!(page.text("[role=status]"), "Saving…");
    answer.send(Outcome::Done("Saved.".into())).unwrap();
    settled().await;
    assert!(checked(&switch));
    assert_eq!(page.text("[role=status]"), "Saved.");
}

#[wasm_bindgen_test]
async fn a_change_that_fails_goes_back_and_keeps_the_focus() {
    let (answer, answered) = oneshot::channel();
    let page = shown(RwSignal::new(false), answered).await;
    let switch = page.labelled("Dark mode");
    switch.focus().unwrap();
    press(&switch).await;
    assert!(checked(&switch));
    answer.send(Outcome::Failed(Failure { message: "Not saved.".into(), ..Failure::default() })).unwrap();
    settled().await;
    assert!(!checked(&switch));
    assert_eq!(page.text("[role=alert]"), "Not saved.");
    assert!(has_focus(&switch));
}
