//! Loads what a page shows.

use futures::channel::oneshot;
use iam_account::hooks::use_load::use_load;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::AbortSignal;

use crate::support::*;

type Signals = StoredValue<Vec<AbortSignal>, LocalStorage>;

/// A page that records the abort signal of each load.
async fn shown(signals: Signals) -> (Callback<()>, Shown) {
    let (send, made) = oneshot::channel();
    let page = show(move || {
        let load = use_load(move |abort| async move {
            signals.update_value(|signals| signals.extend(abort));
        });
        let _ = send.send(load);
        view! { <p>"Page"</p> }
    })
    .await;
    (made.await.unwrap(), page)
}

fn aborted(signals: Signals) -> Vec<bool> {
    signals.with_value(|signals| signals.iter().map(AbortSignal::aborted).collect())
}

#[wasm_bindgen_test]
async fn it_loads_at_once_and_at_each_call() {
    let signals = StoredValue::new_local(Vec::new());
    let (load, _page) = shown(signals).await;
    assert_eq!(aborted(signals), [false]);
    load.run(());
    settled().await;
    assert_eq!(aborted(signals), [false, false], "a new load does not abort the one before");
}

#[wasm_bindgen_test]
async fn leaving_the_page_aborts_the_requests() {
    let signals = StoredValue::new_local(Vec::new());
    let (load, mut page) = shown(signals).await;
    load.run(());
    settled().await;
    page.unmount();
    assert_eq!(aborted(signals), [true, true]);
}
