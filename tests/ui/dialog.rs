//! The browser's own modal dialog.

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
async fn it_opens_over_everything_else_and_is_called_by_its_heading() {
    let page = shown(RwSignal::new(false)).await;
    let dialog = page.one("dialog");
    assert!(!dialog.has_attribute("open"));
    assert_eq!(text(&dialog), "", "what is closed has no content");
    press(&page.button("Delete…")).await;
    assert!(dialog.matches(":modal").unwrap());
    let heading = by_id(&dialog.get_attribute("aria-labelledby").unwrap());
    assert_eq!(text(&heading), "Delete the account?");
    assert_eq!(heading.tag_name(), "H3");
}

#[wasm_bindgen_test]
async fn closing_it_by_the_browsers_means_is_heard() {
    let open = RwSignal::new(true);
    let page = shown(open).await;
    let dialog = page.one("dialog");
    assert!(dialog.matches(":modal").unwrap());
    ask_to_close(&dialog);
    until("closed", || !open.get_untracked()).await;
    settled().await;
    assert_eq!(text(&dialog), "");
}

#[wasm_bindgen_test]
async fn opened_in_the_moment_that_it_closes_it_stays_open() {
    let open = RwSignal::new(true);
    let page = shown(open).await;
    let dialog = page.one("dialog");
    ask_to_close(&dialog);
    page.button("Delete…").click();
    settled().await;
    assert!(open.get_untracked() && dialog.matches(":modal").unwrap());
}

#[wasm_bindgen_test]
async fn while_it_is_locked_the_browsers_means_do_not_close_it() {
    let (open, locked) = (RwSignal::new(true), RwSignal::new(true));
    let page = shown_locked(open, locked.into()).await;
    let dialog = page.one("dialog");
    ask_to_close(&dialog);
    settled().await;
    assert!(open.get_untracked() && dialog.matches(":modal").unwrap());
    locked.set(false);
    ask_to_close(&dialog);
    until("closed", || !open.get_untracked()).await;
}

#[wasm_bindgen_test]
async fn it_opens_again_after_it_was_closed() {
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
async fn what_was_typed_is_gone_when_it_opens_again() {
    let page = shown(RwSignal::new(true)).await;
    enter(&page.one("input"), "zoe@example.test").await;
    press(&page.button("Cancel")).await;
    press(&page.button("Delete…")).await;
    assert_eq!(value(&page.one("input")), "");
}

#[wasm_bindgen_test]
async fn the_focus_goes_back_to_what_opened_it() {
    let page = shown(RwSignal::new(false)).await;
    let opener = page.button("Delete…");
    opener.focus().unwrap();
    press(&opener).await;
    assert!(!has_focus(&opener));
    press(&page.button("Cancel")).await;
    assert!(has_focus(&opener));
}

#[wasm_bindgen_test]
async fn a_page_that_goes_away_with_an_open_dialog_does_not_panic() {
    let before = panics();
    let mut page = shown(RwSignal::new(true)).await;
    page.unmount();
    settled().await;
    assert_eq!(panics(), before);
    assert_eq!(page.all("dialog").len(), 0);
}

/// What Escape does, which a script cannot press.
fn ask_to_close(dialog: &HtmlElement) {
    let close: Function = Reflect::get(dialog, &"requestClose".into()).unwrap().unchecked_into();
    close.call0(dialog).unwrap();
}
