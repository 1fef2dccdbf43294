//! The state of the account, read only.

use leptos::prelude::*;
use wire::AccountStatus;

use crate::components::badge::Badge;
use crate::components::card::Card;
use crate::components::description_list::{DescriptionItem, DescriptionList};
use crate::components::time::Time;
use crate::language::localize;
use crate::messages::{common, profile};
use crate::state::State;

/// State, last change and id.
#[component]
pub fn StateCard() -> impl IntoView {
    let state = State::expect();
    let user = Memo::new(move |_| state.user.human().unwrap_or_default());
    let good = Signal::derive(move || user.with(|user| user.state == AccountStatus::Active));
    let label = localize(move || user.with(|user| profile::state(&user.state).0));
    view! {
        <Card title=profile::STATE>
            <p class="account-state">
                <Badge text=label good />
                <span>{localize(move || user.with(|user| profile::state(&user.state).1))}</span>
            </p>
            <DescriptionList>
                <DescriptionItem name=profile::UPDATED>
                    {move || match user.with(|user| user.updated_at.clone()) {
                        Some(value) => view! { <Time value /> }.into_any(),
                        None => view! { {common::nothing()} }.into_any(),
                    }}
                </DescriptionItem>
                <DescriptionItem name=profile::USER_ID>
                    <code>{localize(move || user.with(|user| user.id.clone()))}</code>
                </DescriptionItem>
            </DescriptionList>
        </Card>
    }
}
