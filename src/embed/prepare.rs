//! What is there before anything is drawn.

use any_spawner::Executor;
use js_sys::Function;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::api::issuer::ISSUER;
use crate::boot::AuthMode;
use crate::embed::embedded::{Embedded, app_options, dispatch};
use crate::embed::mode::heading_level;
use crate::embed::options::Options;
use crate::events::HostEvent;
use crate::state::language::LanguageState;

/// Makes the app of `element`, which `place` stands for in its shadow tree, and fetches what it needs: its language, and the
/// sign-in at an issuer. Without its language it is English. Requests to the service are sent by `send` where it is given, which
/// has the first response early.
///
/// # Errors
/// Rejects when the options cannot be read, or when the sign-in cannot be fetched.
#[wasm_bindgen]
pub async fn prepare(
    element: HtmlElement,
    place: HtmlElement,
    options: JsValue,
    send: Option<Function>,
) -> Result<Embedded, JsValue> {
    let embedded = new(element, place, &options, send)?;
    let language = embedded.language.wanted();
    language.load();
    if embedded.has_mode(AuthMode::Oidc) && ISSUER.wait().await.is_err() {
        return Err(JsValue::from_str("a part is missing"));
    }
    language.wait().await;
    Ok(embedded)
}

/// Makes the state of a prepared app and finds out who is signed in: the first request is under way before the page is drawn.
/// In mode `host` it waits for that, because a host may give its `getToken` when it hears that the app is ready.
#[wasm_bindgen]
pub fn start(prepared: &mut Embedded) {
    if !prepared.has_mode(AuthMode::Host) {
        // Where the configuration is invalid, `mount` shows that.
        let _ = prepared.start();
    }
}

fn new(
    element: HtmlElement,
    place: HtmlElement,
    options: &JsValue,
    send: Option<Function>,
) -> Result<Embedded, JsValue> {
    let options = Options::read(options)?;
    // Leptos does it where it mounts, which is later. It fails where another element was first.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let language = owner.with(|| LanguageState::new(options.sources.locale()));
    let attributes = &options.sources.attributes;
    let (heading_level, standalone) = (heading_level(attributes), attributes.contains_key("standalone"));
    let mut app = app_options(&options, heading_level, (element.clone(), place), language.clone());
    if let Ok(app) = &mut app {
        app.send = send;
    }
    // Without an owner the callback would never be dropped, nor the element.
    let emit = owner.with(|| {
        let element = SendWrapper::new(element);
        Callback::new(move |event: HostEvent| dispatch(&element, &event))
    });
    Ok(Embedded { owner, app, state: None, language, emit, heading_level, standalone, page: None })
}
