//! Content that has to be loaded first.

use iam_account::components::heading::HeadingLevel;
use iam_account::components::loadable::{Loadable, LoadingState, LoadingTexts};
use iam_account::form::task::Failure;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

fn stage_texts() -> LoadingTexts {
    LoadingTexts {
        loading: "Loading…".into(),
        failed: "This could not be loaded".into(),
        retry: "Try again".into(),
        recovering: "It does so by itself, too.".into(),
    }
}

async fn shown(stage: RwSignal<LoadingState>, retried: RwSignal<u32>) -> Shown {
    show(move || {
        provide_context(HeadingLevel(2));
        view! {
            <Loadable stage=stage texts=stage_texts() lines=3 on_retry=move |()| *retried.write() += 1>
                <input />
            </Loadable>
        }
    })
    .await
}

fn failed() -> LoadingState {
    LoadingState::Failed(Failure { message: "The service cannot be reached.".into(), ..Failure::default() })
}

#[wasm_bindgen_test]
async fn while_it_loads_bars_are_seen_and_the_word_is_heard() {
    let page = shown(RwSignal::new(LoadingState::Loading), RwSignal::new(0)).await;
    assert_eq!(page.text("[role=status]"), "Loading…");
    assert_eq!(page.all("[aria-hidden=true]").len(), 3);
    assert_eq!(page.all("input").len(), 0);
}

#[wasm_bindgen_test]
async fn what_is_there_takes_the_place_of_the_bars() {
    let stage = RwSignal::new(LoadingState::Loading);
    let page = shown(stage, RwSignal::new(0)).await;
    stage.set(LoadingState::Ready);
    settled().await;
    page.one("input");
    assert_eq!(page.all("[role=status]").len(), 0);
}

#[wasm_bindgen_test]
async fn content_that_stays_ready_is_left_as_it_is() {
    let (stage, made) = (RwSignal::new(LoadingState::Ready), StoredValue::new(0));
    let page = show(move || {
        view! {
            <Loadable stage=stage texts=stage_texts() on_retry=|()| ()>
                {made.update_value(|made| *made += 1)} <input />
            </Loadable>
        }
    })
    .await;
    let input = page.one("input");
    enter(&input, "typed").await;
    stage.set(LoadingState::Ready);
    settled().await;
    assert_eq!(page.one("input"), input);
    assert_eq!(made.get_value(), 1);
    assert!(has_focus(&input));
}

#[wasm_bindgen_test]
async fn content_is_made_afresh_when_it_was_loaded_again() {
    let stage = RwSignal::new(LoadingState::Ready);
    let page = shown(stage, RwSignal::new(0)).await;
    enter(&page.one("input"), "typed").await;
    stage.set(LoadingState::Loading);
    settled().await;
    stage.set(LoadingState::Ready);
    settled().await;
    assert_eq!(value(&page.one("input")), "");
}

#[wasm_bindgen_test]
async fn a_failure_is_said_and_can_be_tried_again() {
    let (stage, retried) = (RwSignal::new(LoadingState::Loading), RwSignal::new(0));
    let page = shown(stage, retried).await;
    stage.set(failed());
    settled().await;
    assert_eq!(page.text("[role=alert] h3"), "This could not be loaded");
    assert_eq!(page.text("[role=alert] p"), "The service cannot be reached.");
    press(&page.button("Try again")).await;
    assert_eq!(retried.get_untracked(), 1);
    stage.set(LoadingState::Ready);
    settled().await;
    assert_eq!(page.all("[role=alert]").len(), 0);
    page.one("input");
}
