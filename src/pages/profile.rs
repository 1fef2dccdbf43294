//! `/profile`: how a person appears, or what a service account is.

use leptos::prelude::*;
use wire::{Me, UserPatch};

use crate::components::badge::Badge;
use crate::components::button::{Button, Tone};
use crate::components::card::Card;
use crate::components::facts::{Fact, Facts};
use crate::components::heading::Heading;
use crate::components::status::Status;
use crate::components::text_field::TextField;
use crate::components::time::Time;
use crate::forms::field::Field;
use crate::forms::submit::on_submit;
use crate::forms::task::{Failure, Outcome, Task};
use crate::forms::validate::is_email;
use crate::paths::Page;
use crate::state::changes::Change;
use crate::state::{ApiError, State};
use crate::words::{common, error, pages, profile};

pub mod organization;
pub mod picture;

use organization::OrganizationCard;
use picture::PictureCard;

/// The page.
#[component]
pub fn Profile() -> impl IntoView {
    let state = State::expect();
    let avatar = state.boot.features.avatar;
    let user = state.user.clone();
    let machine = Memo::new(move |_| matches!(user.me().ready(), Some(Me::Machine(_))));
    move || {
        if machine.get() {
            return view! { <ServiceAccount /> }.into_any();
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
        let base = |get: fn(wire::User) -> Option<String>| {
            let user = state.user.clone();
            move || user.human().and_then(get).unwrap_or_default()
        };
        let wrong =
            |text: &str| (!text.trim().is_empty() && !is_email(text)).then(|| profile::EMAIL_PROBLEM.into());
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
            field.is_changed().then(|| (!text.is_empty()).then_some(text))
        };
        UserPatch {
            first_name: wish(self.first_name),
            last_name: wish(self.last_name),
            email: wish(self.email),
            phone: wish(self.phone),
        }
    }

    /// What is said at the form: the fields say for themselves what the service says of them.
    fn failure(&self, reason: &ApiError) -> Failure {
        let mut failure = error::failure(reason);
        if reason.detail.is_none() && self.named().iter().any(|(key, _)| reason.field(key).is_some()) {
            failure.message = common::MEND_FIELDS.into();
        }
        failure
    }

    /// Tells each field what became of the text that was sent.
    fn settle(&self, sent: &[String; 4], result: &Result<Option<Vec<Change>>, ApiError>) {
        for ((key, field), sent) in self.named().into_iter().zip(sent) {
            match result {
                Ok(_) => field.settle(sent),
                Err(error) => {
                    if let Some(message) = error.field(key) {
                        field.refuse(sent, message);
                    }
                }
            }
        }
    }
}

#[component]
fn DetailsCard() -> impl IntoView {
    let state = State::expect();
    let details = Details::new(&state);
    let save = Task::default();
    let send = move || {
        let (user, patch) = (state.user.clone(), untrack(|| details.patch()));
        let sent = details.named().map(|(_, field)| untrack(|| field.value()));
        save.run(common::SAVING, async move {
            let result = if patch.is_empty() { Ok(None) } else { user.save(patch).await.map(Some) };
            details.settle(&sent, &result);
            match result {
                Ok(Some(deviations)) => Outcome::Done(profile::saved(&deviations)),
                Ok(None) => Outcome::Done(common::NOTHING_TO_SAVE.into()),
                Err(reason) => Outcome::Failed(details.failure(&reason)),
            }
        });
    };
    let fields = details.named().map(|(_, field)| field).to_vec();
    view! {
        <Card title=profile::DETAILS>
            <form class="form" novalidate on:submit=on_submit(fields, send)>
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

/// What the service says of the account and nobody edits here.
#[component]
fn StateCard() -> impl IntoView {
    let state = State::expect();
    let locale = state.boot.locale.clone();
    let user = Memo::new(move |_| state.user.human().unwrap_or_default());
    let good = Signal::derive(move || user.with(|user| user.state == wire::UserState::Active));
    let word = Signal::derive(move || user.with(|user| profile::state(&user.state).0));
    view! {
        <Card title=profile::STATE>
            <p class="account-state">
                <Badge text=word good />
                <span>{move || user.with(|user| profile::state(&user.state).1)}</span>
            </p>
            <Facts>
                <Fact name=profile::UPDATED>
                    {move || match user.with(|user| user.updated_at.clone()) {
                        Some(value) => view! { <Time value locale=locale.clone() /> }.into_any(),
                        None => common::NOTHING.into_any(),
                    }}
                </Fact>
                <Fact name=profile::USER_ID>
                    <code>{move || user.with(|user| user.id.clone())}</code>
                </Fact>
            </Facts>
        </Card>
    }
}

#[component]
fn ServiceAccount() -> impl IntoView {
    let state = State::expect();
    let user = state.user.clone();
    let account = Memo::new(move |_| match user.me().ready() {
        Some(Me::Machine(account)) => account.clone(),
        _ => wire::ServiceAccount::default(),
    });
    view! {
        <Heading text=pages::title(Page::Profile) />
        <Card title=profile::SERVICE_ACCOUNT intro=profile::SERVICE_ACCOUNT_HINT>
            <Facts>
                <Fact name=profile::NAME>
                    {move || account.with(|account| account.name.clone()).unwrap_or_else(|| common::NOTHING.into())}
                </Fact>
                <Fact name=profile::USER_ID>
                    <code>{move || account.with(|account| account.id.clone())}</code>
                </Fact>
            </Facts>
        </Card>
        <OrganizationCard />
    }
}
