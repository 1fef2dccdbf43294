//! `/profile`: the details of a person or a service account.

use leptos::prelude::*;

use crate::components::deferred::deferred;
use crate::components::heading::Heading;
use crate::messages::{pages, profile};
use crate::part;
use crate::paths::Page;
use crate::state::State;

pub mod account_state;
mod choose;
pub mod details;
pub mod organization;
pub mod picture;
mod replaced;
pub mod service_account;
mod studio;

use account_state::StateCard;
use details::DetailsCard;
use organization::OrganizationCard;
use picture::PictureCard;
use service_account::ServiceAccountCards;

/// What is on the page beside the form.
#[derive(Clone, Copy)]
struct Cards {
    picture: fn() -> AnyView,
    /// Organisation and state.
    more: fn() -> AnyView,
    service_account: fn() -> AnyView,
}

part! {
    static CARDS: Cards = load_cards(profile, Cards {
        picture: || view! { <PictureCard /> }.into_any(),
        more: || view! { <OrganizationCard /> <StateCard /> }.into_any(),
        service_account: || view! { <ServiceAccountCards /> }.into_any(),
    });
}

/// The page.
#[component]
pub fn Profile() -> impl IntoView {
    let state = State::expect();
    let avatar = state.boot.features.avatar;
    let user = state.user.clone();
    let machine = Memo::new(move |_| user.is_machine());
    move || {
        if machine.get() {
            return view! {
                <Heading text=pages::heading(Page::Profile) />
                {deferred(&CARDS, 9, |cards| (cards.service_account)())}
            }
            .into_any();
        }
        view! {
            <Heading text=pages::heading(Page::Profile) />
            <p class="page-intro">{profile::INTRO}</p>
            {avatar.then(|| {
                view! { <div class="picture-place">{deferred(&CARDS, 5, |cards| (cards.picture)())}</div> }.into_any()
            })}
            <DetailsCard />
            {deferred(&CARDS, 9, |cards| (cards.more)())}
        }
        .into_any()
    }
}
