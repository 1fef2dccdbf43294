//! What becomes of a document when the service or the network fails.

use futures::executor::block_on;
use futures::future::ready;
use futures::join;

use super::super::*;
use super::service::*;
use crate::state::edit::Step;

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
fn a_service_that_keeps_something_else_is_told_apart() {
    let service = Service { ignores: "dark_mode", ..service("{}") };
    let document = read(&service);
    let written = block_on(document.change(&service, dark(true))).unwrap();
    let deviation = Step { path: vec!["dark_mode".into()], from: Some(true.into()), to: None };
    assert_eq!(written.server_overrides, [deviation]);
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
fn a_write_that_is_tried_again_starts_from_what_the_service_holds_by_then() {
    let service = service(r#"{"dark_mode": false}"#);
    let document = read(&service);
    service.refuses.set(true);
    service.recovers.replace(Some(config(r#"{"dark_mode": false, "newer": 1}"#)));
    let written = block_on(document.change(&service, dark(true))).unwrap();
    assert_eq!(written.elsewhere, [["newer"]]);
    assert_eq!(*service.held.borrow(), config(r#"{"dark_mode": true, "newer": 1}"#));
}
