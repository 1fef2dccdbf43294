//! The JavaScript boundary: the element's class (`public/iam-account.js`) calls [`version`], `prepare`, [`mount`], [`update`] and
//! [`unmount`].

use js_sys::JSON;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement, Url};

use crate::app::{App, AppOptions};
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

/// A mounted app. It stays until it is passed to [`unmount`].
#[wasm_bindgen]
pub struct Mounted {
    root: HtmlElement,
    /// The owner of everything reactive. It is cleaned up explicitly, because the browser may hold references to a part
    /// of it, such as a listener, for longer.
    owner: Owner,
    handle: UnmountHandle<AnyViewState>,
    /// The app, unless the page with the error of its configuration stands in its place.
    app: Option<AppOptions>,
    language: LanguageState,
}

/// Mounts the app of `element` into a new child of `place`: the element itself, or what stands for it in its shadow tree.
/// For an invalid configuration it mounts a page with the error.
///
/// # Errors
/// Throws when the options cannot be read, or when the document refuses a new child.
#[wasm_bindgen]
pub fn mount(element: HtmlElement, place: HtmlElement, options: JsValue) -> Result<Mounted, JsValue> {
    let options = Options::read(&options)?;
    let root: HtmlElement = document().create_element("div")?.dyn_into()?;
    place.append_child(&root)?;
    let host = element.clone();
    let owner = Owner::new();
    let emit = {
        let element = SendWrapper::new(element);
        // Without an owner the callback would never be dropped, nor the element.
        owner.with(|| Callback::new(move |event: HostEvent| dispatch(&element, &event)))
    };
    let sources = options.sources.clone();
    let level = heading_level(&sources.attributes);
    let standalone = sources.attributes.contains_key("standalone");
    let language = owner.with(|| LanguageState::new(sources.locale()));
    let app_options = app_options(&options, level, (host, place), language.clone());
    let app = app_options.clone().ok();
    let (language_state, language_root) = (language.clone(), root.clone());
    let view = move || {
        apply_language(language_root, standalone, &language_state);
        match app_options {
            Ok(options) => view! { <App options emit /> }.into_any(),
            Err(error) => {
                provide_context(HeadingLevel(level));
                deferred(&MISCONFIGURED, 0, move |page| page(&error, standalone, emit))
            }
        }
    };
    let handle = owner.with(|| mount_to(root.clone(), view));
    if app.is_some() {
        emit.run(HostEvent::ready(VERSION));
    }
    Ok(Mounted { root, owner, handle, app, language })
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
pub fn update(mounted: &Mounted, options: JsValue) -> Result<bool, JsValue> {
    let options = Options::read(&options)?;
    let Some(app) = &mounted.app else { return Ok(false) };
    let level = heading_level(&options.sources.attributes);
    let (host, language) = ((app.element.clone(), app.place.clone()), app.language.clone());
    let Ok(new) = app_options(&options, level, host, language) else { return Ok(false) };
    if (new.embed_mode, level) != (app.embed_mode, app.heading_level) || !app.live.follow(&new.live) {
        return Ok(false);
    }
    mounted.language.decide(options.sources.locale());
    Ok(true)
}

/// Removes the app and everything that it added.
#[wasm_bindgen]
pub fn unmount(mounted: Mounted) {
    drop(mounted.handle);
    mounted.owner.cleanup();
    mounted.root.remove();
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
