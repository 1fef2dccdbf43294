//! The header: the operator's brand, the account, and the sign-out.

use crate::language::{Message, localize};
use leptos::prelude::*;
use wire::{Me, is_blank};

use crate::boot::Brand as BrandOptions;
use crate::components::deferred::quietly;
use crate::components::icon::{Icon, IconName};
use crate::components::picture::Picture;
use crate::components::show::Show;
use crate::layout::sign_out::SignOut;
use crate::messages::{common, pages, session};
use crate::part;
use crate::session::phase::Phase;
use crate::state::State;
use crate::state::user::UserStore;

/// The header.
#[component]
pub fn Header() -> impl IntoView {
    let state = State::expect();
    let session = state.session.clone();
    let signed_in =
        Signal::derive(move || matches!(session.phase(), Phase::SignedIn | Phase::Lapsed | Phase::Replaced));
    view! {
        <header class="header" part="header">
            <Brand />
            <Show on=signed_in>
                <Account />
            </Show>
        </header>
    }
}

#[component]
fn Brand() -> impl IntoView {
    let live = State::expect().live;
    move || brand_view(live.brand())
}

fn brand_view(brand: BrandOptions) -> AnyView {
    let logo = brand.logo.map(|logo| view! { <img class="brand-logo" src=logo alt="" /> }.into_any());
    let name = brand.name.map_or(pages::ACCOUNT, Message::from);
    let home = brand.home_url.map(|url| {
        view! {
            <a class="brand-home" href=url rel="external">
                <Icon name=IconName::Back />
                <span>{pages::BACK}</span>
            </a>
        }
        .into_any()
    });
    let support = brand
        .support_url
        .map(|url| view! { <a class="brand-home" href=url rel="external">{common::HELP}</a> }.into_any());
    view! {
        <div class="brand">
            {logo}
            <span class="brand-name">{name}</span>
            {home}
            {support}
        </div>
    }
    .into_any()
}

part! {
    static PICTURE: fn(UserStore, Signal<String>) -> AnyView = load_header_picture(profile, picture);
}

fn picture(user: UserStore, name: Signal<String>) -> AnyView {
    let known = user.clone();
    let src = Signal::derive(move || user.avatar_src());
    let id = Signal::derive(move || known.id());
    view! { <Picture src name id /> }.into_any()
}

#[component]
fn Account() -> impl IntoView {
    let state = State::expect();
    let user = state.user.clone();
    let name = Memo::new(move |_| {
        let (name, id) = match user.me().as_deref() {
            Some(Me::Human(user)) => (user.full_name().or_else(|| user.email.clone()), user.id.clone()),
            Some(Me::Machine(account)) => (account.name.clone(), account.id.clone()),
            None => return String::new(),
        };
        name.filter(|name| !is_blank(name)).unwrap_or(id)
    });
    let known = Signal::derive(move || name.with(|name| !name.is_empty()));
    let (user, mode) = (state.user.clone(), state.boot.auth.mode);
    let can_sign_out = state.can_sign_out();
    view! {
        <div class="who">
            <Show on=known>
                <span class="who-picture">
                    {
                        let user = user.clone();
                        quietly(&PICTURE, move |picture| picture(user.clone(), name.into()))
                    }
                </span>
                <span class="who-name">
                    <span class="visually-hidden">{localize(move || session::spoken_name(name.get(), mode))}</span>
                    <span aria-hidden="true">{localize(move || session::shown_name(name.get(), mode))}</span>
                </span>
            </Show>
            {can_sign_out.then(|| view! { <SignOut /> }.into_any())}
        </div>
    }
}
