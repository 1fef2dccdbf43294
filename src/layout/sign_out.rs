//! The button to sign out. It asks first where unsaved texts would be lost.

use crate::language::localize;
use leptos::prelude::*;

use crate::components::button::{Button, Tone};
use crate::components::dialog::Dialog;
use crate::form::task::{Outcome, Task};
use crate::messages::{common, drafts, session};
use crate::paths::Page;
use crate::state::State;

/// The button, and the dialog that it opens while something is not saved.
#[component]
pub fn SignOut() -> impl IntoView {
    let state = State::expect();
    let is_asking = RwSignal::new(false);
    let unsaved = RwSignal::new(Vec::<Page>::new());
    let sign_out = Task::default();
    let leave = {
        let state = state.clone();
        Callback::new(move |()| {
            let state = state.clone();
            sign_out.run(session::SIGNING_OUT, async move {
                state.sign_out().await;
                Outcome::silent()
            });
        })
    };
    let ask = move |()| match state.drafts.lost_by_signing_out() {
        pages if pages.is_empty() => leave.run(()),
        pages => {
            unsaved.set(pages);
            is_asking.set(true);
        }
    };
    view! {
        <Button label=session::SIGN_OUT pending=sign_out.pending() on_press=ask />
        <Dialog open=is_asking locked=sign_out.pending() title=drafts::SIGN_OUT_TITLE>
            <div class="form">
                <p>{localize(move || unsaved.with(|pages| drafts::lost(pages)))}</p>
                <div class="form-actions">
                    <Button label=common::CANCEL disabled=sign_out.pending() on_press=move |()| is_asking.set(false) />
                    <Button
                        label=drafts::SIGN_OUT_AND_DISCARD
                        tone=Tone::Danger
                        pending=sign_out.pending()
                        on_press=leave
                    />
                </div>
            </div>
        </Dialog>
    }
}
