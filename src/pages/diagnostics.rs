//! `/diagnostics`: the build and its configuration, for operators. It shows no secrets.

use leptos::prelude::*;

use crate::components::card::Card;
use crate::components::description_list::{DescriptionItem, DescriptionList};
use crate::components::heading::Heading;
use crate::language::Message;
use crate::messages::{common, diagnostics, pages};
use crate::paths::Page;
use crate::state::State;

/// The page.
#[component]
pub fn Diagnostics() -> impl IntoView {
    let state = State::expect();
    let boot = state.boot.clone();
    let (api, empty) = (boot.api_base.clone(), boot.effective.is_empty());
    let effective = wire::json::to_string_pretty(&boot.effective.clone().into());
    let base = untrack(|| state.live.base());
    let base = if base.is_empty() { "/".to_owned() } else { base.to_string() };
    let mut warnings: Vec<Message> = boot.unknown.iter().map(diagnostics::unknown_key).collect();
    if boot.file_missing {
        warnings.push(diagnostics::FILE_MISSING);
    }
    view! {
        <Heading text=pages::heading(Page::Diagnostics) />
        <p class="page-intro">{diagnostics::INTRO}</p>
        <Card title=diagnostics::BUILD>
            <DescriptionList>
                <DescriptionItem name=diagnostics::VERSION>{env!("CARGO_PKG_VERSION")}</DescriptionItem>
                <DescriptionItem name=diagnostics::API><code>{api}</code></DescriptionItem>
                <DescriptionItem name=diagnostics::BASE_PATH><code>{base}</code></DescriptionItem>
                <DescriptionItem name=diagnostics::AUTH_MODE>{diagnostics::auth_mode(boot.auth.mode)}</DescriptionItem>
            </DescriptionList>
        </Card>
        <Card title=diagnostics::WARNINGS>
            {list(warnings, diagnostics::NO_WARNINGS)}
        </Card>
        <Card title=diagnostics::ANSWERS intro=diagnostics::ANSWERS_HELP>
            {move || {
                let responses = state.oddities().iter().map(diagnostics::odd_response).collect();
                list(responses, diagnostics::NO_ODD_ANSWERS)
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

/// A list of `items`; `empty` where there are none.
fn list(items: Vec<Message>, empty: Message) -> AnyView {
    if items.is_empty() {
        return view! { <p>{empty}</p> }.into_any();
    }
    let items = items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
    view! { <ul class="link-list">{items}</ul> }.into_any()
}
