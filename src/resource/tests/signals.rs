//! Who is woken by what, what is cloned, and what is sent.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures::executor::block_on;
use serde_json::json;

use super::super::*;
use super::service::*;

#[test]
fn a_change_of_one_key_wakes_only_what_shows_that_key() {
    let owner = Owner::new();
    owner.with(|| {
        let (_, document) = read(service(r#"{"app": {"a": false, "b": false}, "dark_mode": false}"#));
        let counted = |value: Memo<Option<Value>>| {
            let count = Arc::new(AtomicUsize::new(0));
            let runs = count.clone();
            let shown = Memo::new(move |_| {
                runs.fetch_add(1, Ordering::Relaxed);
                value.get()
            });
            move || (shown.get_untracked(), count.load(Ordering::Relaxed))
        };
        let (a, b) = (counted(document.key(&["app", "a"])), counted(document.key(&["app", "b"])));
        let saved = counted(document.saved_key("dark_mode"));
        let no = || Some(json!(false));
        assert_eq!((a(), b(), saved()), ((no(), 1), (no(), 1), (no(), 1)));
        block_on(document.change_in_turn(document.switch(&["app", "a"], true))).unwrap();
        assert_eq!((a(), b(), saved()), ((Some(json!(true)), 2), (no(), 1), (no(), 1)));
        block_on(document.load(None));
        assert_eq!((a(), b(), saved()), ((Some(json!(true)), 2), (no(), 1), (no(), 1)));
    });
}

#[test]
fn reading_clones_no_document() {
    let (_, document) = read(service(r#"{"dark_mode": false}"#));
    let same = |one: Option<Arc<Object>>, other| Arc::ptr_eq(&one.unwrap(), &Option::unwrap(other));
    assert!(same(document.document(), document.document()));
    assert!(same(document.document(), document.saved()), "without an edit on its way");
    let seen = async {
        yield_once().await;
        assert!(same(document.document(), document.document()), "nor with one");
        assert!(!same(document.document(), document.saved()));
    };
    block_on(async { futures::join!(document.change_in_turn(dark(true)), seen) }).0.unwrap();
    assert!(same(document.document(), document.saved()));
}

#[test]
fn a_put_sends_the_whole_document_and_a_patch_what_changes() {
    let text = r#"{"email": "zoe@example.test", "phone": "1", "shoe_size": 41.50}"#;
    let (whole, document) = read(service(text));
    block_on(document.change_in_turn(set("phone", "2"))).unwrap();
    assert_eq!(*whole.sent.borrow(), config(&text.replace(r#""1""#, r#""2""#)));

    let (patched, user) = read(Service { is_patched: true, ..service(text) });
    block_on(user.change_in_turn(set("phone", "2"))).unwrap();
    assert_eq!(*patched.sent.borrow(), config(r#"{"phone": "2"}"#));
    block_on(user.change_in_turn(set("phone", Value::Null))).unwrap();
    assert_eq!(*patched.sent.borrow(), config(r#"{"phone": null}"#), "null clears");
}

#[test]
fn what_is_nothing_is_cleared_once_however_the_service_writes_it() {
    for blank in [r#""""#, r#"" ""#, "\"\u{200b}\"", "null", "[]"] {
        let text = format!(r#"{{"id": "u-1", "phone": {blank}}}"#);
        let (patched, user) = read(Service { is_patched: true, ..service(&text) });
        block_on(user.change_in_turn(text_step("phone"))).unwrap();
        assert_eq!(patched.writes.get(), 0, "{blank}");
    }
}

fn text_step(key: &str) -> Edit {
    Edit::Ask(vec![edit::Step { path: vec![key.into()], from: Some("".into()), to: Some(Value::Null) }])
}

#[test]
fn of_a_user_only_what_people_edit_is_named_as_changed_elsewhere() {
    let text = r#"{"email": "old", "phone": "1", "updated_at": "2026-01-01"}"#;
    let (service, user) = read(Service { is_patched: true, ..service(text) });
    *service.held.borrow_mut() = config(r#"{"email": "new", "phone": "1", "updated_at": "2026-01-02"}"#);
    let written = block_on(user.change_in_turn(set("phone", "2"))).unwrap();
    assert_eq!(written.remote_changes, [["email"]]);
    assert_eq!(service.held.borrow()["email"], "new");
}
