//! `/settings`: the configuration document. Switches save themselves, texts and lists have Save.

use crate::language::Message;
use leptos::prelude::*;

use crate::components::card::Card;
use crate::components::checkbox::Checkbox;
use crate::components::heading::Heading;
use crate::components::language_select::LanguageSelect;
use crate::components::loadable::Loadable;
use crate::components::show::Show;
use crate::components::switch::Switch;
use crate::form::task::Task;
use crate::hooks::use_load::use_load;
use crate::messages::{common, error, pages, settings};
use crate::paths::Page;
use crate::saving::switching;
use crate::state::State;

pub mod signature;
pub mod texts;

use texts::TextsForm;

/// The page.
#[component]
pub fn Settings() -> impl IntoView {
    let config = State::expect().config;
    let load = use_load({
        let config = config.clone();
        move |abort| {
            let config = config.clone();
            async move { config.load(abort.as_ref()).await }
        }
    });
    let error::LoadingState { ready, failure, not_offered } = error::loading_state(Some(config));
    view! {
        <Heading text=pages::heading(Page::Settings) />
        <p class="page-intro">{settings::INTRO}</p>
        <Loadable ready failure not_offered on_retry=load>
            <Switches />
            <TextsForm />
        </Loadable>
    }
}

#[component]
fn Switches() -> impl IntoView {
    view! {
        <Card title=settings::APPEARANCE>
            // Which of the two is there, the stylesheet knows from the attribute.
            <p class="host-theme">{settings::HOST_THEME}</p>
            <div class="own-theme">
                <ConfigSwitch
                    key="dark_mode"
                    label=settings::DARK_MODE
                    hint=settings::DARK_MODE_HINT
                />
                <FollowDevice />
            </div>
            <ChooseLanguage />
        </Card>
        <Card title=settings::MAIL>
            <ConfigSwitch
                key="send_notification_by_mail"
                label=settings::SEND_MAIL
                hint=settings::SEND_MAIL_HINT
            />
            <ConfigSwitch
                key="raw_html_email"
                label=settings::RAW_HTML
                hint=settings::RAW_HTML_HINT
            />
        </Card>
    }
}

/// For this device alone, so it is no part of the document.
#[component]
fn FollowDevice() -> impl IntoView {
    let theme = State::expect().theme;
    let on = {
        let theme = theme.clone();
        Signal::derive(move || theme.follows_device())
    };
    let change = move |follows: bool| theme.follow_device(follows);
    view! { <Checkbox label=settings::FOLLOW_DEVICE hint=settings::FOLLOW_DEVICE_HINT on on_change=change /> }
}

/// For this browser alone too.
#[component]
fn ChooseLanguage() -> impl IntoView {
    let language = State::expect().language;
    let (decided, free) = (language.clone(), language.clone());
    view! {
        <Show on=Signal::derive(move || decided.is_decided())>
            <p>{common::LANGUAGE_DECIDED}</p>
        </Show>
        <Show on=Signal::derive(move || !free.is_decided())>
            {
                let (own, language) = (language.clone(), language.clone());
                view! {
                    <LanguageSelect
                        label=common::LANGUAGE
                        device_label=common::LANGUAGE_OF_DEVICE
                        own=Signal::derive(move || own.own())
                        on_change=move |locale| language.choose(locale)
                    />
                }
            }
        </Show>
    }
}

/// One key of the document that is on or off.
#[component]
fn ConfigSwitch(
    /// The contract's key.
    key: &'static str,
    /// The label.
    label: Message,
    /// What it does.
    hint: Message,
) -> impl IntoView {
    let config = State::expect().config;
    let value = config.key(&[key]);
    // Absent means no.
    let on = Signal::derive(move || value.get() == Some(true.into()));
    let task = Task::default();
    let change = switching(&config, vec![key.into()], task, None);
    view! { <Switch label hint on task on_change=change /> }
}
