//! What a service account sees instead of a person's profile.

use crate::language::{Words, say};
use leptos::prelude::*;
use wire::{Me, is_blank};

use super::organization::OrganizationCard;
use crate::components::card::Card;
use crate::components::facts::{Fact, Facts};
use crate::state::State;
use crate::words::{common, profile};

/// Its name, id and organisation.
#[component]
pub fn ServiceAccountCards() -> impl IntoView {
    let state = State::expect();
    let user = state.user.clone();
    let account = Memo::new(move |_| match user.me().ready() {
        Some(Me::Machine(account)) => account.clone(),
        _ => wire::ServiceAccount::default(),
    });
    let name =
        Signal::derive(move || account.with(|account| account.name.clone().filter(|name| !is_blank(name))));
    view! {
        <Card title=profile::SERVICE_ACCOUNT intro=profile::SERVICE_ACCOUNT_HINT>
            <Facts>
                <Fact name=profile::NAME>
                    {say(move || name.get().map_or_else(common::nothing, Words::from))}
                </Fact>
                <Fact name=profile::USER_ID>
                    <code>{say(move || account.with(|account| account.id.clone()))}</code>
                </Fact>
            </Facts>
        </Card>
        <OrganizationCard />
    }
}
