//! A switch that saves itself.

use futures::channel::oneshot;
use iam_account::components::switch::Switch;
use iam_account::form::task::{Outcome, Task};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

/// A switch whose change is in `on` at once, like a pending edit, and is reverted when it fails.
async fn shown(on: RwSignal<bool>, outcome: oneshot::Receiver<Outcome>) -> Shown {
    let outcome = StoredValue::new_local(Some(outcome));
    show(move || {
        let task = Task::default();
        let change = move |checked: bool| {
            on.set(checked);
            let outcome = outcome.try_update_value(Option::take).flatten();
            task.run("Saving…", async move {
                let outcome = outcome.unwrap().await.unwrap();
                if outcome.failed {
                    on.set(!checked);
                }
                outcome
            });
        };
        view! { <Switch label="Dark mode" hint="On every device." on=on task on_change=change /> }
    })
    .await
}

#[wasm_bindgen_test]
async fn its_label_is_its_name_and_its_hint_its_description() {
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
async fn it_shows_the_state_of_its_signal() {
    let on = RwSignal::new(true);
    let page = shown(on, oneshot::channel().1).await;
    let switch = page.labelled("Dark mode");
    assert!(checked(&switch));
    on.set(false);
    settled().await;
    assert!(!checked(&switch));
}

#[wasm_bindgen_test]
async fn a_press_requests_the_other_state_and_shows_the_outcome() {
    let on = RwSignal::new(false);
    let (send, outcome) = oneshot::channel();
    let page = shown(on, outcome).await;
    let switch = page.labelled("Dark mode");
    press(&switch).await;
    assert!(checked(&switch) && on.get_untracked());
    assert_eq!(page.text("[role=status]"), "Saving…");
    send.send(Outcome::done("Saved.".into())).unwrap();
    settled().await;
    assert!(checked(&switch));
    assert_eq!(page.text("[role=status]"), "Saved.");
}

#[wasm_bindgen_test]
async fn a_failed_change_is_reverted_and_keeps_the_focus() {
    let (send, outcome) = oneshot::channel();
    let page = shown(RwSignal::new(false), outcome).await;
    let switch = page.labelled("Dark mode");
    switch.focus().unwrap();
    press(&switch).await;
    assert!(checked(&switch));
    send.send(Outcome::failed("Not saved.".into())).unwrap();
    settled().await;
    assert!(!checked(&switch));
    assert_eq!(page.text("[role=alert]"), "Not saved.");
    assert!(has_focus(&switch));
}
