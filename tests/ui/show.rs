//! Content that is there or not.

use iam_account::components::show::Show;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

#[wasm_bindgen_test]
async fn content_is_there_while_it_should_be() {
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
async fn saying_the_same_again_does_not_make_it_afresh() {
    let (count, made) = (RwSignal::new(1), StoredValue::new(0));
    let page = show(move || {
        view! {
            <Show on=Signal::derive(move || count.get() > 0)>
                {made.update_value(|made| *made += 1)} <input />
            </Show>
        }
    })
    .await;
    let input = page.one("input");
    count.set(2);
    settled().await;
    assert_eq!(page.one("input"), input);
    assert_eq!(made.get_value(), 1);
}
