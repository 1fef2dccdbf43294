//! The sentences for errors.

use wire::{Kind, Oddity};

use super::*;
use crate::language::Locale;

fn explain(error: &ApiError) -> String {
    super::explain(error).localize(Locale::ENGLISH)
}

#[test]
fn the_services_own_text_comes_first() {
    let mut error = ApiError::new(ErrorKind::Invalid);
    assert!(explain(&error).starts_with("The service does not accept this"));
    error.fields.push(("phone".into(), "Too short.".into()));
    assert_eq!(explain(&error), "Too short.");
    error.detail = Some("Not saved.".into());
    assert_eq!(explain(&error), "Not saved. Too short.");
}

#[test]
fn a_message_about_a_key_without_a_field_is_shown_at_the_form() {
    let mut error = ApiError::new(ErrorKind::Invalid);
    error.fields.push(("phone".into(), "Too short.".into()));
    assert_eq!(form_failure(&error, &["phone", "email"]).message, common::MEND_FIELDS);
    assert_eq!(form_failure(&error, &["email"]).message, "Too short.".into());
}

#[test]
fn forbidden_names_the_organisation_and_who_can_help() {
    let mut error = ApiError::new(ErrorKind::Forbidden);
    assert_eq!(
        explain(&error),
        "Your organisation does not allow this for your account. Ask your administrator."
    );
    error.detail = Some("Membership not found.".into());
    assert_eq!(
        explain(&error),
        "Your organisation does not allow this for your account. The service says: Membership not found."
    );
    assert_eq!(failure(&error).support, Some(common::CONTACT_SUPPORT));
    assert_eq!(failure(&ApiError::new(ErrorKind::Server(500))).support, None);
}

#[test]
fn an_unreadable_response_has_the_request_and_the_problem_in_its_details() {
    let unreadable = |why: Option<Unreadable>| ApiError {
        request: Some("GET users/me/".into()),
        ..ApiError::unreadable(200, Some("r-1".into()), why)
    };
    let details = |error: &ApiError| failure(error).details.unwrap().1.localize(Locale::ENGLISH);
    let odd = Oddity { field: "User.id".into(), kind: Kind::Missing };
    let error = unreadable(Some(Unreadable::Field(odd)));
    assert_eq!(details(&error), "GET users/me/: User.id is missing. Request id: r-1");
    assert_eq!((failure(&error).recovers, failure(&error).support), (None, Some(common::CONTACT_SUPPORT)));
    assert!(!explain(&error).contains("Try again"));
    let robot = unreadable(Some(Unreadable::UserType("Robot".into())));
    assert!(explain(&robot).starts_with("This page does not know accounts of the kind Robot."));
    assert_eq!(details(&robot), "GET users/me/: User.user_type Request id: r-1");
    let html = unreadable(None);
    assert_eq!(details(&html), "GET users/me/: the answer with status 200 is not JSON. Request id: r-1");
    assert_eq!(failure(&html).recovers, Some(0));
}

#[test]
fn an_odd_validation_error_is_named_in_the_details_only() {
    let odd = Oddity { field: "HTTPValidationError.detail".into(), kind: Kind::Number };
    let error = ApiError {
        unreadable: Some(Box::new(Unreadable::Field(odd))),
        request: Some("PATCH users/me/".into()),
        ..ApiError::new(ErrorKind::Invalid)
    };
    assert!(explain(&error).starts_with("The service does not accept this"));
    let details = failure(&error).details.unwrap().1.localize(Locale::ENGLISH);
    assert_eq!(details, "PATCH users/me/: HTTPValidationError.detail is a number.");
    assert_eq!(failure(&error).support, None);
}

#[test]
fn an_issuers_error_is_in_the_details_only() {
    let error = ApiError::sign_in(SignInProblem::Refused, Some("access_denied: no".into()));
    assert_eq!(failure(&error).details, Some((common::DETAILS, "access_denied: no".into())));
    assert!(!explain(&error).contains("access_denied"));
}

#[test]
fn a_misconfiguration_names_the_key_and_the_request() {
    use SignInProblem::{Misconfigured, NotThere, Unreachable, Unreadable, WrongIssuer};
    let asked = "https://id.example.test/.well-known/openid-configuration: 404";
    for problem in [NotThere, Unreachable, Unreadable, WrongIssuer] {
        let error = ApiError::sign_in(problem, Some(asked.into()));
        let sentence = explain(&error);
        assert!(sentence.contains("auth.issuer") && sentence.contains(asked), "{sentence}");
        assert_eq!(failure(&error).details, None, "the sentence has it already");
    }
    let error = ApiError::sign_in(Misconfigured("auth.scopes"), Some("invalid_scope".into()));
    assert!(explain(&error).contains("auth.scopes"));
    assert_eq!(failure(&error).details, Some((common::DETAILS, "invalid_scope".into())));
    let error = ApiError { detail: Some("/iam/v1".into()), ..ApiError::new(ErrorKind::Redirected) };
    assert!(explain(&error).contains("apiBase"));
    assert_eq!(failure(&error).details, Some((common::DETAILS, "/iam/v1".into())));
    assert!(explain(&ApiError::new(ErrorKind::SignIn(SignInProblem::NotAccepted))).contains("apiBase"));
}

#[test]
fn a_wait_is_in_seconds_or_minutes() {
    assert!(explain(&ApiError::new(ErrorKind::TooMany(Some(30)))).contains("30 seconds"));
    assert!(explain(&ApiError::new(ErrorKind::TooMany(Some(90)))).contains("2 minutes"));
    assert!(explain(&ApiError::new(ErrorKind::TooMany(None))).contains("a moment"));
}
