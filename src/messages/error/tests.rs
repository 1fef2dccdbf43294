//! What is said of which failure.

use wire::{Kind, Oddity};

use super::*;
use crate::language::Locale;

fn explain(error: &ApiError) -> String {
    super::explain(error).localize(Locale::ENGLISH)
}

#[test]
fn the_services_words_win_where_there_are_some() {
    let mut error = ApiError::new(ErrorKind::Invalid);
    assert!(explain(&error).starts_with("The service does not accept this"));
    error.fields.push(("phone".into(), "Too short.".into()));
    assert_eq!(explain(&error), "Too short.");
    error.detail = Some("Not saved.".into());
    assert_eq!(explain(&error), "Not saved. Too short.");
}

#[test]
fn what_no_field_says_is_said_at_the_form() {
    let mut error = ApiError::new(ErrorKind::Invalid);
    error.fields.push(("phone".into(), "Too short.".into()));
    assert_eq!(form_failure(&error, &["phone", "email"]).message, common::MEND_FIELDS);
    assert_eq!(form_failure(&error, &["email"]).message, "Too short.".into());
}

#[test]
fn a_refusal_by_rule_says_whose_rule_it_is_and_who_can_help() {
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
fn an_answer_that_cannot_be_read_says_what_was_asked_and_what_came() {
    let asked = |why: Option<Unreadable>| ApiError {
        request: Some("GET users/me/".into()),
        ..ApiError::unreadable(200, Some("r-1".into()), why)
    };
    let details = |error: &ApiError| failure(error).details.unwrap().1.localize(Locale::ENGLISH);
    let odd = Oddity { field: "User.id".into(), kind: Kind::Missing };
    let error = asked(Some(Unreadable::Field(odd)));
    assert_eq!(details(&error), "GET users/me/: User.id is missing. Request id: r-1");
    assert_eq!((failure(&error).recovers, failure(&error).support), (None, Some(common::CONTACT_SUPPORT)));
    assert!(!explain(&error).contains("Try again"));
    let robot = asked(Some(Unreadable::UserType("Robot".into())));
    assert!(explain(&robot).starts_with("This page does not know accounts of the kind Robot."));
    assert_eq!(details(&robot), "GET users/me/: User.user_type Request id: r-1");
    let html = asked(None);
    assert_eq!(details(&html), "GET users/me/: the answer with status 200 is not JSON. Request id: r-1");
    assert_eq!(failure(&html).recovers, Some(0));
}

#[test]
fn a_refusal_in_odd_words_says_so_to_support_alone() {
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
fn what_an_issuer_said_is_for_support() {
    let error = ApiError::sign_in(SignInProblem::Refused, Some("access_denied: no".into()));
    assert_eq!(failure(&error).details, Some((common::DETAILS, "access_denied: no".into())));
    assert!(!explain(&error).contains("access_denied"));
}

#[test]
fn what_is_not_set_up_right_is_named_with_what_was_asked_for() {
    use SignInProblem::{Misconfigured, NotThere, Unreachable, Unreadable, WrongIssuer};
    let asked = "https://id.example.test/.well-known/openid-configuration: 404";
    for problem in [NotThere, Unreachable, Unreadable, WrongIssuer] {
        let error = ApiError::sign_in(problem, Some(asked.into()));
        let words = explain(&error);
        assert!(words.contains("auth.issuer") && words.contains(asked), "{words}");
        assert_eq!(failure(&error).details, None, "once is enough");
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
fn waiting_is_said_in_units_that_people_use() {
    assert!(explain(&ApiError::new(ErrorKind::TooMany(Some(30)))).contains("30 seconds"));
    assert!(explain(&ApiError::new(ErrorKind::TooMany(Some(90)))).contains("2 minutes"));
    assert!(explain(&ApiError::new(ErrorKind::TooMany(None))).contains("a moment"));
}
