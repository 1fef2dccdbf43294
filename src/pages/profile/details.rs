//! The four fields that a person may change.

use leptos::prelude::*;
use wire::{Object, User, is_blank};

use crate::components::card::Card;
use crate::components::draft_notice::DraftNotice;
use crate::components::error_summary::ErrorSummary;
use crate::components::text_field::TextField;
use crate::editing::Saver;
use crate::editing::actions::Actions;
use crate::editing::text::{Kind, Text};
use crate::editing::texts::Texts;
use crate::forms::field::Field;
use crate::forms::submit::on_submit;
use crate::forms::validate::{has_invisible, is_email};
use crate::hooks::use_drafts::use_drafts;
use crate::language::Message;
use crate::messages::{common, drafts, profile};
use crate::paths::Page;
use crate::state::State;

/// The form: only what was changed is sent.
#[component]
pub fn DetailsCard() -> impl IntoView {
    let State { boot, user, drafts, .. } = State::expect();
    let field = |get: fn(User) -> Option<String>, check: fn(&str) -> Option<Message>| {
        let user = user.clone();
        Field::new(move || user.human().and_then(|user| get(User::clone(&user))).unwrap_or_default(), check)
    };
    let first_name = field(|user| user.first_name, |_| None);
    let last_name = field(|user| user.last_name, |_| None);
    let email = field(|user| user.email, wrong_email);
    let phone = field(|user| user.phone, wrong_phone);
    let texts = [
        ("first_name", first_name, Kind::Trimmed),
        ("last_name", last_name, Kind::Trimmed),
        ("email", email, Kind::Address),
        ("phone", phone, Kind::Address),
    ]
    .map(|(key, field, kind)| Text::new(key, profile::label(key), field, kind));
    let saver = Saver { save: user.resource.clone(), name: profile::name, kept: profile::kept };
    let restored_from = drafts.on(Page::Profile);
    let texts = Texts::new(
        texts.to_vec(),
        move || user.resource.saved().map(|user| Object::clone(&user)).unwrap_or_default(),
        saver,
        drafts,
        Page::Profile,
    );
    let offers = use_drafts(restored_from, texts.kept());
    let fields = texts.fields();
    let send = {
        let texts = texts.clone();
        move || texts.send()
    };
    view! {
        <Card title=profile::DETAILS>
            <form class="form" novalidate on:submit=on_submit(fields.clone(), send)>
                <ErrorSummary title=common::MISTAKES fields=fields.clone() />
                <DraftNotice offers texts=drafts::notice(boot.drafts) />
                <div class="field-pair">
                    <TextField
                        label=profile::FIRST_NAME
                        field=first_name
                        autocomplete="given-name"
                        autocapitalize="words"
                        mark=common::OPTIONAL
                        changed=common::CHANGED
                    />
                    <TextField
                        label=profile::LAST_NAME
                        field=last_name
                        autocomplete="family-name"
                        autocapitalize="words"
                        mark=common::OPTIONAL
                        changed=common::CHANGED
                    />
                </div>
                <TextField
                    label=profile::EMAIL
                    field=email
                    inputmode="email"
                    autocomplete="email"
                    hint=profile::EMAIL_HINT
                    changed=common::CHANGED
                />
                <TextField
                    label=profile::PHONE
                    field=phone
                    kind="tel"
                    autocomplete="tel"
                    mark=common::OPTIONAL
                    changed=common::CHANGED
                />
                <Actions texts=texts.clone() />
            </form>
        </Card>
    }
}

// The check is ours: `type="email"` would write the domain in another way than the person does.
fn wrong_email(text: &str) -> Option<Message> {
    let incomplete = !is_blank(text) && !is_email(text);
    wrong_phone(text).or_else(|| incomplete.then_some(profile::EMAIL_PROBLEM))
}

fn wrong_phone(text: &str) -> Option<Message> {
    has_invisible(text).then_some(common::INVISIBLE)
}
