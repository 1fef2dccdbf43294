//! `/profile`: the details of a person or a service account.

use leptos::prelude::*;

use crate::components::heading::Heading;
use crate::messages::{pages, profile};
use crate::paths::Page;
use crate::state::State;

pub mod account_state;
pub mod details;
pub mod organization;
pub mod picture;
mod picture_file;
pub mod service_account;

use account_state::StateCard;
use details::DetailsCard;
use organization::OrganizationCard;
use picture::PictureCard;
use service_account::ServiceAccountCards;

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
                <Heading text=pages::title(Page::Profile) />
                <ServiceAccountCards />
            }
            .into_any();
        }
        view! {
            <Heading text=pages::title(Page::Profile) />
            <p class="page-intro">{profile::INTRO}</p>
            {avatar.then(|| view! { <PictureCard /> })}
            <DetailsCard />
            <OrganizationCard />
            <StateCard />
        }
        .into_any()
    }
}
