//! The profile of a service account.

use leptos::prelude::*;
use wire::{Me, is_blank};

use crate::components::card::Card;
use crate::components::description_list::{DescriptionItem, DescriptionList};
use crate::language::{Message, localize};
use crate::messages::{common, profile};
use crate::pages::profile::organization::OrganizationCard;
use crate::state::State;

/// Its name, id and organisation.
#[component]
pub fn ServiceAccountCards() -> impl IntoView {
    let state = State::expect();
    let user = state.user.clone();
    let account = Memo::new(move |_| match user.me().as_deref() {
        Some(Me::Machine(account)) => account.clone(),
        _ => wire::ServiceAccount::default(),
    });
    let name =
        Signal::derive(move || account.with(|account| account.name.clone().filter(|name| !is_blank(name))));
    view! {
        <Card title=profile::SERVICE_ACCOUNT intro=profile::SERVICE_ACCOUNT_HINT>
            <DescriptionList>
                <DescriptionItem name=profile::NAME>
                    {localize(move || name.get().map_or_else(common::nothing, Message::from))}
                </DescriptionItem>
                <DescriptionItem name=profile::USER_ID>
                    <code>{localize(move || account.with(|account| account.id.clone()))}</code>
                </DescriptionItem>
            </DescriptionList>
        </Card>
        <OrganizationCard />
    }
}
