//! [`Embedded`]: an app in an element, and what it is made from.

use js_sys::JSON;
use leptos::mount::UnmountHandle;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement, Url};

use crate::app::{AppOptions, start};
use crate::boot::{AuthMode, BootConfig, BootError, BootProblem, SectionLink};
use crate::embed::brand::apply_brand;
use crate::embed::mode::{base, embed_mode, text};
use crate::embed::options::Options;
use crate::events::HostEvent;
use crate::layout::shell::EmbedMode;
use crate::paths::{FRAGMENT, folder};
use crate::state::State;
use crate::state::language::LanguageState;
use crate::state::live::Live;

/// An app in an element: its state from `prepare`, its page from `mount`. It stays until it is dropped, which JavaScript does
/// by `free`.
#[wasm_bindgen]
pub struct Embedded {
    /// The owner of everything reactive. It is cleaned up explicitly, because the browser may hold references to a part
    /// of it, such as a listener, for longer.
    pub(super) owner: Owner,
    /// The app, unless the page with the error of its configuration stands in its place.
    pub(super) app: Result<AppOptions, BootError>,
    /// Once it was found out who is signed in, or asked.
    pub(super) state: Option<State>,
    pub(super) language: LanguageState,
    pub(super) emit: Callback<HostEvent>,
    pub(super) heading_level: u8,
    pub(super) standalone: bool,
    pub(super) page: Option<(HtmlElement, UnmountHandle<AnyViewState>)>,
}

impl Embedded {
    /// The app and its state, which it makes the first time, and then asks who is signed in.
    ///
    /// # Errors
    /// What is wrong with the configuration.
    pub(super) fn start(&mut self) -> Result<(AppOptions, State), BootError> {
        let options = self.app.clone()?;
        let state = self.state.get_or_insert_with(|| self.owner.with(|| start(&options)));
        Ok((options, state.clone()))
    }

    pub(super) fn has_mode(&self, mode: AuthMode) -> bool {
        self.app.as_ref().is_ok_and(|options| untrack(|| options.live.boot()).auth.mode == mode)
    }
}

impl Drop for Embedded {
    fn drop(&mut self) {
        if let Some((root, handle)) = self.page.take() {
            drop(handle);
            root.remove();
        }
        self.owner.cleanup();
    }
}

/// The options of the app, or what is wrong with the configuration.
pub(super) fn app_options(
    options: &Options,
    heading_level: u8,
    (element, place): (HtmlElement, HtmlElement),
    language: LanguageState,
) -> Result<AppOptions, BootError> {
    if options.has_invalid_config() {
        return Err(BootError { key: "config".into(), problem: BootProblem::NotA("object") });
    }
    let boot = BootConfig::read(&options.sources)?;
    apply_brand(&place, &boot.brand)?;
    let attributes = &options.sources.attributes;
    let (embed_mode, page) = embed_mode(attributes)?;
    let entry = Url::new(&options.entry)
        .map_err(|_| BootError { key: "config.json".into(), problem: BootProblem::Unreachable })?;
    let files = format!("{}{}/", entry.origin(), folder(&entry.pathname()));
    let has_path = embed_mode != EmbedMode::Single && text(attributes, "routing") != Some("hash");
    let base = if has_path { base(&boot, embed_mode, &entry)? } else { FRAGMENT.into() };
    let only = (embed_mode == EmbedMode::Single).then(|| page.unwrap_or(SectionLink::first(&boot.sections)));
    let live = Live::new(boot, &base, only);
    Ok(AppOptions { live, files, embed_mode, heading_level, element, place, language, send: None })
}

/// Dispatches an event. An exception in a listener of the host does not affect the app.
pub(super) fn dispatch(element: &HtmlElement, event: &HostEvent) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    let detail = JSON::parse(&event.detail);
    init.set_detail(&detail.unwrap_or(JsValue::NULL));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event.name, &init) {
        let _ = element.dispatch_event(&event);
    }
}
