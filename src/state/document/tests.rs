//! What must not happen to a document: lost keys, writes out of order, a screen that lies.

use std::cell::{Cell, RefCell};

use futures::executor::block_on;
use futures::future::{join_all, ready};
use futures::join;
use serde_json::Value;

use super::*;

/// A service in memory. Each call yields once, so that calls made meanwhile really interleave.
#[derive(Default)]
struct Service {
    held: RefCell<Object>,
    writes: Cell<usize>,
    refuses: Cell<bool>,
    ignores: &'static str,
}

impl Remote for Service {
    fn read(&self) -> LocalBoxFuture<'_, Result<Object, ApiError>> {
        Box::pin(async {
            yield_once().await;
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
            doc.shift_remove(self.ignores);
            *self.held.borrow_mut() = doc.clone();
            Ok(doc)
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

fn set(key: &'static str, value: impl Into<Value>) -> Edit {
    let value = value.into();
    Arc::new(move |doc| {
        doc.insert(key.into(), value.clone());
    })
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
    assert_eq!(block_on(document.change(&service, dark(true))), Ok(Written::AsAsked));
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
    assert!(all.iter().all(|outcome| *outcome == Ok(Written::AsAsked)), "{all:?}");
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
    assert_eq!(block_on(document.change(&service, set("a", 1))), Ok(Written::AsAsked));
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
    assert_eq!(block_on(document.change(&service, dark(true))), Ok(Written::Differently));
}
