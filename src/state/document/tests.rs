//! What must not happen to a document: lost keys, writes out of order, a screen that lies.

use std::cell::{Cell, RefCell};

use futures::executor::block_on;
use futures::future::{join_all, ready};
use futures::join;
use serde_json::Value;

use super::*;
use crate::state::edit::Step;

/// A service in memory, and what is wrong with it. Each call yields once, so that calls made meanwhile really interleave.
#[derive(Default)]
struct Service {
    held: RefCell<Object>,
    writes: Cell<usize>,
    refuses: Cell<bool>,
    /// Does what it is asked for, and the answer is lost.
    mumbles: Cell<bool>,
    /// Cannot be read after so many more readings.
    deaf_after: Cell<Option<u32>>,
    ignores: &'static str,
    /// Refuses every document that has this key.
    dislikes: &'static str,
}

impl Remote for Service {
    fn read(&self) -> LocalBoxFuture<'_, Result<Object, ApiError>> {
        Box::pin(async {
            yield_once().await;
            match self.deaf_after.get() {
                Some(0) => return Err(ApiError::new(ErrorKind::Unreachable)),
                left => self.deaf_after.set(left.map(|left| left - 1)),
            }
            Ok(self.held.borrow().clone())
        })
    }

    fn replace(&self, mut doc: Object) -> LocalBoxFuture<'_, Result<Object, ApiError>> {
        Box::pin(async move {
            yield_once().await;
            self.writes.set(self.writes.get() + 1);
            if self.refuses.get() {
                return Err(ApiError::new(ErrorKind::Server(500)));
            }
            if doc.contains_key(self.dislikes) {
                return Err(ApiError::new(ErrorKind::Invalid));
            }
            doc.shift_remove(self.ignores);
            *self.held.borrow_mut() = doc.clone();
            if self.mumbles.get() { Err(ApiError::new(ErrorKind::Unexpected(200))) } else { Ok(doc) }
        })
    }
}

async fn yield_once() {
    let mut yielded = false;
    futures::future::poll_fn(move |context| {
        if std::mem::replace(&mut yielded, true) {
            return std::task::Poll::Ready(());
        }
        context.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await;
}

fn config(text: &str) -> Object {
    serde_json::from_str(text).unwrap()
}

fn service(text: &str) -> Service {
    Service { held: RefCell::new(config(text)), ..Service::default() }
}

fn read(service: &Service) -> Document {
    let document = Document::default();
    block_on(document.load(ready(Ok(service.held.borrow().clone()))));
    document
}

fn set(key: &str, value: impl Into<Value>) -> Edit {
    Edit::switches(vec![Step { path: vec![key.into()], from: None, to: Some(value.into()) }])
}

fn text(key: &str, from: &str, to: &str) -> Edit {
    Edit::texts(vec![Step { path: vec![key.into()], from: Some(from.into()), to: Some(to.into()) }])
}

fn dark(on: bool) -> Edit {
    set("dark_mode", on)
}

fn is_dark(doc: &Object) -> Option<bool> {
    doc.get("dark_mode").and_then(Value::as_bool)
}

#[test]
fn a_change_keeps_what_another_client_wrote_meanwhile() {
    let service = service(r#"{"dark_mode": false, "email_signature": "old"}"#);
    let document = read(&service);
    *service.held.borrow_mut() =
        config(r#"{"dark_mode": false, "email_signature": "new", "newer": 9007199254740993}"#);
    let written = block_on(document.change(&service, dark(true))).unwrap();
    assert_eq!(written.deviations, []);
    assert_eq!(written.elsewhere, [["email_signature"], ["newer"]]);
    let expected = config(r#"{"dark_mode": true, "email_signature": "new", "newer": 9007199254740993}"#);
    assert_eq!(*service.held.borrow(), expected);
    assert_eq!(document.current(), Load::Ready(expected));
}

#[test]
fn a_change_is_seen_before_it_is_written() {
    let service = service(r#"{"dark_mode": false}"#);
    let document = read(&service);
    let seen = async {
        yield_once().await;
        document.current().ready().and_then(is_dark)
    };
    let (_, seen) = block_on(async { join!(document.change(&service, dark(true)), seen) });
    assert_eq!(seen, Some(true));
}

#[test]
fn twenty_hasty_changes_end_as_the_last_one_with_two_writes() {
    let service = service(r#"{"dark_mode": false}"#);
    let document = read(&service);
    let all = block_on(join_all((0..20).map(|i| document.change(&service, dark(i % 2 == 0)))));
    assert!(all.iter().all(|outcome| outcome.as_ref().is_ok_and(|w| w.deviations.is_empty())), "{all:?}");
    assert_eq!(is_dark(&service.held.borrow()), Some(false));
    assert_eq!(service.writes.get(), 2, "the first, and all that were made meanwhile");
}

#[test]
fn a_failed_change_is_taken_back() {
    let service = service(r#"{"dark_mode": false}"#);
    let document = read(&service);
    service.refuses.set(true);
    assert_eq!(block_on(document.change(&service, dark(true))).unwrap_err().kind, ErrorKind::Server(500));
    assert_eq!(document.current(), Load::Ready(config(r#"{"dark_mode": false}"#)));
    service.refuses.set(false);
    assert!(block_on(document.change(&service, set("a", 1))).is_ok());
    assert_eq!(is_dark(&service.held.borrow()), Some(false), "the failed change must not ride along");
}

#[test]
fn a_failed_reading_is_shown_only_where_there_is_nothing_else_to_show() {
    let document = Document::default();
    let read = |result| block_on(document.load(ready(result)));
    read(Err(ApiError::new(ErrorKind::Aborted)));
    assert_eq!(document.current(), Load::Loading);
    read(Err(ApiError::new(ErrorKind::Timeout)));
    assert_eq!(document.current(), Load::Failed(ApiError::new(ErrorKind::Timeout)));
    read(Ok(config("{}")));
    read(Err(ApiError::new(ErrorKind::Timeout)));
    assert_eq!(document.current(), Load::Ready(config("{}")));
}

#[test]
fn a_reading_and_a_write_take_turns() {
    let service = service(r#"{"dark_mode": false}"#);
    let document = read(&service);
    let reading = async {
        let held = service.held.borrow().clone();
        yield_once().await;
        yield_once().await;
        Ok(held)
    };
    block_on(async { join!(document.load(reading), document.change(&service, dark(true))) }).1.unwrap();
    assert_eq!(document.current().ready().and_then(is_dark), Some(true), "the older answer must not win");
}

#[test]
fn what_waits_is_forgotten_with_the_session() {
    let service = service(r#"{"dark_mode": false}"#);
    let document = read(&service);
    let leave = async {
        yield_once().await;
        document.forget();
    };
    let both =
        async { join!(document.change(&service, set("a", 1)), document.change(&service, dark(true)), leave) };
    let (_, waiting, ()) = block_on(both);
    assert_eq!(waiting.unwrap_err().kind, ErrorKind::Aborted);
    assert_eq!(is_dark(&service.held.borrow()), Some(false));
}

#[test]
fn a_service_that_keeps_something_else_is_told_apart() {
    let service = Service { ignores: "dark_mode", ..service("{}") };
    let document = read(&service);
    let written = block_on(document.change(&service, dark(true))).unwrap();
    let deviation = Step { path: vec!["dark_mode".into()], from: Some(true.into()), to: None };
    assert_eq!(written.deviations, [deviation]);
}

#[test]
fn after_a_failure_the_services_truth_is_seen() {
    let service = service(r#"{"dark_mode": false}"#);
    let document = read(&service);
    *service.held.borrow_mut() = config(r#"{"dark_mode": false, "newer": 1}"#);
    service.refuses.set(true);
    block_on(document.change(&service, dark(true))).unwrap_err();
    assert_eq!(document.current(), Load::Ready(config(r#"{"dark_mode": false, "newer": 1}"#)));
}

#[test]
fn a_write_whose_answer_is_lost_is_found_out_by_reading() {
    let service = service(r#"{"dark_mode": false}"#);
    let document = read(&service);
    service.mumbles.set(true);
    assert!(block_on(document.change(&service, dark(true))).is_ok());
    assert_eq!(document.saved().ready().and_then(is_dark), Some(true));
    assert!(!document.is_unsure());
}

#[test]
fn what_cannot_be_found_out_is_known_to_be_unsure_until_it_is_read() {
    let service = service(r#"{"dark_mode": false}"#);
    let document = read(&service);
    service.mumbles.set(true);
    service.deaf_after.set(Some(1));
    let error = block_on(document.change(&service, dark(true))).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Unexpected(200));
    assert!(document.is_unsure());
    block_on(document.load(ready(Ok(service.held.borrow().clone()))));
    assert!(!document.is_unsure());
    assert_eq!(document.current().ready().and_then(is_dark), Some(true));
}

#[test]
fn a_refused_change_takes_no_other_with_it() {
    let service = Service { dislikes: "bad", ..service(r#"{"dark_mode": false}"#) };
    let document = read(&service);
    let all = async {
        join!(
            document.change(&service, set("a", 1)),
            document.change(&service, dark(true)),
            document.change(&service, set("bad", 1)),
            document.change(&service, set("b", 2)),
        )
    };
    let (_, dark, bad, good) = block_on(all);
    assert!(dark.is_ok() && good.is_ok());
    assert_eq!(bad.unwrap_err().kind, ErrorKind::Invalid);
    let expected = config(r#"{"dark_mode": true, "a": 1, "b": 2}"#);
    assert_eq!(*service.held.borrow(), expected);
    assert_eq!(document.current(), Load::Ready(expected));
}

#[test]
fn a_text_that_somebody_else_has_changed_is_not_written_and_the_rest_is() {
    let service = service(r#"{"a": "old", "b": "old"}"#);
    let document = read(&service);
    *service.held.borrow_mut() = config(r#"{"a": "theirs", "b": "old"}"#);
    let both = async {
        join!(
            document.change(&service, text("a", "old", "mine")),
            document.change(&service, text("b", "old", "mine"))
        )
    };
    let (clashing, fine) = block_on(both);
    assert_eq!(clashing.unwrap().clashes.len(), 1);
    assert_eq!(fine.unwrap().clashes, []);
    assert_eq!(*service.held.borrow(), config(r#"{"a": "theirs", "b": "mine"}"#));
}

#[test]
fn what_is_held_already_is_not_written_again() {
    let service = service(r#"{"dark_mode": true}"#);
    let document = read(&service);
    let written = block_on(document.change(&service, dark(true))).unwrap();
    assert_eq!((service.writes.get(), written.undo), (0, None));
}

#[test]
fn an_undo_takes_back_its_own_change_out_of_a_batch() {
    let service = service(r#"{"a": 0, "b": 0, "dark_mode": false}"#);
    let document = read(&service);
    let all = async {
        join!(
            document.change(&service, set("a", 1)),
            document.change(&service, set("b", 1)),
            document.change(&service, dark(true)),
        )
    };
    let undo = block_on(all).1.unwrap().undo.unwrap();
    block_on(document.change(&service, undo)).unwrap();
    assert_eq!(*service.held.borrow(), config(r#"{"a": 1, "b": 0, "dark_mode": true}"#));
}
