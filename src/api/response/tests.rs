//! What an answer is read as, and what of it is named.

use wire::{Kind, Me};

use super::*;
use crate::api::endpoint::Endpoint;
use crate::api::error::ErrorKind;

fn received(status: u16, text: &str) -> Received {
    Received { status, text: text.into(), is_html: false, request_id: Some(" ".into()), retry_after: None }
}

fn answer(text: &str, oddities: &Oddities) -> ServiceResponse {
    let answer = received(200, text).judge("GET users/me/".into(), is_success, oddities);
    answer.unwrap_or_else(|_| panic!("a success"))
}

fn named(oddities: &Oddities) -> Vec<String> {
    oddities.get_untracked().into_iter().map(|odd| odd.field).collect()
}

#[test]
fn what_is_odd_is_named_once_and_never_with_its_value() {
    let oddities = Oddities::default();
    for phone in [33_612_345_678_u64, 33_612_345_679] {
        let text = format!(r#"{{"id": "u-1", "phone": {phone}, "state": 1}}"#);
        assert!(answer(&text, &oddities).decode(|value, odd| Me::read(&value, odd)).is_ok());
    }
    assert_eq!(named(&oddities), ["User.phone", "User.state"]);
    assert!(!format!("{:?}", oddities.get_untracked()).contains("336"));
}

#[test]
fn json_that_cannot_be_used_says_what_was_asked_and_is_the_same_again() {
    for (text, field) in [("[]", "User"), ("null", "User"), (r#"{"id": null, "phone": 1}"#, "User.id")] {
        let oddities = Oddities::default();
        let error = answer(text, &oddities).decode(|value, odd| Me::read(&value, odd)).unwrap_err();
        assert_eq!(
            (error.kind, error.request.as_deref()),
            (ErrorKind::Unexpected(200), Some("GET users/me/"))
        );
        assert!(
            matches!(error.unreadable.as_deref(), Some(Unreadable::Field(odd)) if odd.field == field),
            "{text}"
        );
        assert!(!error.passes());
    }
}

#[test]
fn what_is_not_json_may_pass_and_a_blank_id_is_none() {
    for text in ["<html></html>", r#"{"id": "u-1", "ph"#, ""] {
        let error =
            answer(text, &Oddities::default()).decode(|value, odd| Me::read(&value, odd)).unwrap_err();
        assert!(error.passes() && error.unreadable.is_none() && error.request_id.is_none(), "{text}");
    }
}

#[test]
fn a_refusal_in_odd_words_is_named_too() {
    let oddities = Oddities::default();
    let refusal = received(422, r#"{"detail": 7}"#).judge("PATCH users/me/".into(), is_success, &oddities);
    let error = refusal.err().unwrap();
    assert_eq!((error.kind, error.request.as_deref()), (ErrorKind::Invalid, Some("PATCH users/me/")));
    assert_eq!(
        oddities.get_untracked(),
        [Oddity { field: "HTTPValidationError.detail".into(), kind: Kind::Number }]
    );
}

#[test]
fn a_document_that_is_nothing_is_empty_where_it_is_read_and_nothing_where_it_is_written() {
    for nothing in ["null", "[]", r#""""#] {
        let read =
            answer(nothing, &Oddities::default()).decode(|value, odd| Endpoint::Config.read(value, odd));
        assert_eq!(read.unwrap(), wire::Object::new());
        assert!(
            answer(nothing, &Oddities::default())
                .decode(|value, odd| Endpoint::Config.written(value, odd))
                .is_err()
        );
    }
    assert!(
        answer("[1]", &Oddities::default()).decode(|value, odd| Endpoint::Config.read(value, odd)).is_err()
    );
}

fn kind(status: u16, text: &str, is_html: bool, is_behind_sign_in: bool) -> Option<ErrorKind> {
    let received = Received { status, text: text.into(), is_html, request_id: None, retry_after: None };
    received.into_service_answer(is_behind_sign_in, "/iam/v1/users/me/").err().map(|error| error.kind)
}

#[test]
fn a_redirect_is_never_the_services_word() {
    assert_eq!(kind(0, "", false, true), Some(ErrorKind::LoginPage));
    assert_eq!(kind(0, "", false, false), Some(ErrorKind::Redirected));
}

#[test]
fn a_page_with_a_success_status_is_a_sign_in_where_a_proxy_signs_people_in() {
    for (status, text) in [(200, "<h1>Sign in</h1>"), (203, "Please sign in")] {
        assert_eq!(kind(status, text, true, true), Some(ErrorKind::LoginPage), "{text}");
        assert_eq!(kind(status, text, true, false), None, "it is read, and cannot be");
    }
}

#[test]
fn what_only_looks_like_a_page_is_the_services_word() {
    for (status, text, is_html) in [
        (204, "", true),
        (202, " \n", true),
        (200, "{\"id\": \"u-1\"}", true),
        (200, "<h1>cut short", false),
        (401, "<h1>No</h1>", true),
        (410, "<h1>Gone</h1>", true),
        (502, "<h1>Bad gateway</h1>", true),
    ] {
        assert_eq!(kind(status, text, is_html, true), None, "{status} {text}");
    }
}
