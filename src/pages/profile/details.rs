//! The four fields that a person may change.

use leptos::prelude::*;
use wire::{User, UserPatch};

use crate::components::button::{Button, Tone};
use crate::components::card::Card;
use crate::components::draft_notice::DraftNotice;
use crate::components::mistakes::Mistakes;
use crate::components::status::Status;
use crate::components::text_field::TextField;
use crate::forms::field::Field;
use crate::forms::submit::on_submit;
use crate::forms::task::{Outcome, Task};
use crate::forms::validate::is_email;
use crate::hooks::use_drafts::{Kept, use_drafts};
use crate::paths::Page;
use crate::state::changes::Change;
use crate::state::drafts::Drafts;
use crate::state::{ApiError, State};
use crate::words::{common, drafts, error, profile};

/// The four fields that a person may change.
#[derive(Clone, Copy)]
struct Details {
    first_name: Field,
    last_name: Field,
    email: Field,
    phone: Field,
}

impl Details {
    fn new(state: &State) -> Self {
        let base = |get: fn(User) -> Option<String>| {
            let user = state.user.clone();
            move || user.human().and_then(get).unwrap_or_default()
        };
        let wrong =
            |text: &str| (!text.trim().is_empty() && !is_email(text)).then_some(profile::EMAIL_PROBLEM);
        Details {
            first_name: Field::new(base(|user| user.first_name), |_| None),
            last_name: Field::new(base(|user| user.last_name), |_| None),
            email: Field::new(base(|user| user.email), wrong),
            phone: Field::new(base(|user| user.phone), |_| None),
        }
    }

    fn named(&self) -> [(&'static str, Field); 4] {
        [
            ("first_name", self.first_name),
            ("last_name", self.last_name),
            ("email", self.email),
            ("phone", self.phone),
        ]
    }

    /// The changed keys only; an emptied field is `null`.
    fn patch(&self) -> UserPatch {
        let wish = |field: Field| {
            let text = field.value().trim().to_owned();
            (field.is_changed() && text != field.base().trim()).then(|| (!text.is_empty()).then_some(text))
        };
        UserPatch {
            first_name: wish(self.first_name),
            last_name: wish(self.last_name),
            email: wish(self.email),
            phone: wish(self.phone),
        }
    }

    /// Tells each field what became of the text that was sent.
    fn settle(&self, sent: &[String; 4], result: &Result<Option<Vec<Change>>, ApiError>, drafts: &Drafts) {
        for ((key, field), sent) in self.named().into_iter().zip(sent) {
            match result {
                Ok(_) => {
                    field.settle(sent);
                    drafts.settle(Page::Profile, key, sent);
                }
                Err(error) => {
                    if let Some(message) = error.field(key) {
                        field.refuse(sent, message);
                    }
                }
            }
        }
    }
}

/// The form: only what was changed is sent.
#[component]
pub fn DetailsCard() -> impl IntoView {
    let state = State::expect();
    let details = Details::new(&state);
    let texts = details.named().map(|(key, field)| Kept::field(key, profile::label(key), field));
    let offers = use_drafts(state.drafts.on(Page::Profile), texts.to_vec());
    let save = Task::default();
    let send = move || {
        let (State { user, drafts, .. }, patch) = (state.clone(), untrack(|| details.patch()));
        let sent = details.named().map(|(_, field)| untrack(|| field.value()));
        save.run(common::SAVING, async move {
            let result = if patch.is_empty() { Ok(None) } else { user.save(patch).await.map(Some) };
            details.settle(&sent, &result, &drafts);
            match result {
                Ok(Some(deviations)) => Outcome::Done(profile::saved(&deviations)),
                Ok(None) => Outcome::Done(common::NOTHING_TO_SAVE),
                Err(reason) => {
                    Outcome::Failed(error::form_failure(&reason, &details.named().map(|(key, _)| key)))
                }
            }
        });
    };
    let fields = details.named().map(|(_, field)| field).to_vec();
    view! {
        <Card title=profile::DETAILS>
            <form class="form" novalidate on:submit=on_submit(fields, send)>
                <Mistakes title=common::MISTAKES fields=fields.clone() />
                <DraftNotice offers texts=drafts::NOTICE />
                <div class="field-pair">
                    <TextField
                        label=profile::FIRST_NAME
                        field=details.first_name
                        autocomplete="given-name"
                        mark=common::OPTIONAL
                        changed=common::CHANGED
                    />
                    <TextField
                        label=profile::LAST_NAME
                        field=details.last_name
                        autocomplete="family-name"
                        mark=common::OPTIONAL
                        changed=common::CHANGED
                    />
                </div>
                <TextField
                    label=profile::EMAIL
                    field=details.email
                    kind="email"
                    autocomplete="email"
                    hint=profile::EMAIL_HINT
                    changed=common::CHANGED
                />
                <TextField
                    label=profile::PHONE
                    field=details.phone
                    kind="tel"
                    autocomplete="tel"
                    mark=common::OPTIONAL
                    changed=common::CHANGED
                />
                <div class="form-actions">
                    <Button label=common::SAVE tone=Tone::Primary submit=true pending=save.pending() />
                    <Status task=save />
                </div>
            </form>
        </Card>
    }
}
