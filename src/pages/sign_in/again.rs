//! The dialog over a page whose session has ended, or speaks for somebody else by now. The page below stays as it is.

use crate::language::localize;
use leptos::prelude::*;

use crate::boot::AuthMode;
use crate::components::button::{Button, Tone};
use crate::components::dialog::Dialog;
use crate::messages::session;
use crate::pages::sign_in::SignInButton;
use crate::pages::sign_in::key::KeyForm;
use crate::session::phase::Phase;
use crate::state::State;

/// The dialog. Closing it leaves a banner that opens it again.
#[component]
pub fn SessionDialog() -> impl IntoView {
    let state = State::expect();
    let session = state.session.clone();
    let replaced = Memo::new(move |_| session.phase() == Phase::Replaced);
    let title =
        localize(move || if replaced.get() { session::REPLACED_TITLE } else { session::LAPSED_TITLE });
    view! {
        <Dialog open=state.session.asking().into() title>
            {move || {
                if replaced.get() { view! { <Replaced /> }.into_any() } else { view! { <Lapsed /> }.into_any() }
            }}
        </Dialog>
    }
}

/// Signing in again, in a way that leads back to this page.
#[component]
fn Lapsed() -> impl IntoView {
    let state = State::expect();
    let mode = state.boot.auth.mode;
    // Where signing in leaves the page, the promise that nothing is lost stands on the drafts.
    let leaves = matches!(mode, AuthMode::Oidc | AuthMode::Cookie);
    let drafts = state.drafts.clone();
    let text =
        localize(
            move || {
                if leaves && drafts.is_refused() { session::LAPSED_UNKEPT } else { session::lapsed(mode) }
            },
        );
    view! {
        <div class="form">
            <p>{text}</p>
            {if mode == AuthMode::ApiKey {
                view! { <KeyForm /> }.into_any()
            } else {
                view! { <SignInButton /> }.into_any()
            }}
            <NotNow />
        </div>
    }
}

#[component]
fn Replaced() -> impl IntoView {
    let state = State::expect();
    let drafts = state.drafts.clone();
    let text =
        localize(move || if drafts.is_refused() { session::REPLACED_UNKEPT } else { session::REPLACED });
    view! {
        <div class="form">
            <p>{text}</p>
            <div class="form-actions">
                <NotNow />
                <Button label=session::START_AFRESH tone=Tone::Primary on_press=move |()| state.start_afresh() />
            </div>
        </div>
    }
}

#[component]
fn NotNow() -> impl IntoView {
    let asking = State::expect().session.asking();
    view! { <Button label=session::NOT_NOW on_press=move |()| asking.set(false) /> }
}
