//! A button that shows that its task is under way.

use iam_account::components::button::{Button, Tone};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

#[wasm_bindgen_test]
async fn while_pending_it_ignores_presses_and_can_have_the_focus() {
    let (pending, presses) = (RwSignal::new(false), RwSignal::new(0));
    let page = show(move || {
        view! { <Button label="Check" pending=pending on_press=move |()| *presses.write() += 1 /> }
    })
    .await;
    let button = page.button("Check");
    press(&button).await;
    assert_eq!(presses.get_untracked(), 1);
    pending.set(true);
    settled().await;
    press(&button).await;
    assert_eq!(presses.get_untracked(), 1);
    assert_eq!(button.get_attribute("aria-busy").as_deref(), Some("true"));
    assert_eq!(button.get_attribute("aria-disabled").as_deref(), Some("true"));
    button.focus().unwrap();
    assert!(has_focus(&button));
    pending.set(false);
    settled().await;
    press(&button).await;
    assert_eq!(presses.get_untracked(), 2);
    assert!(!button.has_attribute("aria-busy") && !button.has_attribute("aria-disabled"));
}

#[wasm_bindgen_test]
async fn a_form_is_not_sent_again_while_pending() {
    let (pending, sent) = (RwSignal::new(false), RwSignal::new(0));
    let page = show(move || {
        let send = move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            *sent.write() += 1;
        };
        view! {
            <form on:submit=send>
                <Button label="Save" submit=true pending=pending />
                <Button label="Cancel" />
            </form>
        }
    })
    .await;
    press(&page.button("Cancel")).await;
    assert_eq!(sent.get_untracked(), 0, "only a submit button sends the form");
    press(&page.button("Save")).await;
    assert_eq!(sent.get_untracked(), 1);
    pending.set(true);
    settled().await;
    press(&page.button("Save")).await;
    assert_eq!(sent.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_disabled_button_takes_neither_presses_nor_the_focus() {
    let presses = RwSignal::new(0);
    let page = show(move || {
        view! {
            <Button label="Delete" tone=Tone::Danger disabled=true on_press=move |()| *presses.write() += 1 />
        }
    })
    .await;
    let button = page.button("Delete");
    press(&button).await;
    button.focus().unwrap();
    assert_eq!(presses.get_untracked(), 0);
    assert!(!has_focus(&button));
}

#[wasm_bindgen_test]
async fn pressing_a_submit_button_does_not_move_the_focus_before_the_click() {
    let page = show(|| view! { <Button label="Save" submit=true /> <Button label="Check" /> }).await;
    assert!(fire(&page.button("Save"), "mousedown"), "the focus would move before the click");
    assert!(!fire(&page.button("Check"), "mousedown"));
}

#[wasm_bindgen_test]
async fn the_spinner_is_visible_only_while_pending_and_hidden_from_screen_readers() {
    let pending = RwSignal::new(false);
    let page = show(move || view! { <Button label="Save" pending=pending /> }).await;
    let spinner = page.one(".spinner");
    assert!(spinner.has_attribute("hidden"));
    pending.set(true);
    settled().await;
    assert!(!spinner.has_attribute("hidden"));
    assert_eq!(spinner.get_attribute("aria-hidden").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn its_label_can_change_while_it_has_the_focus() {
    let label = RwSignal::new("Copy".to_owned());
    let page = show(move || view! { <Button label=Signal::from(label) /> }).await;
    let button = page.button("Copy");
    button.focus().unwrap();
    label.set("Copied".into());
    settled().await;
    assert_eq!(page.button("Copied"), button);
    assert!(has_focus(&button));
}
