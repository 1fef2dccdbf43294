//! The JavaScript boundary: the element's class (`public/iam-account.js`) calls [`version`], [`prepare`], [`mount`] and [`update`].

use js_sys::JSON;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement, Url};

use crate::app::{AppOptions, app};
use crate::boot::{BootConfig, BootError, BootProblem, SectionLink};
use crate::components::deferred::deferred;
use crate::components::heading::HeadingLevel;
use crate::embed::brand::apply_brand;
use crate::embed::mode::{base, embed_mode, heading_level, text};
use crate::embed::options::Options;
use crate::events::HostEvent;
use crate::hooks::use_effect::use_effect;
use crate::layout::shell::EmbedMode;
use crate::pages::misconfigured::MISCONFIGURED;
use crate::paths::{FRAGMENT, folder};
use crate::state::State;
use crate::state::language::LanguageState;
use crate::state::live::Live;

mod brand;
mod mode;
mod options;
mod prepare;

pub use prepare::prepare;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The version of the program, for reports of a fault.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    VERSION.into()
}

/// An app in an element: its state from [`prepare`], its page from [`mount`]. It stays until it is dropped, which JavaScript does
/// by `free`.
#[wasm_bindgen]
pub struct Embedded {
    /// The owner of everything reactive. It is cleaned up explicitly, because the browser may hold references to a part
    /// of it, such as a listener, for longer.
    owner: Owner,
    /// The app, unless the page with the error of its configuration stands in its place.
    app: Result<AppOptions, BootError>,
    /// Once it was found out who is signed in, or asked.
    state: Option<State>,
    language: LanguageState,
    emit: Callback<HostEvent>,
    heading_level: u8,
    standalone: bool,
    page: Option<(HtmlElement, UnmountHandle<AnyViewState>)>,
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

/// Draws what [`prepare`] has made into a new child of `place`. For an invalid configuration that is a page with the error.
///
/// # Errors
/// Throws when the document refuses a new child.
#[wasm_bindgen]
pub fn mount(embedded: &mut Embedded, place: &HtmlElement) -> Result<(), JsValue> {
    let root: HtmlElement = document().create_element("div")?.dyn_into()?;
    place.append_child(&root)?;
    let Embedded { owner, app: options, state, language, emit, heading_level, standalone, .. } = embedded;
    let (options, language, root_of_language) = (options.clone(), language.clone(), root.clone());
    let (emit, level, standalone) = (*emit, *heading_level, *standalone);
    let state = state.clone();
    let view = move || {
        apply_language(root_of_language, standalone, &language);
        match options {
            Ok(options) => state.map_or_else(|| ().into_any(), |state| app(options, state, emit).into_any()),
            Err(error) => {
                provide_context(HeadingLevel(level));
                deferred(&MISCONFIGURED, 0, move |page| page(&error, standalone, emit))
            }
        }
    };
    let handle = owner.with(|| mount_to(root.clone(), view));
    if embedded.state.is_some() {
        emit.run(HostEvent::ready(VERSION));
    }
    embedded.page = Some((root, handle));
    Ok(())
}

/// Provides the chosen language, and sets `lang` and `dir` on the app's root, and `lang` on the document where the app is
/// standalone.
fn apply_language(root: HtmlElement, standalone: bool, language: &LanguageState) {
    let language = language.language();
    provide_context(language);
    use_effect(move || {
        let locale = language.get();
        let _ = root.set_attribute("lang", locale.tag());
        let _ = root.set_attribute("dir", locale.dir());
        if let Some(html) = document().document_element().filter(|_| standalone) {
            let _ = html.set_attribute("lang", locale.tag());
        }
    });
}

/// Applies other options to a mounted app, which keeps its session and what was typed. Returns false where it has to be
/// mounted anew: someone else is asked, the way of embedding is another, or the options cannot be used.
///
/// # Errors
/// Throws when the options cannot be read.
#[wasm_bindgen]
pub fn update(embedded: &Embedded, options: JsValue) -> Result<bool, JsValue> {
    let options = Options::read(&options)?;
    let Ok(app) = &embedded.app else { return Ok(false) };
    let level = heading_level(&options.sources.attributes);
    let (host, language) = ((app.element.clone(), app.place.clone()), app.language.clone());
    let Ok(new) = app_options(&options, level, host, language) else { return Ok(false) };
    if (new.embed_mode, level) != (app.embed_mode, app.heading_level) || !app.live.follow(&new.live) {
        return Ok(false);
    }
    embedded.language.decide(options.sources.locale());
    Ok(true)
}

/// The options of the app, or what is wrong with the configuration.
fn app_options(
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
    Ok(AppOptions { live, files, embed_mode, heading_level, element, place, language })
}

/// Dispatches an event. An exception in a listener of the host does not affect the app.
fn dispatch(element: &HtmlElement, event: &HostEvent) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    let detail = JSON::parse(&event.detail);
    init.set_detail(&detail.unwrap_or(JsValue::NULL));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event.name, &init) {
        let _ = element.dispatch_event(&event);
    }
}
