//! What happened when something failed, and what to do next.

use std::sync::Arc;

use leptos::prelude::*;
use wire::Unreadable;

use crate::form::task::{Failure, Outcome};
use crate::hooks::use_effect::use_effect;
use crate::language::Message;
pub use crate::language::texts::error::*;
use crate::messages::{common, diagnostics};
use crate::part;
use crate::state::{ApiError, ErrorKind, Feature, Resource, SignInProblem};

/// How far loading is, in the form of the props of `components::loadable`. At most one of them is set; none of them is set
/// while it loads.
#[derive(Clone)]
pub struct LoadingState {
    pub ready: Signal<bool>,
    pub failure: Failure,
    pub not_offered: Signal<Option<Message>>,
}

/// How far the reading of a resource is; without one there is nothing to wait for.
pub fn loading_state(resource: Option<Resource>) -> LoadingState {
    let (shown, failed) = (resource.clone(), resource.clone());
    let missing = resource.clone();
    let is_fault = |error: &ApiError| !matches!(error.kind, ErrorKind::NotOffered(_));
    LoadingState {
        ready: Signal::derive(move || shown.as_ref().is_none_or(Resource::is_shown)),
        failure: load_failure(move || failed.as_ref()?.failure().filter(is_fault)),
        not_offered: Signal::derive(move || match missing.as_ref()?.failure()?.kind {
            ErrorKind::NotOffered(feature) => Some(not_offered(feature)),
            _ => None,
        }),
    }
}

part! {
    static EXPLAIN: fn(&ApiError) -> Outcome = load_explain(pages, |error| {
        Outcome { message: explain_load(error), ..failure(error) }
    });
}

/// What to show in place of what could not be loaded because of `error`. Its words are fetched when there is one.
pub fn load_failure(error: impl Fn() -> Option<ApiError> + Send + Sync + 'static) -> Failure {
    explained(Arc::new(error))
}

fn explained(error: Arc<dyn Fn() -> Option<ApiError> + Send + Sync>) -> Failure {
    let failed = error.clone();
    use_effect(move || {
        if failed().is_some() {
            EXPLAIN.load();
        }
    });
    Arc::new(move || {
        let error = error()?;
        if EXPLAIN.has_failed() { Some(Outcome::part_missing()) } else { Some(EXPLAIN.get()?(&error)) }
    })
}

/// The sentence for a page that could not be loaded. It does not mention typed text, because there is none yet.
fn explain_load(error: &ApiError) -> Message {
    match error.kind {
        ErrorKind::Unreachable => UNREACHABLE_READING,
        ErrorKind::Server(status) => server_reading(status.to_string()),
        ErrorKind::Cancelled => GIVEN_UP_LOADING,
        _ => explain(error),
    }
}

/// The failure to show: the sentence, and the details that support needs.
pub fn failure(error: &ApiError) -> Outcome {
    // A feature that the service does not offer is not a fault for support to find.
    let details = [unexpected_details(error), error.request_id.as_deref().map(common::request_id)];
    let details = details.into_iter().flatten().filter(|_| !matches!(error.kind, ErrorKind::NotOffered(_)));
    let details = details.reduce(common::and_then).map(|details| (common::DETAILS, details));
    let details = details.or_else(|| sign_in_details(error));
    let is_for_support = error.kind == ErrorKind::Forbidden || is_unreadable(error);
    let support = is_for_support.then_some(common::CONTACT_SUPPORT);
    let recovers = error.passes().then(|| error.retry_after.unwrap_or_default());
    Outcome { message: explain(error), details, support, recovers, ..Outcome::failed(Message::NOTHING) }
}

/// The outcome of a task that failed with `error`. It is silent where the service does not offer the feature: a sentence
/// replaces the whole content then (`editing::offered`).
pub fn outcome(error: &ApiError, failure: Outcome) -> Outcome {
    if matches!(error.kind, ErrorKind::NotOffered(_)) { Outcome::silent() } else { failure }
}

/// The failure to show at a form. The fields with the keys `shown` show their own messages from the service; messages about
/// other keys are part of this failure.
pub fn form_failure(error: &ApiError, shown: &[&str]) -> Outcome {
    let at_fields =
        !error.fields.is_empty() && error.fields.iter().all(|(key, _)| shown.contains(&key.as_str()));
    let message = if at_fields && error.detail.is_none() { common::MEND_FIELDS } else { explain(error) };
    let fields = error.fields.iter().map(|(key, message)| (key.clone(), message.into())).collect();
    Outcome { message, fields, ..failure(error) }
}

/// The sentence for an error: the service's own text where that is meant for the person, else one of ours.
pub fn explain(error: &ApiError) -> Message {
    match error.kind {
        ErrorKind::Unreachable => UNREACHABLE,
        ErrorKind::Timeout => TIMEOUT,
        ErrorKind::Aborted => ABORTED,
        ErrorKind::Cancelled => GIVEN_UP,
        ErrorKind::Unauthorized | ErrorKind::LoginPage => UNAUTHORIZED,
        ErrorKind::Redirected => REDIRECTED,
        ErrorKind::OtherUser => OTHER_USER,
        ErrorKind::SignIn(problem) => sign_in(problem, error.detail.as_deref().unwrap_or_default()),
        // Only an administrator can change this, so the sentence says so.
        ErrorKind::Forbidden => service_text(error).map_or(FORBIDDEN, forbidden_because),
        ErrorKind::NotFound | ErrorKind::Unexpected(404) => NOT_FOUND,
        ErrorKind::NotOffered(feature) => not_offered(feature),
        ErrorKind::TooLarge => service_text(error).unwrap_or(TOO_LARGE),
        ErrorKind::Invalid => service_text(error).unwrap_or(INVALID),
        ErrorKind::TooMany(wait) => wait.map_or(TOO_MANY, too_many),
        ErrorKind::Server(504) => TIMEOUT,
        // A text, because a status is not formatted like a count.
        ErrorKind::Server(status) => server(status.to_string()),
        ErrorKind::Unexpected(_) => match error.unreadable.as_deref() {
            Some(Unreadable::UserType(kind)) => unknown_account(kind),
            Some(Unreadable::Field(_)) => UNREADABLE,
            None => UNEXPECTED,
        },
    }
}

/// Whether the response is JSON of the wrong shape.
fn is_unreadable(error: &ApiError) -> bool {
    matches!(error.kind, ErrorKind::Unexpected(_)) && error.unreadable.is_some()
}

/// The request, and what is unexpected in its response.
fn unexpected_details(error: &ApiError) -> Option<Message> {
    let what = match (error.unreadable.as_deref(), error.kind) {
        (Some(Unreadable::UserType(_)), _) => "User.user_type".into(),
        (Some(Unreadable::Field(odd)), _) => diagnostics::odd_field(odd),
        (None, ErrorKind::Unexpected(status)) => not_json(status.to_string()),
        _ => return None,
    };
    Some(common::labelled(error.request.as_deref()?, what))
}

/// That the service does not offer a feature.
pub fn not_offered(feature: Feature) -> Message {
    match feature {
        Feature::ProfileChange => NOT_OFFERED_PROFILE_CHANGE,
        Feature::PictureChange => NOT_OFFERED_PICTURE_CHANGE,
        Feature::PictureRemoval => NOT_OFFERED_PICTURE_REMOVAL,
        Feature::PasswordChange => NOT_OFFERED_PASSWORD_CHANGE,
        Feature::Settings => NOT_OFFERED_SETTINGS,
        Feature::SettingsChange => NOT_OFFERED_SETTINGS_CHANGE,
        Feature::Notifications => NOT_OFFERED_NOTIFICATIONS,
        Feature::NotificationsChange => NOT_OFFERED_NOTIFICATIONS_CHANGE,
        Feature::Sync => NOT_OFFERED_SYNC,
        Feature::Deletion => NOT_OFFERED_DELETION,
    }
}

/// Why signing in failed; `request` is the URL, and what is wrong with its response.
fn sign_in(problem: SignInProblem, request: &str) -> Message {
    match problem {
        SignInProblem::Unreachable => sign_in_unreachable(request),
        SignInProblem::Unreadable => sign_in_unreadable(request),
        SignInProblem::NotThere => sign_in_not_there(request),
        SignInProblem::WrongIssuer => sign_in_wrong_issuer(request),
        SignInProblem::Misconfigured(key) => sign_in_misconfigured(key),
        SignInProblem::Foreign => SIGN_IN_FOREIGN,
        SignInProblem::Refused => SIGN_IN_REFUSED,
        SignInProblem::Untrusted => SIGN_IN_UNTRUSTED,
        SignInProblem::Clock => SIGN_IN_CLOCK,
        SignInProblem::Insecure => SIGN_IN_INSECURE,
        SignInProblem::NotAccepted => SIGN_IN_NOT_ACCEPTED,
        SignInProblem::NoToken => SIGN_IN_NO_TOKEN,
        SignInProblem::NoStorage => SIGN_IN_NO_STORAGE,
    }
}

/// The details for support: the request, or the issuer's error code and description. `None` where the sentence has them.
fn sign_in_details(error: &ApiError) -> Option<(Message, Message)> {
    use SignInProblem::{NotThere, Unreachable, Unreadable, WrongIssuer};
    let is_for_support = match error.kind {
        ErrorKind::SignIn(problem) => !matches!(problem, Unreachable | Unreadable | NotThere | WrongIssuer),
        kind => kind == ErrorKind::Redirected,
    };
    error.detail.clone().filter(|_| is_for_support).map(|detail| (common::DETAILS, detail.into()))
}

/// The service's own text, in the language of the service.
pub(super) fn service_text(error: &ApiError) -> Option<Message> {
    let fields = error.fields.iter().map(|(_, message)| message.as_str());
    let texts: Vec<&str> = error.detail.as_deref().into_iter().chain(fields).collect();
    (!texts.is_empty()).then(|| texts.join(" ").into())
}

/// How long to wait, in seconds or minutes.
fn too_many(seconds: u32) -> Message {
    if seconds < 90 {
        too_many_seconds(seconds.into())
    } else {
        too_many_minutes(seconds.div_ceil(60).into())
    }
}

#[cfg(test)]
mod tests;
