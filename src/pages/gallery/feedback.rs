//! What the page says: states, failures, what is being loaded, and what is back.

use leptos::prelude::*;

use super::{ended, failure, working};
use crate::components::badge::Badge;
use crate::components::button::Button;
use crate::components::card::Card;
use crate::components::draft_notice::{DraftNotice, DraftTexts};
use crate::components::icon::{Drawing, Icon};
use crate::components::load_error::LoadError;
use crate::components::skeleton::Skeleton;
use crate::components::stage::{Stage, StageTexts, Staged};
use crate::components::status::Status;
use crate::forms::task::Outcome;
use crate::hooks::use_drafts::Restored;
use crate::language::Words;

pub(super) fn view() -> AnyView {
    view! {
        <Card title="Badge">
            <div class="form-actions">
                <Badge text=Words::from("Active") good=true />
                <Badge text=Words::from("Locked") good=false />
            </div>
        </Card>
        <Card title="Status">
            <Status task=working() />
            <Status task=ended(Outcome::Done("Saved.".into())) />
            <Status task=ended(Outcome::Failed(failure())) />
        </Card>
        <Card title="Draft notice">{draft_notice()}</Card>
        <Card title="Load error">
            <LoadError title="This could not be loaded" below=2 failure=failure() retry="Try again" on_retry=|()| () />
        </Card>
        <Card title="Skeleton">
            <Skeleton label="Loading…" />
        </Card>
        <Card title="Stage" intro="Loading, failed, and there.">
            {stage(Stage::Loading)} {stage(Stage::Failed(failure()))} {stage(Stage::Ready)}
        </Card>
        <Card title="Banner, notice and progress">
            <div class="banner">
                <Icon drawing=Drawing::Warning />
                <p>"Your session has ended. What you typed is still here."</p>
                <Button label=Words::from("Sign in") />
            </div>
            <p class="notice">"No mail is sent: mail is switched off in your settings."</p>
            <progress class="progress" aria-label="Uploading…"></progress>
        </Card>
    }
    .into_any()
}

fn draft_notice() -> AnyView {
    let names = RwSignal::new(vec![Words::from("First name"), "Phone".into()]);
    let restored = Restored { names: names.into(), discard: Callback::new(move |()| names.set(Vec::new())) };
    let texts = DraftTexts {
        back: |names| Words::list([Words::from("Not saved yet"), Words::list(names)]),
        discard: "Discard".into(),
        discarded: "Discarded.".into(),
    };
    view! { <DraftNotice restored texts /> }.into_any()
}

fn stage(stage: Stage) -> AnyView {
    let texts = StageTexts {
        loading: "Loading…".into(),
        failed: "This could not be loaded either".into(),
        retry: "Try again".into(),
        recovering: "The page also tries again by itself.".into(),
    };
    view! {
        <Staged stage=Signal::stored(stage) texts lines=3 below=2 on_retry=|()| ()>
            <p>"What was loaded."</p>
        </Staged>
    }
    .into_any()
}
