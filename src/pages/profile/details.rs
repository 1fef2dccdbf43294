//! The four fields that a person may change.

use leptos::prelude::*;
use wire::is_blank;

use crate::components::card::Card;
use crate::components::draft_notice::DraftNotice;
use crate::components::form_view::FormView;
use crate::components::text_field::TextField;
use crate::drafts::attach::attach;
use crate::form::Form;
use crate::form::field::FormField;
use crate::form::format::Format::{Address, Trimmed};
use crate::form::validate::{has_invisible, is_email};
use crate::language::Message;
use crate::messages::{self, common, profile};
use crate::paths::Page;
use crate::saving::save;
use crate::state::State;

/// The contract's keys.
const KEYS: [&str; 4] = ["first_name", "last_name", "email", "phone"];

/// The form: only what was changed is sent.
#[component]
pub fn DetailsCard() -> impl IntoView {
    let State { boot, user, drafts, .. } = State::expect();
    let user = user.resource;
    let field = |key, format| FormField::new(key, profile::label(key), format, user.saved_key(key).into());
    let [first_name, last_name, email, phone] = [
        field("first_name", Trimmed).autocomplete("given-name"),
        field("last_name", Trimmed).autocomplete("family-name"),
        field("email", Address).autocomplete("email").check(wrong_email),
        field("phone", Address).autocomplete("tel").check(wrong_phone),
    ];
    let form = Form::new(vec![first_name, last_name, email, phone], common::SAVING, move |edit| {
        save(&user, edit, &KEYS)
    });
    let form = attach(&drafts, Page::Profile, form);
    let (noticed, until) = (form.clone(), messages::drafts::kept(boot.drafts, false));
    let notice = move || {
        view! { <DraftNotice drafts=drafts.clone() page=Page::Profile form=noticed.clone() until=until.clone() /> }
    };
    view! {
        <Card title=profile::DETAILS>
            <FormView form notice>
                <div class="field-pair">
                    <TextField field=first_name autocapitalize="words" mark=common::OPTIONAL />
                    <TextField field=last_name autocapitalize="words" mark=common::OPTIONAL />
                </div>
                <TextField field=email inputmode="email" hint=profile::EMAIL_HINT />
                <TextField field=phone kind="tel" mark=common::OPTIONAL />
            </FormView>
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
