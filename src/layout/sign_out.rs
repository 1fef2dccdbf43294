//! The button to sign out. It asks first where unsaved texts would be lost.

use crate::language::localize;
use leptos::prelude::*;

use crate::components::button::{Button, Tone};
use crate::components::deferred::deferred;
use crate::components::dialog::Dialog;
use crate::form::task::{Outcome, Task};
use crate::messages::{common, drafts as texts, session};
use crate::part;
use crate::state::State;

/// The button, and the dialog that it opens while something is not saved.
#[component]
pub fn SignOut() -> impl IntoView {
    let state = State::expect();
    let is_open = RwSignal::new(false);
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
    let ask = move |()| {
        if state.drafts.lost_by_signing_out().is_empty() {
            leave.run(());
        } else {
            is_open.set(true);
        }
    };
    let asking = Asking { is_open, sign_out, leave };
    let has_asked = Memo::new(move |before| before.copied().unwrap_or_default() || is_open.get());
    view! {
        <Button label=session::SIGN_OUT pending=sign_out.pending() on_press=ask />
        {move || has_asked.get().then(|| deferred(&QUESTION, 0, move |question| question(asking)))}
    }
}

/// The question before unsaved texts are lost.
#[derive(Clone, Copy)]
struct Asking {
    is_open: RwSignal<bool>,
    sign_out: Task,
    leave: Callback<()>,
}

part! {
    static QUESTION: fn(Asking) -> AnyView = load_sign_out_question(pages, question);
}

fn question(Asking { is_open, sign_out, leave }: Asking) -> AnyView {
    let State { drafts, live, .. } = State::expect();
    // As it was when the question was asked: the text is not to change while the answer is carried out.
    let unsaved = Memo::new(move |_| {
        is_open.track();
        drafts.lost_by_signing_out()
    });
    let lost = localize(move || unsaved.with(|pages| texts::lost(&live, pages)));
    view! {
        <Dialog open=is_open locked=sign_out.pending() title=texts::SIGN_OUT_TITLE>
            <div class="form">
                <p>{lost}</p>
                <div class="form-actions">
                    <Button label=common::CANCEL disabled=sign_out.pending() on_press=move |()| is_open.set(false) />
                    <Button
                        label=texts::SIGN_OUT_AND_DISCARD
                        tone=Tone::Danger
                        pending=sign_out.pending()
                        on_press=leave
                    />
                </div>
            </div>
        </Dialog>
    }
    .into_any()
}
