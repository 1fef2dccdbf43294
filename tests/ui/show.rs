//! Content under a condition.

use std::arch::wasm32::memory_size;

use iam_account::components::show::Show;
use iam_account::language::{Language, Localized, Message};
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

#[wasm_bindgen_test]
async fn content_is_shown_while_the_condition_is_true() {
    let on = RwSignal::new(false);
    let page = show(move || view! { <Show on=on><input /></Show> }).await;
    assert_eq!(page.all("input").len(), 0);
    on.set(true);
    settled().await;
    page.one("input");
    on.set(false);
    settled().await;
    assert_eq!(page.all("input").len(), 0);
}

#[wasm_bindgen_test]
async fn content_is_not_rebuilt_when_the_condition_stays_true() {
    let (count, builds) = (RwSignal::new(1), StoredValue::new(0));
    let page = show(move || {
        view! {
            <Show on=Signal::derive(move || count.get() > 0)>
                {builds.update_value(|builds| *builds += 1)} <input />
            </Show>
        }
    })
    .await;
    let input = page.one("input");
    count.set(2);
    settled().await;
    assert_eq!(page.one("input"), input);
    assert_eq!(builds.get_value(), 1);
}

/// A page of WebAssembly's memory in bytes.
const PAGE: usize = 65_536;

#[wasm_bindgen_test]
async fn content_that_comes_and_goes_leaves_nothing_with_the_language() {
    let (on, language) = (RwSignal::new(false), RwSignal::new(String::from("en")));
    let _page = show(move || {
        provide_context(Language(language.into()));
        let name = Signal::from(language);
        view! {
            <Show on=on>
                <p aria-label=Message::from("Outcome")>{Message::from("Saved.")} {Localized::from(name)}</p>
            </Show>
        }
    })
    .await;
    let rounds = async |count| {
        for _ in 0..count {
            on.set(true);
            tick().await;
            on.set(false);
            tick().await;
        }
    };
    rounds(50).await;
    let before = memory_size(0);
    rounds(1_500).await;
    let grown = (memory_size(0) - before) * PAGE;
    assert!(grown <= PAGE, "{grown} bytes");
}
