//! `/diagnostics`: the build, its configuration, and whether page and servers fit together, for operators. It shows no secrets.

use js_sys::{Date, Reflect};
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsValue;

use crate::components::card::Card;
use crate::components::description_list::{DescriptionItem, DescriptionList};
use crate::components::heading::Heading;
use crate::diagnostics::bundle::Bundle;
use crate::diagnostics::{LoggedError, files, logged_errors};
use crate::language::{Language, Message};
use crate::messages::{common, diagnostics, pages};
use crate::paths::Page;
use crate::state::State;

pub mod checks;
pub mod list;
pub mod support;

use checks::{Checks, program};
use list::ChecksCard;
use support::SupportCard;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The page.
#[component]
pub fn Diagnostics() -> impl IntoView {
    let state = State::expect();
    let checks = Checks::new(&state);
    checks.run();
    let program = program().and_then(|program| Some(files::hash_of(&program.url)?.to_owned()));
    let boot = state.boot.clone();
    let (api, empty) = (boot.api_base.clone(), boot.effective.is_empty());
    let effective = wire::json::to_string_pretty(&boot.effective.clone().into());
    let base = untrack(|| state.live.base());
    let base = if base.is_empty() { "/".to_owned() } else { base.to_string() };
    let mut warnings: Vec<Message> = boot.unknown.iter().map(diagnostics::unknown_key).collect();
    if boot.file_missing {
        warnings.push(diagnostics::FILE_MISSING);
    }
    let errors: Vec<(String, LoggedError)> =
        logged_errors().into_iter().map(|error| (time_of(error.at), error)).collect();
    let failed = errors.iter().map(logged).collect();
    let bundle = bundle(&state, &checks, program.as_deref(), warnings.clone(), errors);
    view! {
        <Heading text=pages::heading(Page::Diagnostics) />
        <p class="page-intro">{diagnostics::INTRO}</p>
        <Card title=diagnostics::BUILD>
            <DescriptionList>
                <DescriptionItem name=diagnostics::VERSION>{VERSION}</DescriptionItem>
                <DescriptionItem name=diagnostics::PROGRAM>
                    {program.map_or_else(common::nothing, Message::from)}
                </DescriptionItem>
                <DescriptionItem name=diagnostics::API><code>{api}</code></DescriptionItem>
                <DescriptionItem name=diagnostics::BASE_PATH><code>{base}</code></DescriptionItem>
                <DescriptionItem name=diagnostics::AUTH_MODE>{diagnostics::auth_mode(boot.auth.mode)}</DescriptionItem>
            </DescriptionList>
        </Card>
        <ChecksCard checks />
        <Card title=diagnostics::WARNINGS>
            {list(warnings, diagnostics::NO_WARNINGS)}
        </Card>
        <Card title=diagnostics::ANSWERS intro=diagnostics::ANSWERS_HELP>
            {move || {
                let responses = state.oddities().iter().map(diagnostics::odd_response).collect();
                list(responses, diagnostics::NO_ODD_ANSWERS)
            }}
        </Card>
        <Card title=diagnostics::ERRORS intro=diagnostics::ERRORS_HELP>
            {list(failed, diagnostics::NO_ERRORS)}
        </Card>
        <Card title=diagnostics::CONFIG intro=diagnostics::CONFIG_HELP>
            {if empty {
                view! { <p>{common::nothing()}</p> }.into_any()
            } else {
                view! { <pre class="code-block" tabindex="0" role="group" aria-label=diagnostics::CONFIG><code>{effective}</code></pre> }.into_any()
            }}
        </Card>
        <SupportCard bundle />
    }
}

/// All of the page as text, as it is now.
fn bundle(
    state: &State,
    checks: &Checks,
    program: Option<&str>,
    warnings: Vec<Message>,
    errors: Vec<(String, LoggedError)>,
) -> Signal<String> {
    let (window, navigator) = (window(), window().navigator());
    // Not by the type's own function: each one used is code in the first download.
    let agent = Reflect::get(&navigator, &"userAgent".into()).ok().and_then(|agent| agent.as_string());
    let fixed = Bundle {
        program: format!("{VERSION} {}", program.unwrap_or_default()),
        path: window.location().pathname().unwrap_or_default(),
        agent: agent.unwrap_or_default(),
        warnings,
        errors,
        config: state.boot.effective.clone(),
        unknown: state.boot.unknown.clone(),
        ..Bundle::default()
    };
    let (state, list, language) = (state.clone(), checks.list(), Language::current());
    Signal::derive(move || {
        let checks = list.iter().map(|check| (check.name.clone(), check.verdict.get())).collect();
        let at = Date::new_0().to_iso_string().into();
        Bundle { checks, at, oddities: state.oddities(), ..fixed.clone() }.text(language.get())
    })
}

/// A failed request as a line.
fn logged((at, error): &(String, LoggedError)) -> Message {
    let status = error.status.to_string();
    let id = error.request_id.as_ref().map(common::request_id);
    let parts =
        [Some(Message::from(at)), Some(Message::from(&error.request)), Some(Message::from(status)), id];
    Message::list(parts.into_iter().flatten())
}

/// RFC 3339 in UTC.
fn time_of(millis: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a time is not that long")]
    Date::new(&JsValue::from_f64(millis as f64)).to_iso_string().into()
}

/// A list of `items`; `empty` where there are none.
fn list(items: Vec<Message>, empty: Message) -> AnyView {
    if items.is_empty() {
        return view! { <p>{empty}</p> }.into_any();
    }
    let items = items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
    view! { <ul class="link-list">{items}</ul> }.into_any()
}
