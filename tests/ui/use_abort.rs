//! Aborts requests when their page is left.

use futures::channel::oneshot;
use iam_account::hooks::use_abort::use_abort;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::AbortSignal;

use crate::support::*;

async fn shown(on: RwSignal<bool>) -> (AbortSignal, Shown) {
    let (send, made) = oneshot::channel();
    let send = StoredValue::new_local(Some(send));
    let page = show(move || {
        move || {
            on.get().then(|| {
                let send = send.try_update_value(Option::take).flatten();
                send.unwrap().send(use_abort().unwrap()).unwrap();
                view! { <p>"Page"</p> }
            })
        }
    })
    .await;
    (made.await.unwrap(), page)
}

#[wasm_bindgen_test]
async fn it_aborts_when_the_app_is_unmounted() {
    let (signal, mut page) = shown(RwSignal::new(true)).await;
    assert!(!signal.aborted());
    page.unmount();
    assert!(signal.aborted());
}

#[wasm_bindgen_test]
async fn it_aborts_when_its_page_is_left() {
    let on = RwSignal::new(true);
    let (signal, _page) = shown(on).await;
    assert!(!signal.aborted());
    on.set(false);
    settled().await;
    assert!(signal.aborted());
}
