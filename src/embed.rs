//! The JavaScript boundary: the element's class (`public/iam-account.js`) calls [`version`], [`prepare`],
//! [`start`], [`mount`] and [`update`].

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::app::app;
use crate::components::deferred::deferred;
use crate::components::heading::HeadingLevel;
use crate::embed::embedded::app_options;
use crate::embed::mode::heading_level;
use crate::embed::options::Options;
use crate::events::HostEvent;
use crate::hooks::use_effect::use_effect;
use crate::pages::misconfigured::MISCONFIGURED;
use crate::state::language::LanguageState;

mod brand;
mod embedded;
mod mode;
mod options;
mod prepare;

pub use embedded::Embedded;
pub use prepare::{prepare, start};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The version of the program, for reports of a fault.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    VERSION.into()
}

/// Draws what [`prepare`] has made into a new child of `place`. For an invalid configuration that is a page with the error.
///
/// # Errors
/// Throws when the document refuses a new child.
#[wasm_bindgen]
pub fn mount(embedded: &mut Embedded, place: &HtmlElement) -> Result<(), JsValue> {
    let started = embedded.start();
    let is_ready = started.is_ok();
    let root: HtmlElement = document().create_element("div")?.dyn_into()?;
    place.append_child(&root)?;
    let Embedded { owner, language, emit, heading_level, standalone, .. } = embedded;
    let (language, root_of_language) = (language.clone(), root.clone());
    let (emit, level, standalone) = (*emit, *heading_level, *standalone);
    let view = move || {
        apply_language(root_of_language, standalone, &language);
        match started {
            Ok((options, state)) => app(options, state, emit).into_any(),
            Err(error) => {
                provide_context(HeadingLevel(level));
                deferred(&MISCONFIGURED, 0, move |page| page(&error, standalone, emit))
            }
        }
    };
    let handle = owner.with(|| mount_to(root.clone(), view));
    if is_ready {
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
