//! Where the person works. Read only.

use crate::language::Words;
use leptos::prelude::*;
use wire::{Me, Organization, is_blank};

use crate::components::card::Card;
use crate::components::facts::{Fact, Facts};
use crate::components::picture::crossorigin;
use crate::state::State;
use crate::words::profile;

/// The organisation of a person or of a service account.
#[component]
pub fn OrganizationCard() -> impl IntoView {
    let state = State::expect();
    let user = state.user.clone();
    let organization = Memo::new(move |_| match user.me().ready() {
        Some(Me::Human(user)) => user.organization.clone(),
        Some(Me::Machine(account)) => account.organization.clone(),
        None => None,
    });
    view! {
        <Card title=profile::ORGANIZATION intro=profile::ORGANIZATION_HINT>
            {move || match organization.get() {
                Some(organization) => {
                    let logo = organization.logo.as_deref().and_then(|url| state.user.picture_url(url));
                    view! { <Details organization logo /> }.into_any()
                }
                None => view! { <p>{profile::ORGANIZATION_NONE}</p> }.into_any(),
            }}
        </Card>
    }
}

#[component]
fn Details(organization: Organization, logo: Option<String>) -> impl IntoView {
    let line = |name: Words, value: Option<String>| {
        let value = value.filter(|value| !is_blank(value));
        value.map(|value| view! { <Fact name>{value}</Fact> })
    };
    view! {
        {logo.map(|url| view! {
            <img
                class="organization-logo"
                crossorigin=crossorigin(&url)
                src=url
                alt=""
                referrerpolicy="no-referrer"
            />
        })}
        <Facts>
            {line(profile::NAME, Some(organization.name))}
            {line(profile::REGISTRATION, organization.registration_number)}
            {line(profile::ADDRESS, organization.address)}
        </Facts>
    }
}
