//! Content under a condition.

use iam_account::components::show::Show;
use leptos::prelude::*;
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
