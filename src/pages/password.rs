//! `/password`: change the password.

use crate::language::{Message, localize};
use leptos::prelude::*;
use wire::ChangePassword;

use crate::components::card::Card;
use crate::components::checkbox::Checkbox;
use crate::components::form_view::FormView;
use crate::components::heading::Heading;
use crate::components::text_field::TextField;
use crate::form::Form;
use crate::form::field::FormField;
use crate::form::task::{Outcome, Work};
use crate::form::validate::{PasswordRule, password_rules, refused_password_field};
use crate::hooks::use_id::use_id;
use crate::messages::{common, error, pages, password};
use crate::offered::Offered;
use crate::paths::Page;
use crate::resource::edit::Edit;
use crate::state::user::UserStore;
use crate::state::{ErrorKind, Feature, State};

/// The page.
#[component]
pub fn Password() -> impl IntoView {
    let offered = State::expect().boot.features.password;
    view! {
        <Heading text=pages::heading(Page::Password) />
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

/// The contract's keys.
const KEYS: [&str; 3] = ["current_password", "new_password", "new_password_confirmation"];

/// The three passwords. They live in the form only, and are never stored.
#[component]
fn PasswordCard() -> impl IntoView {
    let State { user, boot, .. } = State::expect();
    let (min_length, max_length) = (boot.password.min_length, boot.password.max_length);
    let rules = PasswordRule::list(min_length, max_length);
    let password_rules = password_rules(min_length, max_length);
    let [current, new, confirm] = fields(rules.clone());
    let username = {
        let user = user.clone();
        Memo::new(move |_| user.human().and_then(|user| user.email.clone()).unwrap_or_default())
    };
    let shown = RwSignal::new(false);
    let form = Form::new(vec![current, new, confirm], password::CHANGING, move |edit| {
        // Password managers and people who look on: what is on its way is hidden.
        shown.set(false);
        change(user.clone(), &edit)
    });
    view! {
        <Card title=password::CHANGE>
            <Offered feature=Feature::PasswordChange>
                <FormView form send_label=password::CHANGE>
                    <Username username />
                    <TextField field=current kind="password" revealed=shown />
                    <TextField field=new kind="password" revealed=shown password_rules min_length />
                    <Rules rules hint=boot.password.hint.clone() current new />
                    <TextField field=confirm kind="password" revealed=shown />
                    <Checkbox label=password::SHOW on=shown on_change=move |on| shown.set(on) />
                </FormView>
            </Offered>
        </Card>
    }
}

fn fields(rules: Vec<PasswordRule>) -> [FormField; 3] {
    let current = FormField::empty(KEYS[0], password::CURRENT)
        .autocomplete("current-password")
        .check(|text| text.is_empty().then_some(password::CURRENT_MISSING));
    let new =
        FormField::empty(KEYS[1], password::NEW).autocomplete("new-password").check(move |text| match rules
            .iter()
            .find(|rule| !rule.is_met(text, &current.value()))
        {
            _ if text.is_empty() => Some(password::NEW_MISSING),
            Some(rule) => Some(broken(*rule)),
            None => None,
        });
    let confirm =
        FormField::empty(KEYS[2], password::CONFIRM).autocomplete("new-password").check(move |text| {
            let missing = text.is_empty().then_some(password::CONFIRM_MISSING);
            missing.or_else(|| (text != new.value()).then_some(password::CONFIRM_DIFFERS))
        });
    [current, new, confirm]
}

/// Sends the passwords. Where the service refuses one, its sentence is shown at the field that it is about.
fn change(user: UserStore, edit: &Edit) -> Work {
    let [current_password, new_password, new_password_confirmation] = KEYS.map(|key| edit.text(key));
    let request = ChangePassword { current_password, new_password, new_password_confirmation };
    Box::pin(async move {
        let Err(reason) = user.change_password(request).await else {
            return Outcome::done(password::CHANGED);
        };
        let mut failure = error::form_failure(&reason, &KEYS);
        // The sentence of a 400 is about one field, although no key says which.
        let sentence = reason
            .detail
            .as_deref()
            .filter(|_| reason.kind == ErrorKind::Invalid && reason.fields.is_empty());
        if let Some(sentence) = sentence {
            failure.message = common::MEND_FIELDS;
            failure.fields.push((KEYS[refused_password_field(sentence) as usize].into(), sentence.into()));
        }
        error::outcome(&reason, failure)
    })
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
fn Rules(
    rules: Vec<PasswordRule>,
    hint: Option<String>,
    current: FormField,
    new: FormField,
) -> impl IntoView {
    let rule = move |rule: PasswordRule| {
        let met = Memo::new(move |_| rule.is_met(&new.value(), &current.value()));
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
