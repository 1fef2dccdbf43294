//! The line beside a button.

use iam_account::components::status::{FailureText, Status};
use iam_account::form::task::{Offer, Outcome, Task};
use iam_account::language::Message;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

fn failure() -> Outcome {
    Outcome {
        message: "The service cannot be reached.".into(),
        details: Some(("Details".into(), "Request id: r-1".into())),
        ..Outcome::failed(Message::NOTHING)
    }
}

#[wasm_bindgen_test]
async fn its_live_regions_exist_from_the_start() {
    let task = Task::default();
    let page = show(move || view! { <Status task /> }).await;
    let (status, alert) = (page.one("[role=status]"), page.one("[role=alert]"));
    assert_eq!((text(&status), text(&alert)), (String::new(), String::new()));
    task.run("Saving…", async { Outcome::done("Saved.".into()) });
    settled().await;
    assert_eq!(text(&status), "Saved.");
    assert!(status.is_connected() && alert.is_connected(), "screen readers would not announce later ones");
}

#[wasm_bindgen_test]
async fn a_failure_is_an_alert_until_the_next_start() {
    let task = Task::default();
    let page = show(move || view! { <Status task /> }).await;
    let alert = page.one("[role=alert]");
    task.run("Saving…", async { failure() });
    settled().await;
    assert_eq!(page.text("[role=status]"), "");
    assert_eq!(page.text("[role=alert] > p"), "The service cannot be reached.");
    assert!(alert.is_connected());
    task.run("Saving…", std::future::pending());
    settled().await;
    assert_eq!(text(&alert), "");
    assert_eq!(page.text("[role=status]"), "Saving…");
}

#[wasm_bindgen_test]
async fn the_details_of_a_failure_are_folded_away() {
    let page = show(|| view! { <FailureText failure=failure() /> }).await;
    let details = page.one("details");
    assert!(!details.has_attribute("open"));
    assert_eq!(page.text("summary"), "Details");
    assert_eq!(page.text("code"), "Request id: r-1");
    press(&page.one("summary")).await;
    assert!(details.has_attribute("open"));
}

#[wasm_bindgen_test]
async fn a_failure_without_details_has_no_details_element() {
    let page = show(|| view! { <FailureText failure=Outcome { details: None, ..failure() } /> }).await;
    assert_eq!(page.all("details").len(), 0);
    assert_eq!(page.text("p"), "The service cannot be reached.");
}

#[wasm_bindgen_test]
async fn an_offer_is_a_button_that_moves_the_focus_to_the_line() {
    let task = Task::default();
    let page = show(move || {
        view! {
            <span id="about">"Dark mode"</span>
            <Status task about="about" />
        }
    })
    .await;
    let undo = || {
        Offer::new("Undo".into(), "Saving…".into(), || Box::pin(async { Outcome::done("Undone.".into()) }))
    };
    task.run("Saving…", async move { Outcome::offering("Saved.".into(), undo()) });
    settled().await;
    assert_eq!(page.text("[role=status]"), "Saved.");
    let button = page.button("Undo");
    assert_eq!(description(&button), ["Dark mode"]);
    visit(&button).await;
    press(&button).await;
    settled().await;
    assert_eq!(page.text("[role=status]"), "Undone.");
    assert!(has_focus(&page.one("[role=status]")));
    assert!(!button.is_connected());
}

#[wasm_bindgen_test]
async fn a_failure_can_have_an_offer() {
    let task = Task::default();
    let page = show(move || view! { <Status task /> }).await;
    let again = Offer::new("Undo".into(), "Saving…".into(), || Box::pin(async { Outcome::silent() }));
    task.announce(Outcome { offer: Some(again), ..failure() });
    settled().await;
    assert_eq!(page.text("[role=alert] > p"), "The service cannot be reached.");
    press(&page.button("Undo")).await;
    settled().await;
    assert_eq!(page.text("[role=alert]"), "");
}
