//! Content that has to be loaded first.

use std::sync::Arc;

use iam_account::components::heading::HeadingLevel;
use iam_account::components::loadable::Loadable;
use iam_account::form::task::Outcome;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

#[derive(Clone)]
enum State {
    Loading,
    Ready,
    Failed,
    NotOffered,
}

/// Shows an input that is loaded as `state` says; `retried` counts the retries.
async fn shown(state: RwSignal<State>, retried: RwSignal<u32>) -> Shown {
    show(move || {
        provide_context(HeadingLevel(2));
        view! {
            <Loadable
                ready=ready(state)
                failure=Arc::new(move || matches!(state.get(), State::Failed).then(failure))
                not_offered=Signal::derive(move || {
                    matches!(state.get(), State::NotOffered).then(|| "The service does not offer this.".into())
                })
                lines=3
                on_retry=move |()| *retried.write() += 1
            >
                <input />
            </Loadable>
        }
    })
    .await
}

fn ready(state: RwSignal<State>) -> Signal<bool> {
    Signal::derive(move || matches!(state.get(), State::Ready))
}

fn failure() -> Outcome {
    Outcome::failed("The service cannot be reached.".into())
}

#[wasm_bindgen_test]
async fn while_it_loads_bars_are_visible_and_the_text_is_announced() {
    let page = shown(RwSignal::new(State::Loading), RwSignal::new(0)).await;
    assert_eq!(page.text("[role=status]"), "Loading…");
    assert_eq!(page.all("[aria-hidden=true]").len(), 3);
    assert_eq!(page.all("input").len(), 0);
}

#[wasm_bindgen_test]
async fn loaded_content_replaces_the_bars() {
    let state = RwSignal::new(State::Loading);
    let page = shown(state, RwSignal::new(0)).await;
    state.set(State::Ready);
    settled().await;
    page.one("input");
    assert_eq!(page.all("[role=status]").len(), 0);
}

#[wasm_bindgen_test]
async fn content_that_stays_ready_is_not_rebuilt() {
    let (state, builds) = (RwSignal::new(State::Ready), StoredValue::new(0));
    let page = show(move || {
        view! {
            <Loadable
                ready=ready(state)
                failure=Arc::new(|| None)
                not_offered=Signal::stored(None)
                on_retry=|()| ()
            >
                {builds.update_value(|builds| *builds += 1)} <input />
            </Loadable>
        }
    })
    .await;
    let input = page.one("input");
    enter(&input, "typed").await;
    state.set(State::Ready);
    settled().await;
    assert_eq!(page.one("input"), input);
    assert_eq!(builds.get_value(), 1);
    assert!(has_focus(&input));
}

#[wasm_bindgen_test]
async fn content_is_rebuilt_after_it_is_loaded_again() {
    let state = RwSignal::new(State::Ready);
    let page = shown(state, RwSignal::new(0)).await;
    enter(&page.one("input"), "typed").await;
    state.set(State::Loading);
    settled().await;
    state.set(State::Ready);
    settled().await;
    assert_eq!(value(&page.one("input")), "");
}

#[wasm_bindgen_test]
async fn a_failure_is_shown_and_can_be_retried() {
    let (state, retried) = (RwSignal::new(State::Loading), RwSignal::new(0));
    let page = shown(state, retried).await;
    state.set(State::Failed);
    settled().await;
    assert_eq!(page.text("[role=alert] h3"), "This page could not be loaded");
    assert_eq!(page.text("[role=alert] p"), "The service cannot be reached.");
    press(&page.button("Try again")).await;
    assert_eq!(retried.get_untracked(), 1);
    state.set(State::Ready);
    settled().await;
    assert_eq!(page.all("[role=alert]").len(), 0);
    page.one("input");
}

#[wasm_bindgen_test]
async fn what_the_service_does_not_offer_is_a_sentence_and_can_be_retried() {
    let (state, retried) = (RwSignal::new(State::NotOffered), RwSignal::new(0));
    let page = shown(state, retried).await;
    assert_eq!(page.text("[role=status]"), "The service does not offer this.");
    assert_eq!(page.all("[role=alert]").len(), 0);
    press(&page.button("Try again")).await;
    assert_eq!(retried.get_untracked(), 1);
}
