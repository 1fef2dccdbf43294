//! The texts and lists of the settings: one form, one Save, and only what was changed is written.

use crate::language::Words;
use leptos::prelude::*;
use wire::UserConfig;

use super::draft::Draft;
use super::signature::SignatureCard;
use crate::components::button::{Button, Tone};
use crate::components::card::Card;
use crate::components::chips::{Chips, ChipsTexts};
use crate::components::draft_notice::DraftNotice;
use crate::components::mistakes::Mistakes;
use crate::components::status::Status;
use crate::components::text_area::TextArea;
use crate::forms::submit::on_submit;
use crate::forms::task::{Outcome, Task};
use crate::hooks::use_drafts::use_drafts;
use crate::paths::Page;
use crate::state::State;
use crate::words::{common, drafts, error, settings};

/// The form.
#[component]
pub fn Texts() -> impl IntoView {
    let state = State::expect();
    let config = {
        let config = state.config.clone();
        Memo::new(move |_| config.current().ready().cloned().unwrap_or_default())
    };
    let draft = Draft::new(config);
    // The form is made once the settings are there, so there is something to compare with.
    let offers = use_drafts(state.drafts.on(Page::Settings), draft.kept());
    let save = Task::default();
    let send = move || {
        let (State { config, drafts, .. }, changes) = (state.clone(), untrack(|| draft.changes()));
        save.run(common::SAVING, async move {
            if changes.values.is_empty() {
                return Outcome::Done(common::NOTHING_TO_SAVE);
            }
            match config.change(changes.values.clone()).await {
                Ok(written) => {
                    draft.settle(&changes, &drafts);
                    error::written(Ok(written))
                }
                Err(reason) => Outcome::Failed(draft.refuse(&changes, &reason)),
            }
        });
    };
    let raw = Memo::new(move |_| config.with(UserConfig::raw_html_email));
    let fields = vec![draft.signature, draft.interface];
    view! {
        <form class="form cards" novalidate on:submit=on_submit(fields, send)>
            <Mistakes title=common::MISTAKES fields=fields.clone() />
            <DraftNotice offers texts=drafts::NOTICE />
            <SignatureCard signature=draft.signature raw />
            <Card title=settings::SUBSCRIPTIONS_CARD>
                <Chips
                    texts=ChipsTexts {
                        label: settings::SUBSCRIPTIONS,
                        hint: settings::SUBSCRIPTIONS_HINT,
                        add: settings::SUBSCRIPTION_ADD,
                        empty: settings::SUBSCRIPTIONS_NONE,
                        twice: settings::SUBSCRIPTION_TWICE,
                        remove: |item| settings::remove(item),
                    }
                    items=Signal::derive(move || draft.list())
                    typing=draft.typing
                    on_change=move |list| draft.subscriptions.set(Some(list))
                    changed=Signal::derive(move || if draft.is_list_changed() { common::CHANGED } else { Words::NOTHING })
                />
            </Card>
            <Card title=settings::INTERFACE_CARD>
                <TextArea
                    label=settings::INTERFACE
                    field=draft.interface
                    rows=8
                    code=true
                    hint=settings::INTERFACE_HINT
                    changed=common::CHANGED
                />
            </Card>
            <div class="form-actions save-bar">
                <Button label=common::SAVE tone=Tone::Primary submit=true pending=save.pending() />
                <Status task=save />
            </div>
        </form>
    }
}
