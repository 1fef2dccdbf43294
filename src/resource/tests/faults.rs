//! What becomes of a document when the service or the network fails.

use std::rc::Rc;

use futures::executor::block_on;
use futures::future::ready;
use futures::join;

use super::super::*;
use super::service::*;
use crate::resource::edit::Step;

#[test]
fn a_failed_change_is_taken_back() {
    let (service, document) = read(service(r#"{"dark_mode": false}"#));
    service.refuses.set(true);
    assert_eq!(block_on(document.change_in_turn(dark(true))).unwrap_err().kind, ErrorKind::Server(500));
    assert_eq!(document.document(), Some(config(r#"{"dark_mode": false}"#).into()));
    service.refuses.set(false);
    assert!(block_on(document.change_in_turn(set("a", 1))).is_ok());
    assert_eq!(is_dark(&service.held.borrow()), Some(false), "the failed change must not ride along");
}

#[test]
fn a_failed_reading_is_shown_only_where_there_is_nothing_else_to_show() {
    let service = Rc::new(service("{}"));
    let document = unread(&service);
    let load = |failure: Option<ErrorKind>| {
        service.answer_with(ready(failure.map(|kind| Err(ApiError::new(kind)))));
        block_on(document.load(None));
        (document.document(), document.failure())
    };
    assert_eq!(load(Some(ErrorKind::Aborted)), (None, None));
    assert_eq!(load(Some(ErrorKind::Timeout)), (None, Some(ApiError::new(ErrorKind::Timeout))));
    let shown = (Some(config("{}").into()), None);
    assert_eq!(load(None), shown);
    assert_eq!(load(Some(ErrorKind::Timeout)), shown);
}

#[test]
fn a_service_that_keeps_something_else_is_told_apart() {
    let (_, document) = read(Service { ignores: "dark_mode", ..service("{}") });
    let written = block_on(document.change_in_turn(dark(true))).unwrap();
    let server_override = Step { path: vec!["dark_mode".into()], from: Some(true.into()), to: None };
    assert_eq!(written.server_overrides, [server_override]);
}

#[test]
fn after_a_failure_the_services_truth_is_seen() {
    let (service, document) = read(service(r#"{"dark_mode": false}"#));
    *service.held.borrow_mut() = config(r#"{"dark_mode": false, "newer": 1}"#);
    service.refuses.set(true);
    block_on(document.change_in_turn(dark(true))).unwrap_err();
    assert_eq!(document.document(), Some(config(r#"{"dark_mode": false, "newer": 1}"#).into()));
}

#[test]
fn a_write_whose_answer_is_lost_is_found_out_by_reading() {
    let (service, document) = read(service(r#"{"dark_mode": false}"#));
    service.mumbles.set(true);
    assert!(block_on(document.change_in_turn(dark(true))).is_ok());
    assert_eq!(document.saved().as_deref().and_then(is_dark), Some(true));
    assert!(!document.may_be_stale());
}

#[test]
fn what_cannot_be_found_out_is_known_to_be_unsure_until_it_is_read() {
    let (service, document) = read(service(r#"{"dark_mode": false}"#));
    service.mumbles.set(true);
    service.deaf_after.set(Some(1));
    let error = block_on(document.change_in_turn(dark(true))).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Unexpected(200));
    assert!(document.may_be_stale());
    assert!(document.mark_stale_once() && !document.mark_stale_once(), "it is read again once");
    service.deaf_after.set(None);
    block_on(document.load(None));
    assert!(!document.may_be_stale());
    assert_eq!(document.document().as_deref().and_then(is_dark), Some(true));
}

#[test]
fn a_response_leaves_no_doubt_also_where_nothing_could_be_read() {
    for kind in [ErrorKind::OtherUser, ErrorKind::Unauthorized, ErrorKind::Forbidden] {
        let (service, document) = read(service(r#"{"dark_mode": false}"#));
        service.answer_with(ready(Some(Err(ApiError::new(kind)))));
        assert_eq!(block_on(document.change_in_turn(dark(true))).unwrap_err().kind, kind);
        assert!(!document.may_be_stale(), "{kind:?}");
    }
    let (service, document) = read(service(r#"{"dark_mode": false}"#));
    service.answer_with(ready(Some(Err(ApiError::new(ErrorKind::Timeout)))));
    block_on(document.change_in_turn(dark(true))).unwrap_err();
    assert!(document.may_be_stale());
}

#[test]
fn a_reading_that_began_before_the_doubt_does_not_end_it() {
    let (service, document) = read(service(r#"{"dark_mode": false}"#));
    service.mumbles.set(true);
    service.deaf_after.set(Some(2));
    let older = async {
        yields(1).await;
        service.slow_down(20);
        document.load(None).await;
    };
    block_on(async { join!(document.change_in_turn(dark(true)), older) }).0.unwrap_err();
    assert!(document.may_be_stale());
    assert_eq!(document.document().as_deref().and_then(is_dark), Some(false));
}

#[test]
fn a_refused_change_takes_no_other_with_it() {
    let (service, document) = read(Service { dislikes: "bad", ..service(r#"{"dark_mode": false}"#) });
    let all = async {
        join!(
            document.change_in_turn(set("a", 1)),
            document.change_in_turn(dark(true)),
            document.change_in_turn(set("bad", 1)),
            document.change_in_turn(set("b", 2)),
        )
    };
    let (_, dark, bad, good) = block_on(all);
    assert!(dark.is_ok() && good.is_ok());
    assert_eq!(bad.unwrap_err().kind, ErrorKind::Invalid);
    let expected = config(r#"{"dark_mode": true, "a": 1, "b": 2}"#);
    assert_eq!(*service.held.borrow(), expected);
    assert_eq!(document.document(), Some(expected.into()));
}

#[test]
fn a_write_that_is_tried_again_starts_from_what_the_service_holds_by_then() {
    let (service, document) = read(service(r#"{"dark_mode": false}"#));
    service.refuses.set(true);
    service.recovers.replace(Some(config(r#"{"dark_mode": false, "newer": 1}"#)));
    let written = block_on(document.change_in_turn(dark(true))).unwrap();
    assert_eq!(written.remote_changes, [["newer"]]);
    assert_eq!(*service.held.borrow(), config(r#"{"dark_mode": true, "newer": 1}"#));
}
