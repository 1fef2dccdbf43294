//! What must not happen to a document: lost keys, writes out of order, a screen that lies.

mod faults;
mod service;
mod signals;

use std::pin::pin;
use std::rc::Rc;

use futures::executor::block_on;
use futures::future::{Either, join_all, pending, select};
use futures::join;

use super::*;
use service::*;

#[test]
fn a_change_keeps_what_another_client_wrote_meanwhile() {
    let (service, document) = read(service(r#"{"dark_mode": false, "email_signature": "old"}"#));
    *service.held.borrow_mut() =
        config(r#"{"dark_mode": false, "email_signature": "new", "newer": 9007199254740993}"#);
    let written = block_on(document.change_in_turn(dark(true))).unwrap();
    assert_eq!(written.server_overrides, []);
    assert_eq!(written.remote_changes, [["email_signature"], ["newer"]]);
    let expected = config(r#"{"dark_mode": true, "email_signature": "new", "newer": 9007199254740993}"#);
    assert_eq!(*service.held.borrow(), expected);
    assert_eq!(document.document(), Some(expected.into()));
}

#[test]
fn a_change_is_seen_before_it_is_written() {
    let (_, document) = read(service(r#"{"dark_mode": false}"#));
    let seen = async {
        yield_once().await;
        document.document().as_deref().and_then(is_dark)
    };
    let (_, seen) = block_on(async { join!(document.change_in_turn(dark(true)), seen) });
    assert_eq!(seen, Some(true));
}

#[test]
fn twenty_hasty_changes_end_as_the_last_one_with_two_writes() {
    let (service, document) = read(service(r#"{"dark_mode": false}"#));
    let all = block_on(join_all((0..20).map(|i| document.change_in_turn(dark(i % 2 == 0)))));
    assert!(
        all.iter().all(|outcome| outcome.as_ref().is_ok_and(|w| w.server_overrides.is_empty())),
        "{all:?}"
    );
    assert_eq!(is_dark(&service.held.borrow()), Some(false));
    assert_eq!(service.writes.get(), 2, "the first, and all that were made meanwhile");
}

#[test]
fn an_older_reading_undoes_neither_a_write_nor_a_newer_reading() {
    let (service, document) = read(service(r#"{"dark_mode": false}"#));
    service.slow_down(20);
    let both = async { join!(document.load(None), document.change_in_turn(dark(true))) };
    block_on(both).1.unwrap();
    assert_eq!(document.document().as_deref().and_then(is_dark), Some(true), "the older one must not win");

    service.slow_down(20);
    let newer = async {
        yields(2).await;
        *service.held.borrow_mut() = config(r#"{"newer": 1}"#);
        document.load(None).await;
    };
    block_on(async { join!(document.load(None), newer) });
    assert_eq!(document.document(), Some(config(r#"{"newer": 1}"#).into()));
}

#[test]
fn a_reading_that_hangs_holds_up_neither_a_write_nor_a_newer_reading() {
    let (service, document) = read(service(r#"{"dark_mode": false}"#));
    let hung = |resource: &Resource| {
        service.answer_with(pending());
        let resource = resource.clone();
        Box::pin(async move { resource.load(None).await })
    };
    let Either::Right((written, _)) =
        block_on(select(hung(&document), pin!(document.change_in_turn(dark(true)))))
    else {
        panic!("it hangs")
    };
    written.unwrap();
    assert_eq!(is_dark(&service.held.borrow()), Some(true));
    assert_eq!(document.document().as_deref().and_then(is_dark), Some(true), "the write has read, too");

    for resource in [document, unread(&service)] {
        *service.held.borrow_mut() = config(r#"{"newer": 1}"#);
        let (hung, newer) = (hung(&resource), pin!(resource.load(None)));
        assert!(matches!(block_on(select(hung, newer)), Either::Right(_)));
        assert_eq!(
            resource.document(),
            Some(config(r#"{"newer": 1}"#).into()),
            "also with nothing shown before"
        );
    }
}

#[test]
fn a_write_needs_no_reading_before_it() {
    let service = Rc::new(service(r#"{"dark_mode": false}"#));
    let document = unread(&service);
    service.slow_down(20);
    let both = async { join!(document.load(None), document.change_in_turn(dark(true))) };
    block_on(both).1.unwrap();
    assert_eq!(document.document().as_deref().and_then(is_dark), Some(true));
}

#[test]
fn what_waits_is_forgotten_with_the_session() {
    let (service, document) = read(service(r#"{"dark_mode": false}"#));
    let leave = async {
        yield_once().await;
        document.forget();
    };
    let both =
        async { join!(document.change_in_turn(set("a", 1)), document.change_in_turn(dark(true)), leave) };
    let (_, waiting, ()) = block_on(both);
    assert_eq!(waiting.unwrap_err().kind, ErrorKind::Aborted);
    assert_eq!(is_dark(&service.held.borrow()), Some(false));
}

#[test]
fn what_hangs_of_one_session_holds_up_nothing_of_the_next() {
    let (service, document) = read(service(r#"{"dark_mode": false}"#));
    service.hangs.set(true);
    let next = async {
        // Until the write is on its way.
        for _ in 0..4 {
            yield_once().await;
        }
        document.forget();
        service.hangs.set(false);
        document.change_in_turn(dark(true)).await
    };
    let hung = document.change_in_turn(set("a", 1));
    let Either::Right((written, _)) = block_on(select(pin!(hung), pin!(next))) else { panic!("it hangs") };
    written.unwrap();
    assert_eq!(*service.held.borrow(), config(r#"{"dark_mode": true}"#));
}

#[test]
fn a_text_that_someone_else_has_changed_is_not_written_and_the_rest_is() {
    let (service, document) = read(service(r#"{"a": "old", "b": "old"}"#));
    *service.held.borrow_mut() = config(r#"{"a": "theirs", "b": "old"}"#);
    let both = async {
        join!(
            document.change_in_turn(text("a", "old", "mine")),
            document.change_in_turn(text("b", "old", "mine"))
        )
    };
    let (conflicting, fine) = block_on(both);
    assert_eq!(conflicting.unwrap().conflicts.len(), 1);
    assert_eq!(fine.unwrap().conflicts, []);
    assert_eq!(*service.held.borrow(), config(r#"{"a": "theirs", "b": "mine"}"#));
}

#[test]
fn what_is_held_already_is_not_written_again() {
    let (service, document) = read(service(r#"{"dark_mode": true}"#));
    let written = block_on(document.change_in_turn(dark(true))).unwrap();
    assert_eq!((service.writes.get(), written.undo), (0, vec![]));
}

#[test]
fn an_undo_takes_back_its_own_change_out_of_a_batch() {
    let (service, document) = read(service(r#"{"a": 0, "b": 0, "dark_mode": false}"#));
    let all = async {
        join!(
            document.change_in_turn(set("a", 1)),
            document.change_in_turn(set("b", 1)),
            document.change_in_turn(dark(true)),
        )
    };
    let undo = block_on(all).1.unwrap().undo;
    block_on(document.change_in_turn(dark(true).with_steps(undo))).unwrap();
    assert_eq!(*service.held.borrow(), config(r#"{"a": 1, "b": 0, "dark_mode": true}"#));
}
