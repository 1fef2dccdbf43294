//! What the page reports: states, failures, loading, conflicts and drafts.

use leptos::prelude::*;

use crate::boot::DraftStorage;
use crate::components::badge::Badge;
use crate::components::button::Button;
use crate::components::card::Card;
use crate::components::conflicts::{Choice, Conflicts};
use crate::components::draft_notice::DraftNotice;
use crate::components::excerpt::Excerpt;
use crate::components::icon::{Icon, IconName};
use crate::components::load_error::LoadError;
use crate::components::loadable::Loadable;
use crate::components::skeleton::Skeleton;
use crate::components::status::Status;
use crate::components::waiting::{WaitControl, Waiting};
use crate::forms::task::{Failure, Offer, Outcome};
use crate::hooks::use_drafts::{self, Offers};
use crate::hooks::use_pace::Pace;
use crate::language::Message;
use crate::messages::{drafts, saved};
use crate::pages::gallery::samples::{ended, failure, working};

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
            <Status task=ended(Outcome::Done("Saved.".into())) />
            <Status task=ended(Outcome::Offering("Saved.".into(), undo())) />
            <Status task=ended(Outcome::Failed(failure())) />
        </Card>
        <Card title="Conflicts">{conflicts()}</Card>
        <Card title="Draft notice">{draft_notice()}</Card>
        <Card title="Load error">
            <LoadError
                below=2
                failure=Failure { recovers: Some(0), ..failure() }
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
                <p>"Your session has ended. What you typed is still here."</p>
                <Button label=Message::from("Sign in") />
            </div>
            <p class="notice">"No mail is sent: mail is switched off in your settings."</p>
            <progress class="progress" aria-label="Uploading…"></progress>
        </Card>
    }
    .into_any()
}

fn undo() -> Offer {
    Offer::new("Undo".into(), "Saving…".into(), || Box::pin(async { Outcome::Done("Undone.".into()) }))
}

fn conflicts() -> AnyView {
    let choice = |name: &str, mine: &str, theirs: &str| Choice {
        name: name.into(),
        mine: mine.into(),
        theirs: theirs.into(),
    };
    let choices = RwSignal::new(vec![
        choice("Phone", "+33 1 23 45 67 89", "Empty"),
        choice("Email signature", "Two lines\nof mine", "One line of theirs that is a good deal longer"),
    ]);
    let answer = move |(at, _): (usize, bool)| choices.update(|list| drop(list.remove(at)));
    let panel = NodeRef::new();
    view! { <Conflicts choices=choices.into() texts=saved::CONFLICTS panel on_choice=answer /> }.into_any()
}

fn draft_notice() -> AnyView {
    let offer = |key, name: &str, typed: &str, before: Option<&str>| use_drafts::Offer {
        key,
        name: name.into(),
        saved: "Zoé".into(),
        typed: typed.into(),
        before: before.map(Into::into),
    };
    let long = "A signature of several lines\nand of more\nthan one line\nis shown by its beginning.";
    let list = RwSignal::new(vec![
        offer("name", "First name", "Zoë", None),
        offer("phone", "Phone", "", Some("12")),
        offer("signature", "Email signature", long, None),
    ]);
    let clear = Callback::new(move |()| list.set(Vec::new()));
    let offers = Offers { list: list.into(), put_back: clear, discard: clear };
    view! { <DraftNotice offers texts=drafts::notice(DraftStorage::Browser) /> }.into_any()
}

fn waiting() -> AnyView {
    provide_context(WaitControl { offline: Signal::stored(false), cancel: Callback::new(|()| ()) });
    view! {
        <Waiting pace=Signal::stored(Pace::Slow) />
        <Waiting pace=Signal::stored(Pace::TooSlow) />
    }
    .into_any()
}

fn loadable(ready: bool, failure: Option<Failure>, not_offered: Option<Message>) -> AnyView {
    view! {
        <Loadable
            ready=Signal::stored(ready)
            failure=Signal::stored(failure)
            not_offered=Signal::stored(not_offered)
            lines=3
            below=2
            on_retry=|()| ()
        >
            <p>"What was loaded."</p>
        </Loadable>
    }
    .into_any()
}
