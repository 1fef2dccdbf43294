//! Distinguishes a duplicated tab from a reloaded one.
//!
//! Duplicating a tab copies its `sessionStorage`, refresh token included. An issuer treats two tabs with one refresh token
//! as theft, and ends both sessions. So each grant has the id of its tab, and the document that uses it holds a Web Lock
//! of that name for as long as it lives. A copy does not get the lock.

use futures::channel::oneshot;
use futures::future::{Either, select};
use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::AbortSignal;

/// Milliseconds that the document before a reload may take to release the lock.
const PATIENCE: u32 = 1_000;

/// The tab's lock. Dropping it releases the lock; so does the end of the document.
pub struct Lock {
    _release: oneshot::Sender<()>,
}

/// Takes the tab's lock; `None` where another document has it. A browser without locks cannot tell tabs apart; there the
/// caller counts as the only one.
pub async fn claim(id: &str) -> Option<Lock> {
    let (grant, granted) = oneshot::channel();
    let (release, released) = oneshot::channel::<()>();
    let hold = Closure::once_into_js(move || {
        let _ = grant.send(());
        future_to_promise(async move {
            // Ends when the `Lock` is dropped.
            let _ = released.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    let lock = Lock { _release: release };
    let Ok(request) = request(&format!("iam-account:tab:{id}"), &hold) else { return Some(lock) };
    match select(granted, JsFuture::from(request)).await {
        Either::Left((granted, request)) => {
            // The promise rejects when the document ends. No error is reported then.
            spawn_local(async move { drop(request.await) });
            granted.ok().map(|()| lock)
        }
        // A browser that gives this page no locks refuses at once, with another reason.
        Either::Right((refused, _)) => refused.is_err_and(|reason| !is_timeout(&reason)).then_some(lock),
    }
}

fn is_timeout(reason: &JsValue) -> bool {
    let name = Reflect::get(reason, &"name".into());
    name.is_ok_and(|name| name.as_string().as_deref() == Some("TimeoutError"))
}

/// `navigator.locks.request(name, {signal}, hold)`, which web-sys does not have yet. Fails where the browser lacks it.
fn request(name: &str, hold: &JsValue) -> Result<Promise, JsValue> {
    let locks = Reflect::get(&window().navigator(), &"locks".into())?;
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"signal".into(), &AbortSignal::timeout_with_u32(PATIENCE))?;
    request.call3(&locks, &name.into(), &options, hold)?.dyn_into()
}

/// Whether the person reloaded the current page. In a portal they may have reloaded another page and come here since
/// without leaving the document; that is no reload of this page.
pub fn is_reload() -> bool {
    let here = window().location().href().ok();
    navigation("type").as_deref() == Some("reload")
        && navigation("name").as_deref().map(page) == here.as_deref().map(page)
}

/// Whether the browser came to this document by a link, a typed address or a redirect, and not by a reload or the history.
pub fn is_first_visit() -> bool {
    navigation("type").as_deref() == Some("navigate")
}

/// A property of the document's `PerformanceNavigationTiming`.
fn navigation(key: &str) -> Option<String> {
    let entries = Reflect::get(&window(), &"performance".into()).and_then(|performance| {
        let get: Function = Reflect::get(&performance, &"getEntriesByType".into())?.dyn_into()?;
        get.call1(&performance, &"navigation".into())
    });
    let entry = Reflect::get_u32(&entries.ok()?, 0).ok()?;
    Reflect::get(&entry, &key.into()).ok()?.as_string()
}

/// A URL without its fragment.
fn page(url: &str) -> &str {
    url.split('#').next().unwrap_or_default()
}
