//! Why something did not work: what happened and what to do next.

use crate::components::stage::{Stage, StageTexts};
use crate::forms::task::{Failure, Outcome};
use crate::state::document::Written;
use crate::state::{ApiError, ErrorKind, Load, SignInProblem};
use crate::words::common;

const LOAD_FAILED: &str = "This page could not be loaded";
pub const STAGE: StageTexts =
    StageTexts { loading: common::LOADING, failed: LOAD_FAILED, retry: common::TRY_AGAIN };
pub const NOT_DELETED: &str = "Your account has not been deleted.";

/// What became of a change of a document, as it is said.
pub fn written(result: Result<Written, ApiError>) -> Outcome {
    match result {
        Ok(Written::AsAsked) => Outcome::Done(common::SAVED.into()),
        Ok(Written::Differently) => Outcome::Done(common::KEPT_DIFFERENTLY.into()),
        Err(reason) => Outcome::Failed(failure(&reason)),
    }
}

/// How far a reading is, as it is shown.
pub fn stage<T>(load: &Load<T>) -> Stage {
    match load {
        Load::Loading => Stage::Loading,
        Load::Ready(_) => Stage::Ready,
        Load::Failed(error) => Stage::Failed(failure(error)),
    }
}

/// A failure as it is shown: the sentence, and what support needs to find it.
pub fn failure(error: &ApiError) -> Failure {
    let details = error.request_id.as_deref().map(|id| (common::DETAILS.into(), common::request_id(id)));
    let details = details.or_else(|| sign_in_details(error));
    let support = (error.kind == ErrorKind::Forbidden).then_some(common::CONTACT_SUPPORT);
    Failure { message: explain(error), details, support }
}

/// A failure as it is said at a form whose fields `shown` say for themselves what the service says of them. Whatever it
/// says of other keys is said here.
pub fn form_failure(error: &ApiError, shown: &[&str]) -> Failure {
    let at_fields =
        !error.fields.is_empty() && error.fields.iter().all(|(key, _)| shown.contains(&key.as_str()));
    let message =
        if at_fields && error.detail.is_none() { common::MEND_FIELDS.into() } else { explain(error) };
    Failure { message, ..failure(error) }
}

/// The sentence for a failure. The service's own words win where they are meant for the person.
pub fn explain(error: &ApiError) -> String {
    match error.kind {
        ErrorKind::Unreachable => {
            "The service cannot be reached. Check your connection and try again; what you typed is still here.".into()
        }
        ErrorKind::Timeout => "The service took too long to answer. Try again in a moment.".into(),
        ErrorKind::Aborted => "Cancelled.".into(),
        ErrorKind::Unauthorized => "Your session has ended. Sign in again to go on.".into(),
        ErrorKind::OtherUser => "Not saved, because somebody else is signed in by now.".into(),
        ErrorKind::SignIn(problem) => sign_in(problem).into(),
        ErrorKind::Forbidden => forbidden(error),
        ErrorKind::NotFound => own_words(error, "The service does not have this for your account."),
        ErrorKind::TooLarge => own_words(error, "The file is too large for the service. Choose a smaller one."),
        ErrorKind::Invalid => own_words(error, "The service does not accept this. Please check what you typed."),
        ErrorKind::TooMany(wait) => too_many(wait),
        ErrorKind::Server(status) => {
            format!("The service has a problem of its own (error {status}). Try again in a moment; what you typed is still here.")
        }
        ErrorKind::Unexpected(_) => {
            "The service answered something that this page cannot read. Try again; if it stays so, tell your support.".into()
        }
    }
}

/// Not the person's mistake, and nothing that they can mend: who can is what they need to know.
fn forbidden(error: &ApiError) -> String {
    let said = own_words(error, "");
    let rule = "Your organisation does not allow this for your account.";
    if said.is_empty() {
        format!("{rule} Ask your administrator.")
    } else {
        format!("{rule} The service says: {said}")
    }
}

/// Why signing in did not work.
fn sign_in(problem: SignInProblem) -> &'static str {
    match problem {
        SignInProblem::Unreachable => {
            "The sign-in service cannot be reached. Check your connection and try again; what you typed is still here."
        }
        SignInProblem::Unreadable => {
            "The sign-in service answered something that this page cannot read. Try again; if it stays so, tell your support."
        }
        SignInProblem::WrongIssuer => {
            "The sign-in service is not the one that this page is set up for (auth.issuer). Please tell your support."
        }
        SignInProblem::Foreign => {
            "That sign-in was not begun on this page, or was already used. Nothing is wrong with your account: sign in again."
        }
        SignInProblem::Refused => {
            "The sign-in was refused or cancelled. Sign in again, or tell your support."
        }
        SignInProblem::Untrusted => {
            "The sign-in service's answer was not meant for this page, so it was not used. Sign in again; if it stays so, \
                tell your support."
        }
        SignInProblem::Clock => {
            "This device's clock differs from the sign-in service's by more than ten minutes. Set the clock, then sign in again."
        }
        SignInProblem::Insecure => {
            "Signing in needs a secure connection. Open this page with https:// instead of http://."
        }
        SignInProblem::NotAccepted => {
            "You signed in, but the service does not accept that sign-in. Please tell your support: the service may not know \
                your account yet."
        }
        SignInProblem::Loop => {
            "Signing you in again did not work twice in a row. Use the button to try once more."
        }
        SignInProblem::NoToken => {
            "The application that this page is part of did not sign you in. Sign in there, then try again."
        }
        SignInProblem::NoStorage => {
            "Your browser keeps no data for this page, and signing in does not work without. Allow this site's data (cookies), \
                then try again."
        }
    }
}

/// The issuer's own code and words are for support.
fn sign_in_details(error: &ApiError) -> Option<(String, String)> {
    let is_sign_in = matches!(error.kind, ErrorKind::SignIn(_));
    error.detail.clone().filter(|_| is_sign_in).map(|words| (common::DETAILS.into(), words))
}

fn own_words(error: &ApiError, otherwise: &str) -> String {
    let fields = error.fields.iter().map(|(_, message)| message.as_str());
    let words: Vec<&str> = error.detail.as_deref().into_iter().chain(fields).collect();
    if words.is_empty() { otherwise.into() } else { words.join(" ") }
}

fn too_many(wait: Option<u32>) -> String {
    match wait {
        Some(1) => "Too many attempts. Wait one second, then try again.".into(),
        Some(seconds) if seconds < 90 => {
            format!("Too many attempts. Wait {seconds} seconds, then try again.")
        }
        Some(seconds) => format!("Too many attempts. Wait {} minutes, then try again.", seconds.div_ceil(60)),
        None => "Too many attempts. Wait a moment, then try again.".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(form_failure(&error, &["email"]).message, "Too short.");
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
    fn what_an_issuer_said_is_for_support() {
        let error = ApiError::sign_in(SignInProblem::Refused, Some("access_denied: no".into()));
        assert_eq!(failure(&error).details, Some((common::DETAILS.into(), "access_denied: no".into())));
        assert!(!explain(&error).contains("access_denied"));
    }

    #[test]
    fn waiting_is_said_in_units_that_people_use() {
        assert!(explain(&ApiError::new(ErrorKind::TooMany(Some(30)))).contains("30 seconds"));
        assert!(explain(&ApiError::new(ErrorKind::TooMany(Some(90)))).contains("2 minutes"));
        assert!(explain(&ApiError::new(ErrorKind::TooMany(None))).contains("a moment"));
    }
}
