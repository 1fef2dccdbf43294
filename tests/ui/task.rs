//! A task and its outcome.

use futures::channel::oneshot;
use iam_account::components::status::Status;
use iam_account::form::task::{Outcome, Task};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

/// A task that belongs to the page that shows it.
async fn shown() -> (Task, Shown) {
    let (send, made) = oneshot::channel();
    let page = show(move || {
        let task = Task::default();
        let _ = send.send(task);
        view! { <Status task /> }
    })
    .await;
    (made.await.unwrap(), page)
}

/// Starts work that ends with the outcome that the test sends.
fn start(task: Task, working: &'static str) -> oneshot::Sender<Outcome> {
    let (end, ended) = oneshot::channel();
    task.run(working, async move { ended.await.unwrap_or(Outcome::silent()) });
    end
}

fn done(text: &str) -> Outcome {
    Outcome::done(text.into())
}

#[wasm_bindgen_test]
async fn it_is_pending_from_its_start_to_its_end() {
    let (task, page) = shown().await;
    let pending = task.pending();
    assert!(!pending.get_untracked());
    let end = start(task, "Saving…");
    assert!(pending.get_untracked(), "a second press at the same time must find it pending");
    settled().await;
    assert_eq!(page.text("[role=status]"), "Saving…");
    end.send(done("Saved.")).unwrap();
    settled().await;
    assert!(!pending.get_untracked());
    assert_eq!(page.text("[role=status]"), "Saved.");
}

#[wasm_bindgen_test]
async fn the_outcome_of_the_last_start_is_shown() {
    let (task, page) = shown().await;
    let first = start(task, "Saving one…");
    let second = start(task, "Saving two…");
    first.send(done("One.")).unwrap();
    settled().await;
    assert_eq!(page.text("[role=status]"), "Saving two…");
    assert!(task.pending().get_untracked());
    second.send(done("Two.")).unwrap();
    settled().await;
    assert_eq!(page.text("[role=status]"), "Two.");
}

#[wasm_bindgen_test]
async fn an_earlier_outcome_that_comes_late_is_ignored() {
    let (task, page) = shown().await;
    let first = start(task, "Saving one…");
    let second = start(task, "Saving two…");
    second.send(done("Two.")).unwrap();
    settled().await;
    first.send(done("One.")).unwrap();
    settled().await;
    assert_eq!(page.text("[role=status]"), "Two.");
}

#[wasm_bindgen_test]
async fn a_new_start_removes_the_outcome_before_it() {
    let (task, page) = shown().await;
    start(task, "Saving…").send(done("Saved.")).unwrap();
    settled().await;
    let end = start(task, "Checking…");
    end.send(Outcome::silent()).unwrap();
    settled().await;
    assert_eq!(page.text("[role=status]"), "");
}

#[wasm_bindgen_test]
async fn a_task_that_ends_after_its_page_is_unmounted_does_not_panic() {
    let (task, mut page) = shown().await;
    let before = panics();
    let end = start(task, "Saving…");
    settled().await;
    page.unmount();
    end.send(done("Saved.")).unwrap();
    settled().await;
    assert_eq!(panics(), before);
}

#[wasm_bindgen_test]
async fn a_task_goes_on_after_its_page_is_unmounted() {
    let (task, mut page) = shown().await;
    let finished = RwSignal::new(false);
    let (end, ended) = oneshot::channel::<()>();
    task.run("Saving…", async move {
        let _ = ended.await;
        finished.set(true);
        Outcome::silent()
    });
    page.unmount();
    end.send(()).unwrap();
    settled().await;
    assert!(finished.get_untracked());
}
