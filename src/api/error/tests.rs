//! Which failure each shape of an answer is.

use super::*;

fn refused(status: u16, body: &str) -> ApiError {
    ApiError::from_refusal(Refusal { status, body, ..Refusal::default() })
}

#[test]
fn a_sentence_keeps_the_services_words() {
    let error = refused(400, r#"{"detail": "The current password is incorrect."}"#);
    assert_eq!(error.kind, ErrorKind::Invalid);
    assert_eq!(error.detail.as_deref(), Some("The current password is incorrect."));
}

#[test]
fn a_validation_list_is_split_into_fields_and_the_rest() {
    let error = refused(
        422,
        r#"{"detail": [{"loc": ["body", "email"], "msg": "Not an address.", "type": "value_error"},
            {"loc": ["body"], "msg": "Odd.", "type": "value_error"},
            {"loc": ["body", "tags", 2], "msg": "Too long.", "type": "value_error"}]}"#,
    );
    assert_eq!(error.kind, ErrorKind::Invalid);
    assert_eq!(error.field("email"), Some("Not an address."));
    assert_eq!(error.field("tags"), Some("Too long."));
    assert_eq!(error.field("phone"), None);
    assert_eq!(error.detail.as_deref(), Some("Odd."));
}

#[test]
fn each_status_has_its_kind() {
    let detail = r#"{"detail": "x"}"#;
    for (status, kind) in [
        (400, ErrorKind::Invalid),
        (401, ErrorKind::Unauthorized),
        (403, ErrorKind::Forbidden),
        (404, ErrorKind::NotFound),
        (408, ErrorKind::Timeout),
        (413, ErrorKind::TooLarge),
        (422, ErrorKind::Invalid),
        (500, ErrorKind::Server(500)),
        (503, ErrorKind::Server(503)),
        (504, ErrorKind::Server(504)),
        (418, ErrorKind::Unexpected(418)),
    ] {
        assert_eq!(refused(status, detail).kind, kind, "{status}");
    }
}

#[test]
fn html_of_a_proxy_is_never_shown_nor_taken_for_the_services_word() {
    let html = "<html><body><h1>404</h1></body></html>";
    assert_eq!(refused(404, html), ApiError::new(ErrorKind::Unexpected(404)));
    assert_eq!(refused(400, html), ApiError::new(ErrorKind::Unexpected(400)));
    assert_eq!(refused(502, html), ApiError::new(ErrorKind::Server(502)));
}

#[test]
fn too_many_says_how_long_to_wait_and_the_request_is_named() {
    let refusal = Refusal {
        status: 429,
        body: r#"{"detail": "Slow down."}"#,
        retry_after: Some(30),
        request_id: Some("r-1"),
    };
    let error = ApiError::from_refusal(refusal);
    assert_eq!(error.kind, ErrorKind::TooMany(Some(30)));
    assert_eq!(error.request_id.as_deref(), Some("r-1"));
}

#[test]
fn truncated_json_is_nobodys_word() {
    assert_eq!(refused(400, r#"{"detail": "The curr"#), ApiError::new(ErrorKind::Unexpected(400)));
}

#[test]
fn a_refusal_in_other_words_than_the_contracts_is_still_the_services() {
    for (status, body, kind) in [
        (422, r#"{"detail": {"a": 1}}"#, ErrorKind::Invalid),
        (400, r#"{"detail": 7}"#, ErrorKind::Invalid),
        (400, r#"{"message": "no"}"#, ErrorKind::Invalid),
        (404, "{}", ErrorKind::NotFound),
    ] {
        let error = refused(status, body);
        assert_eq!((error.kind, &error.detail, &error.fields), (kind, &None, &vec![]), "{body}");
        assert!(
            matches!(error.unreadable.as_deref(), Some(Unreadable::Field(odd)) if odd.field == "HTTPValidationError.detail")
        );
    }
    for blank in ["", " \n"] {
        assert_eq!(refused(400, blank), ApiError::new(ErrorKind::Invalid));
    }
}

#[test]
fn of_a_validation_list_each_entry_says_what_it_can() {
    let error = refused(
        422,
        r#"{"detail": [{"loc": "body.email", "msg": 7}, {"loc": ["body", "phone"]}, "Closed."]}"#,
    );
    assert_eq!(error.kind, ErrorKind::Invalid);
    assert_eq!((error.field("email"), error.field("phone")), (Some("7"), None));
    assert_eq!(error.detail.as_deref(), Some("Closed."));
}

#[test]
fn what_is_json_would_be_the_same_again_and_what_is_not_may_pass() {
    let why = Unreadable::UserType("Robot".into());
    assert!(ApiError::unreadable(200, None, None).passes());
    assert!(!ApiError::unreadable(200, None, Some(why)).passes());
}

#[test]
fn what_a_service_does_not_have_is_told_from_what_fails() {
    let of = |method: &str, path: &str, status: u16| {
        refused(status, r#"{"detail": "x"}"#).of_operation(method, path).kind
    };
    for status in [404, 405, 501] {
        assert_eq!(of("GET", "config/", status), ErrorKind::NotOffered(Feature::Settings));
        assert_eq!(of("PUT", "config/", status), ErrorKind::NotOffered(Feature::SettingsChange));
        assert_eq!(of("DELETE", "", status), ErrorKind::NotOffered(Feature::Deletion));
        assert_eq!(of("POST", "avatar/", status), ErrorKind::NotOffered(Feature::PictureChange));
        assert_eq!(of("DELETE", "avatar/", status), ErrorKind::NotOffered(Feature::PictureRemoval));
    }
    for (status, kind) in [(403, ErrorKind::Forbidden), (500, ErrorKind::Server(500))] {
        assert_eq!(of("GET", "config/", status), kind);
    }
    assert_eq!(of("GET", "", 404), ErrorKind::NotFound, "the account itself");
    assert_eq!(of("GET", "", 501), ErrorKind::Server(501));
    assert!(
        !refused(501, "").of_operation("POST", "sync-from-auth/").passes(),
        "it is not tried again by itself"
    );
}
