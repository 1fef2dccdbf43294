//! `/diagnostics`: what this build is and how it is configured, for whoever runs it. Nothing secret.

use crate::language::Words;
use leptos::prelude::*;

use crate::components::card::Card;
use crate::components::facts::{Fact, Facts};
use crate::components::heading::Heading;
use crate::paths::Page;
use crate::state::State;
use crate::words::{common, diagnostics, pages};

/// The page.
#[component]
pub fn Diagnostics() -> impl IntoView {
    let state = State::expect();
    let boot = state.boot.clone();
    let (api, empty) = (boot.api_base.clone(), boot.effective.is_empty());
    let effective = serde_json::to_string_pretty(&boot.effective).unwrap_or_default();
    let base = if state.base.is_empty() { "/".to_owned() } else { state.base.to_string() };
    let mut warnings: Vec<Words> = boot.unknown.iter().map(diagnostics::unknown_key).collect();
    if boot.file_missing {
        warnings.push(diagnostics::FILE_MISSING);
    }
    view! {
        <Heading text=pages::title(Page::Diagnostics) />
        <p class="page-intro">{diagnostics::INTRO}</p>
        <Card title=diagnostics::BUILD>
            <Facts>
                <Fact name=diagnostics::VERSION>{env!("CARGO_PKG_VERSION")}</Fact>
                <Fact name=diagnostics::API><code>{api}</code></Fact>
                <Fact name=diagnostics::BASE_PATH><code>{base}</code></Fact>
                <Fact name=diagnostics::AUTH_MODE>{diagnostics::auth_mode(boot.auth.mode)}</Fact>
            </Facts>
        </Card>
        <Card title=diagnostics::WARNINGS>
            {list(warnings, diagnostics::NO_WARNINGS)}
        </Card>
        <Card title=diagnostics::ANSWERS intro=diagnostics::ANSWERS_HELP>
            {move || {
                let answers = state.oddities().iter().map(diagnostics::answered).collect();
                list(answers, diagnostics::NO_ODD_ANSWERS)
            }}
        </Card>
        <Card title=diagnostics::CONFIG intro=diagnostics::CONFIG_HELP>
            {if empty {
                view! { <p>{common::nothing()}</p> }.into_any()
            } else {
                view! { <pre class="code-block" tabindex="0" role="group" aria-label=diagnostics::CONFIG><code>{effective}</code></pre> }.into_any()
            }}
        </Card>
    }
}

/// What there is to know, or that there is nothing.
fn list(items: Vec<Words>, nothing: Words) -> AnyView {
    if items.is_empty() {
        return view! { <p>{nothing}</p> }.into_any();
    }
    let items = items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
    view! { <ul class="link-list">{items}</ul> }.into_any()
}
