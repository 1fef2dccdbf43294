//! What must not happen to a document: lost keys, writes out of order, a screen that lies.

mod faults;
mod service;

use futures::executor::block_on;
use futures::future::{join_all, pending};
use futures::join;

use super::*;
use service::*;

#[test]
fn a_change_keeps_what_another_client_wrote_meanwhile() {
    let service = service(r#"{"dark_mode": false, "email_signature": "old"}"#);
    let document = read(&service);
    *service.held.borrow_mut() =
        config(r#"{"dark_mode": false, "email_signature": "new", "newer": 9007199254740993}"#);
    let written = block_on(document.change(&service, dark(true))).unwrap();
    assert_eq!(written.server_overrides, []);
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
    assert!(
        all.iter().all(|outcome| outcome.as_ref().is_ok_and(|w| w.server_overrides.is_empty())),
        "{all:?}"
    );
    assert_eq!(is_dark(&service.held.borrow()), Some(false));
    assert_eq!(service.writes.get(), 2, "the first, and all that were made meanwhile");
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
fn a_reading_that_hangs_holds_up_neither_a_write_nor_a_newer_reading() {
    let service = service(r#"{"dark_mode": false}"#);
    let document = read(&service);
    let write = async { join!(document.load(pending()), document.change(&service, dark(true))) };
    block_on(write).1.unwrap();
    assert_eq!(is_dark(&service.held.borrow()), Some(true));
    assert_eq!(document.current().ready().and_then(is_dark), Some(true), "the write has read, too");

    let newer = async { Ok(config(r#"{"newer": 1}"#)) };
    block_on(async { join!(document.load(pending()), document.load(newer)) });
    assert_eq!(document.current(), Load::Ready(config(r#"{"newer": 1}"#)));

    let empty = Document::default();
    let newer = async { Ok(config("{}")) };
    block_on(async { join!(empty.load(pending()), empty.load(newer)) });
    assert_eq!(empty.current(), Load::Ready(config("{}")), "also where there was nothing to show");
}

#[test]
fn a_reading_that_was_given_up_while_it_waited_is_never_begun() {
    let service = service(r#"{"dark_mode": false}"#);
    let document = read(&service);
    let waits = async { panic!("nobody waits for this answer") };
    let newest = async { Ok(config(r#"{"newer": 1}"#)) };
    let all =
        async { join!(document.change(&service, dark(true)), document.load(waits), document.load(newest)) };
    block_on(all).0.unwrap();
    assert_eq!(document.current(), Load::Ready(config(r#"{"newer": 1}"#)));
}

#[test]
fn a_write_waits_for_the_reading_that_the_page_needs_to_show_anything() {
    let service = service(r#"{"dark_mode": false}"#);
    let document = Document::default();
    let reading = async {
        yield_once().await;
        Ok(config(r#"{"dark_mode": false, "seen": 1}"#))
    };
    block_on(async { join!(document.load(reading), document.change(&service, dark(true))) }).1.unwrap();
    assert_eq!(document.current().ready().and_then(is_dark), Some(true));
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
fn what_hangs_of_one_session_holds_up_nothing_of_the_next() {
    let service = service(r#"{"dark_mode": false}"#);
    let document = read(&service);
    service.hangs.set(true);
    let next = async {
        // Until the write is on its way.
        for _ in 0..4 {
            yield_once().await;
        }
        document.forget();
        service.hangs.set(false);
        document.change(&service, dark(true)).await
    };
    let hung = document.change(&service, set("a", 1));
    let Either::Right((written, _)) = block_on(select(pin!(hung), pin!(next))) else { panic!("it hangs") };
    written.unwrap();
    assert_eq!(*service.held.borrow(), config(r#"{"dark_mode": true}"#));
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
    assert_eq!(clashing.unwrap().conflicts.len(), 1);
    assert_eq!(fine.unwrap().conflicts, []);
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
