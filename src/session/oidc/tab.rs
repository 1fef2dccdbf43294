//! Telling a duplicated tab from a reloaded one.
//!
//! Duplicating a tab copies its `sessionStorage`, refresh token included. Two tabs that use one refresh token are what an
//! issuer takes for theft: it ends both sessions. So each grant has the id of its tab, and the document that uses it
//! holds a Web Lock of that name for as long as it lives. A copy does not get the lock.

use futures::channel::oneshot;
use futures::future::{Either, select};
use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::AbortSignal;

/// Milliseconds that the document before a reload may take to let go.
const PATIENCE: u32 = 1_000;

/// The tab's lock; it is let go with this, or with the document.
pub struct Lock {
    _held: oneshot::Sender<()>,
}

/// Takes the tab's lock; `None` where another document has it. Where the browser has no locks, tabs cannot be told
/// apart, and the one that asks is taken for the only one.
pub async fn claim(id: &str) -> Option<Lock> {
    let (tell, told) = oneshot::channel();
    let (held, let_go) = oneshot::channel::<()>();
    let hold = Closure::once_into_js(move || {
        let _ = tell.send(());
        future_to_promise(async move {
            // Ends when the other side is dropped.
            let _ = let_go.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    let lock = Lock { _held: held };
    let Ok(request) = request(&format!("iam-account:tab:{id}"), &hold) else { return Some(lock) };
    match select(told, JsFuture::from(request)).await {
        Either::Left((told, request)) => {
            // Rejects when the document goes, and nobody minds.
            spawn_local(async move { drop(request.await) });
            told.ok().map(|()| lock)
        }
        // A browser that gives this page no locks refuses at once, and for another reason.
        Either::Right((refused, _)) => refused.is_err_and(|reason| !is_timeout(&reason)).then_some(lock),
    }
}

fn is_timeout(reason: &JsValue) -> bool {
    let name = Reflect::get(reason, &"name".into());
    name.is_ok_and(|name| name.as_string().as_deref() == Some("TimeoutError"))
}

/// `navigator.locks.request(name, {signal}, hold)`, which web-sys does not have yet. Fails where the browser does not
/// have it either.
fn request(name: &str, hold: &JsValue) -> Result<Promise, JsValue> {
    let locks = Reflect::get(&window().navigator(), &"locks".into())?;
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"signal".into(), &AbortSignal::timeout_with_u32(PATIENCE))?;
    request.call3(&locks, &name.into(), &options, hold)?.dyn_into()
}

/// Whether the person reloaded the page that they are on, rather than coming to it. In a portal they may have reloaded
/// another page and come here since, without leaving the document.
pub fn is_reload() -> bool {
    let here = window().location().href().ok();
    navigation("type").as_deref() == Some("reload")
        && navigation("name").as_deref().map(page) == here.as_deref().map(page)
}

/// Whether the browser was led to this document, by a link, an address or a redirect, and has not gone back to it or loaded
/// it anew.
pub fn is_first_visit() -> bool {
    navigation("type").as_deref() == Some("navigate")
}

/// What the browser says of how it came to this document (`PerformanceNavigationTiming`).
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
