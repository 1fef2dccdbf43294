//! The organisation, read only.

use leptos::prelude::*;
use wire::{Me, Organization, is_blank};

use crate::components::card::Card;
use crate::components::description_list::{DescriptionItem, DescriptionList};
use crate::components::picture::crossorigin;
use crate::language::Message;
use crate::messages::profile;
use crate::state::State;

/// The organisation of a person or of a service account.
#[component]
pub fn OrganizationCard() -> impl IntoView {
    let state = State::expect();
    let user = state.user.clone();
    let organization = Memo::new(move |_| match user.me().as_deref() {
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
    let item = |name: Message, value: Option<String>| {
        let value = value.filter(|value| !is_blank(value));
        value.map(|value| view! { <DescriptionItem name>{value}</DescriptionItem> })
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
        <DescriptionList>
            {item(profile::NAME, Some(organization.name))}
            {item(profile::REGISTRATION, organization.registration_number)}
            {item(profile::ADDRESS, organization.address)}
        </DescriptionList>
    }
}
