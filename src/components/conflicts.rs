//! The question of yours or theirs, where two people have changed the same thing.

use leptos::prelude::*;

use crate::components::button::Button;
use crate::components::deferred::deferred;
use crate::components::show::Show;
use crate::form::Form;
use crate::form::field::FormField;
use crate::hooks::use_id::use_id;
use crate::language::texts::{common, saved};
use crate::language::{Message, localize};
use crate::part;
use crate::resource::edit::{Conflict, readable};
use crate::unsubscribe::unsubscribe_at_cleanup;

/// Both values of each conflict of a form, and a button below each. The box is there from the start, so that screen readers
/// announce what comes into it, and so that the focus has where to go.
#[component]
pub fn Conflicts(
    /// The form.
    form: Form,
) -> impl IntoView {
    let (panel, changed) = (form.panel, form.clone());
    // There is no conflict before something is typed.
    let list = move || {
        deferred(&QUESTIONS, 0, {
            let form = form.clone();
            move |questions| questions(form.clone())
        })
    };
    view! {
        <div class="conflicts" role="status" tabindex="-1" node_ref=panel>
            <Show on=Signal::derive(move || changed.is_changed())>{list()}</Show>
        </div>
    }
}

part! {
    static QUESTIONS: fn(Form) -> AnyView = load_conflicts(pages, questions);
}

fn questions(form: Form) -> AnyView {
    let asked = form.clone();
    let conflicts = Memo::new(move |_| {
        unsubscribe_at_cleanup();
        asked.conflicts()
    });
    let list = move || {
        let question = |conflict| view! { <Question form=form.clone() conflict /> };
        conflicts.get().into_iter().map(question).collect_view()
    };
    list.into_any()
}

#[component]
fn Question(form: Form, conflict: Conflict) -> impl IntoView {
    let id = use_id();
    let side = |label: Message, value: Option<&serde_json::Value>, button: Message, keeps_own: bool| {
        let value = readable(value).map_or(common::EMPTY, Message::from);
        let (form, conflict) = (form.clone(), conflict.clone());
        view! {
            <div class="conflict-side">
                <p class="conflict-label">{label}</p>
                <div class="conflict-value">{localize(move || value.clone())}</div>
                <Button label=button on_press=move |()| form.resolve(&conflict, keeps_own) />
            </div>
        }
    };
    let sides = view! {
        {side(saved::MINE, conflict.mine.as_ref(), saved::KEEP_MINE, true)}
        {side(saved::THEIRS, conflict.theirs.as_ref(), saved::TAKE_THEIRS, false)}
    };
    view! {
        <div class="conflict" role="group" aria-labelledby=id.clone()>
            <p class="conflict-title" id=id.clone()>
                {saved::title(name(&form, &conflict))}
            </p>
            <div class="conflict-sides">{sides}</div>
        </div>
    }
}

/// The field's label, and the keys within its value.
fn name(form: &Form, conflict: &Conflict) -> Message {
    let (key, inner) = conflict.path.split_first().map_or(("", &[][..]), |(key, inner)| (key, inner));
    let label = form.field(key).as_ref().map(FormField::label).unwrap_or_default();
    if inner.is_empty() { label } else { common::labelled(label, inner.join(" › ")) }
}
