//! `/password`: change the password.

use crate::language::{Message, localize};
use leptos::prelude::*;
use wire::ChangePassword;

use crate::components::button::{Button, Tone};
use crate::components::card::Card;
use crate::components::checkbox::Checkbox;
use crate::components::error_summary::ErrorSummary;
use crate::components::heading::Heading;
use crate::components::status::Status;
use crate::components::text_field::TextField;
use crate::editing::offered::Offered;
use crate::forms::field::Field;
use crate::forms::submit::on_submit;
use crate::forms::task::{Outcome, Task};
use crate::forms::validate::{PasswordField, PasswordRule, password_rules, refused_password_field};
use crate::hooks::use_id::use_id;
use crate::messages::{common, error, pages, password};
use crate::paths::Page;
use crate::state::{ApiError, ErrorKind, Feature, State};

/// The page.
#[component]
pub fn Password() -> impl IntoView {
    let offered = State::expect().boot.features.password;
    view! {
        <Heading text=pages::title(Page::Password) />
        {if offered {
            view! {
                <p class="page-intro">{password::INTRO}</p>
                <PasswordCard />
            }
            .into_any()
        } else {
            view! { <p class="page-intro">{password::SWITCHED_OFF}</p> }.into_any()
        }}
    }
}

/// The contract's keys of the three.
const KEYS: [&str; 3] = ["current_password", "new_password", "new_password_confirmation"];

/// The three passwords. They live here only, and are never stored.
#[derive(Clone, Copy)]
struct Passwords {
    current: Field,
    new: Field,
    confirm: Field,
}

impl Passwords {
    fn new(rules: Vec<PasswordRule>) -> Self {
        let current = Field::empty(|text| text.is_empty().then_some(password::CURRENT_MISSING));
        let new =
            Field::empty(move |text| match rules.iter().find(|rule| !rule.is_met(text, &current.value())) {
                _ if text.is_empty() => Some(password::NEW_MISSING),
                Some(rule) => Some(broken(*rule)),
                None => None,
            });
        let confirm = Field::empty(move |text| {
            let missing = text.is_empty().then_some(password::CONFIRM_MISSING);
            missing.or_else(|| (text != new.value()).then_some(password::CONFIRM_DIFFERS))
        });
        Passwords { current, new, confirm }
    }

    fn request(&self) -> ChangePassword {
        ChangePassword {
            current_password: self.current.value(),
            new_password: self.new.value(),
            new_password_confirmation: self.confirm.value(),
        }
    }

    /// Empties the fields after a success, or shows the service's words at the field that they are about.
    fn settle(&self, sent: &ChangePassword, result: &Result<(), ApiError>) {
        let named = [
            (KEYS[0], self.current, &sent.current_password),
            (KEYS[1], self.new, &sent.new_password),
            (KEYS[2], self.confirm, &sent.new_password_confirmation),
        ];
        let Err(reason) = result else {
            named.iter().for_each(|(_, field, text)| field.settle(text));
            return;
        };
        for (key, field, text) in named {
            if let Some(message) = reason.field(key) {
                field.refuse(text, message);
            }
        }
        if let Some(sentence) = at_a_field(reason) {
            let (field, text) = match refused_password_field(sentence) {
                PasswordField::Current => (self.current, &sent.current_password),
                PasswordField::New => (self.new, &sent.new_password),
                PasswordField::Confirm => (self.confirm, &sent.new_password_confirmation),
            };
            field.refuse(text, sentence);
        }
    }
}

/// The sentence of a 400, which is about one field although no key says which.
fn at_a_field(reason: &ApiError) -> Option<&str> {
    reason.detail.as_deref().filter(|_| reason.kind == ErrorKind::Invalid && reason.fields.is_empty())
}

#[component]
fn PasswordCard() -> impl IntoView {
    let State { user, boot, .. } = State::expect();
    let (min_length, max_length) = (boot.password.min_length, boot.password.max_length);
    let (rules, password_rules) =
        (PasswordRule::list(min_length, max_length), password_rules(min_length, max_length));
    let passwords = Passwords::new(rules.clone());
    let username = {
        let user = user.clone();
        Memo::new(move |_| user.human().and_then(|user| user.email.clone()).unwrap_or_default())
    };
    let change = Task::default();
    let shown = RwSignal::new(false);
    let send = move || {
        // Password managers and whoever looks over a shoulder: what is on its way is hidden.
        shown.set(false);
        let (user, request) = (user.clone(), untrack(|| passwords.request()));
        change.run(password::CHANGING, async move {
            let result = user.change_password(request.clone()).await;
            passwords.settle(&request, &result);
            let Err(reason) = result else { return Outcome::Done(password::CHANGED) };
            let mut failure = error::form_failure(&reason, &KEYS);
            if at_a_field(&reason).is_some() {
                failure.message = common::MEND_FIELDS;
            }
            error::outcome(&reason, failure)
        });
    };
    let kind = Signal::derive(move || if shown.get() { "text" } else { "password" });
    let fields = vec![passwords.current, passwords.new, passwords.confirm];
    view! {
        <Card title=password::CHANGE>
            <Offered feature=Feature::PasswordChange>
            <form class="form" novalidate on:submit=on_submit(fields, send)>
                <ErrorSummary title=common::MISTAKES fields=fields.clone() />
                <Username username />
                <TextField label=password::CURRENT field=passwords.current kind autocomplete="current-password" />
                <TextField
                    label=password::NEW
                    field=passwords.new
                    kind
                    autocomplete="new-password"
                    password_rules
                    min_length
                />
                <Rules rules hint=boot.password.hint.clone() passwords />
                <TextField label=password::CONFIRM field=passwords.confirm kind autocomplete="new-password" />
                <Checkbox label=password::SHOW on=shown on_change=move |on| shown.set(on) />
                <div class="form-actions">
                    <Button label=password::CHANGE tone=Tone::Primary submit=true pending=change.pending() />
                    <Status task=change />
                </div>
            </form>
            </Offered>
        </Card>
    }
}

/// Tells password managers which entry to update: they need a field that is there, not `display: none`.
#[component]
fn Username(#[prop(into)] username: Signal<String>) -> impl IntoView {
    let id = use_id();
    view! {
        <div class="field username">
            <label for=id.clone()>{password::USERNAME}</label>
            <input id=id class="input" type="text" autocomplete="username" readonly prop:value=username />
        </div>
    }
}

/// The rules, each with what the typed password makes of it.
#[component]
fn Rules(rules: Vec<PasswordRule>, hint: Option<String>, passwords: Passwords) -> impl IntoView {
    let rule = move |rule: PasswordRule| {
        let met = Memo::new(move |_| rule.is_met(&passwords.new.value(), &passwords.current.value()));
        view! {
            <li class="rule" class:met=met>
                <span>{rule_words(rule)}</span>
                <span class="visually-hidden">
                    {localize(move || password::state(if met.get() { password::MET } else { password::NOT_MET }))}
                </span>
            </li>
        }
    };
    view! {
        <div class="rules">
            <p class="rules-title">{password::RULES}</p>
            <ul>{rules.into_iter().map(rule).collect_view()}</ul>
            {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
        </div>
    }
}

fn rule_words(rule: PasswordRule) -> Message {
    match rule {
        PasswordRule::MinLength(length) => password::at_least(length as u64),
        PasswordRule::MaxLength(length) => password::at_most(length as u64),
        PasswordRule::Different => password::DIFFERENT,
    }
}

/// The same where it is what the new password lacks.
fn broken(rule: PasswordRule) -> Message {
    match rule {
        PasswordRule::MinLength(length) => password::broken_at_least(length as u64),
        PasswordRule::MaxLength(length) => password::broken_at_most(length as u64),
        PasswordRule::Different => password::BROKEN_DIFFERENT,
    }
}
