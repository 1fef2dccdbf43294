//! The JavaScript boundary: the element's class (`public/iam-account.js`) calls [`version`], [`mount`] and [`unmount`].

use std::collections::BTreeMap;

use crate::language::{Language, Message};
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use send_wrapper::SendWrapper;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement, Url, css};

use crate::app::{App, AppOptions};
use crate::boot::{BootConfig, BootError, BootProblem, Brand, Sources};
use crate::components::heading::HeadingLevel;
use crate::embed::options::Options;
use crate::events::HostEvent;
use crate::hooks::use_effect::use_effect;
use crate::layout::shell::EmbedMode;
use crate::messages::boot;
use crate::pages::misconfigured::Misconfigured;
use crate::paths::{Page, base_of, folder, is_below};
use crate::state::language::LanguageState;

mod options;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The version of the program, for whoever reports a fault of it.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    VERSION.into()
}

/// A mounted app. Give it to [`unmount`], or it stays for good.
#[wasm_bindgen]
pub struct Mounted {
    root: HtmlElement,
    /// Of everything reactive in it. Something may hold on to a part of that for longer, as the browser does to a
    /// listener: so it is cleaned up on unmounting, and not when the last one lets go.
    owner: Owner,
    handle: UnmountHandle<AnyViewState>,
    sources: Sources,
    language: LanguageState,
}

/// Mounts the app into `element`, in a child of its own. A configuration that cannot be used is a page that says so.
///
/// # Errors
/// Throws when the options are not those of the element's class, or when the document refuses a new child.
#[wasm_bindgen]
pub fn mount(element: HtmlElement, options: JsValue) -> Result<Mounted, JsValue> {
    let options = Options::read(options)?;
    let root: HtmlElement = document().create_element("div")?.dyn_into()?;
    element.append_child(&root)?;
    let host = element.clone();
    let owner = Owner::new();
    let emit = {
        let element = SendWrapper::new(element);
        // Without an owner the callback would be kept for good, and the element with it.
        owner.with(|| Callback::new(move |event: HostEvent| dispatch(&element, &event)))
    };
    let sources = options.sources.clone();
    let level = heading_level(&sources.attributes);
    let standalone = sources.attributes.contains_key("standalone");
    let language = owner.with(|| LanguageState::new(sources.locale()));
    let setting = setting(&options, level, host, language.clone());
    let is_usable = setting.is_ok();
    let (speaking, spoken_in) = (language.clone(), root.clone());
    let view = move || {
        let language = apply_language(spoken_in, standalone, &speaking);
        match setting {
            Ok(options) => view! { <App options emit /> }.into_any(),
            Err(message) => {
                provide_context(HeadingLevel(level));
                let said = message.localize(untrack(|| language.get()));
                emit.run(HostEvent::Error { message: said, request_id: None });
                view! { <Misconfigured message standalone /> }.into_any()
            }
        }
    };
    let handle = owner.with(|| mount_to(root.clone(), view));
    if is_usable {
        emit.run(HostEvent::Ready { version: VERSION });
    }
    Ok(Mounted { root, owner, handle, sources, language })
}

/// Says everything in the element in the language that is chosen, and marks the element's content with it; and the
/// document, where the app has that to itself.
fn apply_language(root: HtmlElement, standalone: bool, language: &LanguageState) -> Language {
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
    language
}

/// The element's attribute `locale` is another one now, or gone. Nothing is mounted afresh.
#[wasm_bindgen]
pub fn follow(mounted: &mut Mounted, locale: Option<String>) {
    let attributes = &mut mounted.sources.attributes;
    match locale {
        Some(locale) => attributes.insert("locale".into(), locale),
        None => attributes.remove("locale"),
    };
    mounted.language.decide(mounted.sources.locale());
}

/// Removes the app and everything that it put up.
#[wasm_bindgen]
pub fn unmount(mounted: Mounted) {
    drop(mounted.handle);
    mounted.owner.cleanup();
    mounted.root.remove();
}

/// Puts the options together, or says why they cannot be used.
fn setting(
    options: &Options,
    heading_level: u8,
    element: HtmlElement,
    language: LanguageState,
) -> Result<AppOptions, Message> {
    let explain = |error: BootError| boot::explain(&error);
    if options.config_is_odd() {
        return Err(explain(BootError { key: "config".into(), problem: BootProblem::NotA("object") }));
    }
    let boot = BootConfig::read(&options.sources).map_err(explain)?;
    apply_brand(&element, &boot.brand).map_err(explain)?;
    let (frame, page) = frame(&options.sources.attributes).map_err(explain)?;
    let entry = Url::new(&options.entry).map_err(|_| boot::UNREACHABLE)?;
    let files = format!("{}{}/", entry.origin(), folder(&entry.pathname()));
    let base = base(&boot, frame, &entry).map_err(explain)?;
    Ok(AppOptions { boot, base, files, frame, page, heading_level, element, language })
}

/// Hands the brand's looks to the stylesheet (style/tokens.css). Only the browser knows whether they are any.
fn apply_brand(element: &HtmlElement, brand: &Brand) -> Result<(), BootError> {
    let looks = [
        ("accent", &brand.accent, "color", "color-mix(in srgb, *, red)", "CSS colour"),
        ("radius", &brand.radius, "border-radius", "max(*, 0px)", "CSS length"),
    ];
    for (key, value, property, test, kind) in looks {
        // Inside of a function only colours and lengths are taken, and no word such as `inherit`.
        let is_any = |value: &str| css::supports_with_value(property, &test.replace('*', value)) == Ok(true);
        let value = value.as_deref().unwrap_or_default();
        if !value.is_empty() && !is_any(value) {
            return Err(BootError { key: format!("brand.{key}"), problem: BootProblem::NotA(kind) });
        }
        // An empty value takes away what an earlier configuration has set.
        let _ = element.style().set_property(&format!("--iam-brand-{key}"), value);
    }
    Ok(())
}

/// Standalone, embedded, or the one page that the attribute `page` names.
fn frame(attributes: &BTreeMap<String, String>) -> Result<(EmbedMode, Page), BootError> {
    match attributes.get("page") {
        Some(name) => match Page::from_segment(name) {
            Some(page) => Ok((EmbedMode::Single, page)),
            None => Err(BootError { key: "page".into(), problem: BootProblem::NotAPage }),
        },
        None if attributes.contains_key("standalone") => Ok((EmbedMode::Standalone, Page::Profile)),
        None => Ok((EmbedMode::Embedded, Page::Profile)),
    }
}

/// The base path as [`base_of`] writes it: as configured, else the entry module's folder, which an embedded element
/// shares with nobody only when the portal says so.
fn base(boot: &BootConfig, frame: EmbedMode, entry: &Url) -> Result<String, BootError> {
    let (key, base) = match (&boot.base_path, frame) {
        (Some(base), _) => ("basePath", base_of(base)),
        (None, EmbedMode::Embedded) => {
            return Err(BootError { key: "base-path".into(), problem: BootProblem::Missing });
        }
        (None, _) => ("basePath", base_of(folder(&entry.pathname()))),
    };
    let here = window().location().pathname().unwrap_or_default();
    if frame == EmbedMode::Single || is_below(&here, &base) {
        Ok(base)
    } else {
        Err(BootError { key: key.into(), problem: BootProblem::OutsideBase(here) })
    }
}

/// The attribute `heading-level`: 1 where the app has the page to itself, else 2 unless told otherwise.
fn heading_level(attributes: &BTreeMap<String, String>) -> u8 {
    let default = if attributes.contains_key("standalone") { 1 } else { 2 };
    let level = attributes.get("heading-level").and_then(|level| level.parse().ok());
    level.filter(|level| (1..=6).contains(level)).unwrap_or(default)
}

/// Tells the host. A host that throws in its listener is none of the app's business.
fn dispatch(element: &HtmlElement, event: &HostEvent) {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&event.serialize(&serializer).unwrap_or(JsValue::NULL));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event.name(), &init) {
        let _ = element.dispatch_event(&event);
    }
}
