//! What the page reports: states, failures, loading, conflicts and drafts.

use std::future::{pending, ready};
use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;

use crate::boot::DraftStorage;
use crate::components::badge::Badge;
use crate::components::button::Button;
use crate::components::card::Card;
use crate::components::conflicts::Conflicts;
use crate::components::deferred::deferred;
use crate::components::draft_notice::DraftNotice;
use crate::components::excerpt::Excerpt;
use crate::components::icon::{Icon, IconName};
use crate::components::load_error::LoadError;
use crate::components::loadable::Loadable;
use crate::components::skeleton::Skeleton;
use crate::components::status::Status;
use crate::components::waiting::{WaitControl, Waiting};
use crate::drafts::Drafts;
use crate::form::Form;
use crate::form::draft::Draft;
use crate::form::field::FormField;
use crate::form::format::Format;
use crate::form::task::{Offer, Outcome};
use crate::hooks::use_pace::Pace;
use crate::language::Message;
use crate::messages;
use crate::pages::gallery::samples::{ended, failure, working};
use crate::part::{Missing, Part};
use crate::paths::Page;

/// A part that never comes, and one that cannot be fetched.
static LATE: Part<fn() -> AnyView> = Part::lazy(|| Box::pin(pending()));
static LOST: Part<fn() -> AnyView> = Part::lazy(|| Box::pin(ready(Err(Missing))));

pub(super) fn view() -> AnyView {
    view! {
        <Card title="Badge">
            <div class="form-actions">
                <Badge text=Message::from("Active") good=true />
                <Badge text=Message::from("Locked") good=false />
            </div>
        </Card>
        <Card title="Status">
            <Status task=working() />
            <Status task=ended(Outcome::done("Saved.".into())) />
            <Status task=ended(Outcome::offering("Saved.".into(), undo())) />
            <Status task=ended(failure()) />
        </Card>
        <Card title="Conflicts">{conflicts()}</Card>
        <Card title="Deferred">
            {deferred(&LATE, 3, |view| view())}
            {deferred(&LOST, 3, |view| view())}
        </Card>
        <Card title="Draft notice">{draft_notice()}</Card>
        <Card title="Load error">
            <LoadError
                below=2
                failure=Outcome { recovers: Some(0), ..failure() }
                on_retry=|()| ()
            />
        </Card>
        <Card title="Excerpt" intro="Short, long, and empty.">
            <div><Excerpt text="One line.".to_owned() /></div>
            <div><Excerpt text="One line of many.\n".repeat(9) /></div>
            <div><Excerpt text=String::new() /></div>
        </Card>
        <Card title="Skeleton">
            <Skeleton label="Loading…" />
        </Card>
        <Card title="Waiting" intro="After a second, and after ten.">{waiting()}</Card>
        <Card title="Loadable" intro="Loading, failed, not offered, and loaded.">
            {loadable(false, None, None)} {loadable(false, Some(failure()), None)}
            {loadable(false, None, Some("The service does not offer this.".into()))} {loadable(true, None, None)}
        </Card>
        <Card title="Banner, notice and progress">
            <div class="banner">
                <Icon name=IconName::Warning />
                <p>{"Your session has ended. What you typed is still here."}</p>
                <Button label=Message::from("Sign in") />
            </div>
            <p class="notice">{"No mail is sent: mail is switched off in your settings."}</p>
            <progress class="progress" aria-label={"Uploading…"}></progress>
        </Card>
    }
    .into_any()
}

fn undo() -> Offer {
    Offer::new("Undo".into(), "Saving…".into(), || Box::pin(async { Outcome::done("Undone.".into()) }))
}

fn conflicts() -> AnyView {
    let field = |key, label: &str, mine: &str, theirs: &str| {
        let saved = RwSignal::new(None);
        let field = FormField::new(key, label, Format::Plain, saved.into());
        field.set(mine.into());
        saved.set(Some(Value::from(theirs)));
        field
    };
    let fields = vec![
        field("phone", "Phone", "+33 1 23 45 67 89", " "),
        field(
            "signature",
            "Email signature",
            "Two lines\nof mine",
            "One line of theirs that is a good deal longer",
        ),
    ];
    let form = Form::new(fields, Message::NOTHING, |_| Box::pin(async { Outcome::silent() }));
    view! { <Conflicts form /> }.into_any()
}

fn draft_notice() -> AnyView {
    let long = "A signature of several lines\nand of more\nthan one line\nis shown by its beginning.";
    let drafts = Drafts::new(ArcSignal::derive(|| Some("gallery".into())), DraftStorage::None);
    let field = |key, label: &str, text: &str, base: &str| {
        drafts.offer(Page::Profile, key, Draft::new(text.into(), base.into()));
        FormField::new(key, label, Format::Plain, Signal::stored(Some("Zoé".into())))
    };
    let fields = vec![
        field("name", "First name", "Zoë", "Zoé"),
        field("phone", "Phone", "", "12"),
        field("signature", "Email signature", long, "Zoé"),
    ];
    let form = Form::new(fields, Message::NOTHING, |_| Box::pin(async { Outcome::silent() }));
    let until = messages::drafts::kept(DraftStorage::Browser, false);
    view! { <DraftNotice drafts page=Page::Profile form until /> }.into_any()
}

fn waiting() -> AnyView {
    provide_context(WaitControl { offline: Signal::stored(false), cancel: Callback::new(|()| ()) });
    view! {
        <Waiting pace=Pace { slow: Signal::stored(true), too_slow: Signal::stored(false) } />
        <Waiting pace=Pace { slow: Signal::stored(true), too_slow: Signal::stored(true) } />
    }
    .into_any()
}

fn loadable(ready: bool, failure: Option<Outcome>, not_offered: Option<Message>) -> AnyView {
    view! {
        <Loadable
            ready=Signal::stored(ready)
            failure=Arc::new(move || failure.clone())
            not_offered=Signal::stored(not_offered)
            lines=3
            below=2
            on_retry=|()| ()
        >
            <p>{"What was loaded."}</p>
        </Loadable>
    }
    .into_any()
}
