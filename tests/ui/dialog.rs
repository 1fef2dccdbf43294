//! A modal dialog: the browser's `<dialog>`.

use iam_account::components::dialog::Dialog;
use iam_account::components::heading::HeadingLevel;
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::support::*;

async fn shown(open: RwSignal<bool>) -> Shown {
    shown_locked(open, false.into()).await
}

async fn shown_locked(open: RwSignal<bool>, locked: Signal<bool>) -> Shown {
    show(move || {
        provide_context(HeadingLevel(2));
        view! {
            <button on:click=move |_| open.set(true)>"Delete…"</button>
            <Dialog open locked title="Delete the account?">
                <input />
                <button on:click=move |_| open.set(false)>"Cancel"</button>
            </Dialog>
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn it_opens_as_a_modal_labelled_by_its_heading() {
    let page = shown(RwSignal::new(false)).await;
    let dialog = page.one("dialog");
    assert!(!dialog.has_attribute("open"));
    assert_eq!(text(&dialog), "", "a closed dialog has no content");
    press(&page.button("Delete…")).await;
    assert!(dialog.matches(":modal").unwrap());
    let heading = by_id(&dialog.get_attribute("aria-labelledby").unwrap());
    assert_eq!(text(&heading), "Delete the account?");
    assert_eq!(heading.tag_name(), "H3");
}

#[wasm_bindgen_test]
async fn closing_it_with_the_browser_updates_the_signal() {
    let open = RwSignal::new(true);
    let page = shown(open).await;
    let dialog = page.one("dialog");
    assert!(dialog.matches(":modal").unwrap());
    request_close(&dialog);
    until("closed", || !open.get_untracked()).await;
    settled().await;
    assert_eq!(text(&dialog), "");
}

#[wasm_bindgen_test]
async fn it_stays_open_when_it_is_opened_while_it_closes() {
    let open = RwSignal::new(true);
    let page = shown(open).await;
    let dialog = page.one("dialog");
    request_close(&dialog);
    page.button("Delete…").click();
    settled().await;
    assert!(open.get_untracked() && dialog.matches(":modal").unwrap());
}

#[wasm_bindgen_test]
async fn while_locked_the_browser_does_not_close_it() {
    let (open, locked) = (RwSignal::new(true), RwSignal::new(true));
    let page = shown_locked(open, locked.into()).await;
    let dialog = page.one("dialog");
    request_close(&dialog);
    settled().await;
    assert!(open.get_untracked() && dialog.matches(":modal").unwrap());
    locked.set(false);
    request_close(&dialog);
    until("closed", || !open.get_untracked()).await;
}

#[wasm_bindgen_test]
async fn it_opens_again_after_it_is_closed() {
    let page = shown(RwSignal::new(true)).await;
    let dialog = page.one("dialog");
    for _ in 0..2 {
        press(&page.button("Cancel")).await;
        assert!(!dialog.has_attribute("open"));
        press(&page.button("Delete…")).await;
        assert!(dialog.matches(":modal").unwrap());
    }
}

#[wasm_bindgen_test]
async fn its_content_is_empty_when_it_opens_again() {
    let page = shown(RwSignal::new(true)).await;
    enter(&page.one("input"), "zoe@example.test").await;
    press(&page.button("Cancel")).await;
    press(&page.button("Delete…")).await;
    assert_eq!(value(&page.one("input")), "");
}

#[wasm_bindgen_test]
async fn the_focus_returns_to_the_button_that_opened_it() {
    let page = shown(RwSignal::new(false)).await;
    let opener = page.button("Delete…");
    opener.focus().unwrap();
    press(&opener).await;
    assert!(!has_focus(&opener));
    press(&page.button("Cancel")).await;
    assert!(has_focus(&opener));
}

#[wasm_bindgen_test]
async fn unmounting_an_open_dialog_does_not_panic() {
    let before = panics();
    let mut page = shown(RwSignal::new(true)).await;
    page.unmount();
    settled().await;
    assert_eq!(panics(), before);
    assert_eq!(page.all("dialog").len(), 0);
}

/// Does what the Escape key does; a script cannot press that key.
fn request_close(dialog: &HtmlElement) {
    let close: Function = Reflect::get(dialog, &"requestClose".into()).unwrap().unchecked_into();
    close.call0(dialog).unwrap();
}
