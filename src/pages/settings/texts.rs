//! The texts and lists of the settings: one form, one Save, and only what was changed is written.

use leptos::prelude::*;
use wire::is_blank;

use super::signature::SignatureCard;
use crate::components::card::Card;
use crate::components::chips::Chips;
use crate::components::draft_notice::DraftNotice;
use crate::components::form_view::FormView;
use crate::components::text_area::TextArea;
use crate::drafts::attach::attach;
use crate::form::Form;
use crate::form::field::FormField;
use crate::form::format::Format;
use crate::form::validate::{doubled_key, has_invisible, json_mistake};
use crate::language::Message;
use crate::messages::{self, common, settings};
use crate::paths::Page;
use crate::saving::save;
use crate::state::State;

/// The contract's keys of the fields that show what the service says of them. A list shows only its own input.
const KEYS: [&str; 2] = ["email_signature", "interface_config"];

/// The form. It is made once the settings are read, so there is something to compare with.
#[component]
pub fn TextsForm() -> impl IntoView {
    let State { boot, config, drafts, .. } = State::expect();
    let field = |key, label, format| FormField::new(key, label, format, config.saved_key(key).into());
    let item = FormField::empty("item", settings::SUBSCRIPTIONS)
        .check(|text| has_invisible(text).then_some(common::INVISIBLE));
    let [signature, subscriptions, interface] = [
        field("email_signature", settings::SIGNATURE, Format::Plain),
        field("property_rent_subscriptions", settings::SUBSCRIPTIONS, Format::List).item(item),
        field("interface_config", settings::INTERFACE, Format::Json).check(wrong),
    ];
    let form = Form::new(vec![signature, subscriptions, interface], common::SAVING, move |edit| {
        save(&config, edit, &KEYS)
    });
    let form = attach(&drafts, Page::Settings, form);
    let (noticed, until) = (form.clone(), messages::drafts::kept(boot.drafts, false));
    let notice = move || {
        view! { <DraftNotice drafts=drafts.clone() page=Page::Settings form=noticed.clone() until=until.clone() /> }
    };
    view! {
        <FormView form cards=true notice>
            <SignatureCard signature />
            <Card title=settings::SUBSCRIPTIONS_CARD>
                <Chips
                    field=subscriptions
                    hint=settings::SUBSCRIPTIONS_HINT
                    add_label=settings::SUBSCRIPTION_ADD
                    empty=settings::SUBSCRIPTIONS_NONE
                    twice=settings::SUBSCRIPTION_TWICE
                    remove_label=|item| settings::remove(item)
                />
            </Card>
            <Card title=settings::INTERFACE_CARD>
                <TextArea field=interface rows=8 code=true hint=settings::INTERFACE_HINT />
            </Card>
        </FormView>
    }
}

/// What is wrong with the interface config.
fn wrong(text: &str) -> Option<Message> {
    if is_blank(text) {
        return None;
    }
    let mistake = json_mistake(text).map(|(line, column)| settings::json_mistake(line, column));
    mistake.or_else(|| doubled_key(text).map(settings::json_twice))
}
