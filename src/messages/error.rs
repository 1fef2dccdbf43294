//! Why something did not work: what happened and what to do next.

use wire::Unreadable;

use crate::components::loadable::{LoadingState, LoadingTexts};
use crate::forms::task::{Failure, Outcome};
use crate::language::Message;
pub use crate::language::locale::error::*;
use crate::messages::{common, diagnostics};
use crate::state::{ApiError, ErrorKind, Feature, Resource, SignInProblem};

pub const STAGE: LoadingTexts = LoadingTexts {
    loading: common::LOADING,
    failed: LOAD_FAILED,
    retry: common::TRY_AGAIN,
    recovering: RECOVERING,
};

/// How far a reading is, as it is shown. Tracked.
pub fn stage(resource: &Resource) -> LoadingState {
    match resource.failure() {
        None if resource.is_shown() => LoadingState::Ready,
        None => LoadingState::Loading,
        Some(ApiError { kind: ErrorKind::NotOffered(feature), .. }) => {
            LoadingState::NotOffered(not_offered(feature))
        }
        Some(error) => LoadingState::Failed(Failure { message: unread(&error), ..failure(&error) }),
    }
}

/// The sentence for a reading that failed: nothing was typed yet that could still be there.
pub fn unread(error: &ApiError) -> Message {
    match error.kind {
        ErrorKind::Unreachable => UNREACHABLE_READING,
        ErrorKind::Server(status) => server_reading(status.to_string()),
        ErrorKind::Cancelled => GIVEN_UP_LOADING,
        _ => explain(error),
    }
}

/// A failure as it is shown: the sentence, and what support needs to find it.
pub fn failure(error: &ApiError) -> Failure {
    // What a service does not have is no fault that support could look for.
    let told = [unexpected_details(error), error.request_id.as_deref().map(common::request_id)];
    let told = told.into_iter().flatten().filter(|_| !matches!(error.kind, ErrorKind::NotOffered(_)));
    let details = told.reduce(common::and_then).map(|told| (common::DETAILS, told));
    let details = details.or_else(|| sign_in_details(error));
    let is_for_support = error.kind == ErrorKind::Forbidden || is_unreadable(error);
    let support = is_for_support.then_some(common::CONTACT_SUPPORT);
    let recovers = error.passes().then(|| error.retry_after.unwrap_or_default());
    Failure { message: explain(error), details, support, recovers, offer: None }
}

/// What became of a task, where `failure` is how its error is said. What the service does not offer is said once, in the
/// place of the whole content (`editing::offered`).
pub fn outcome(error: &ApiError, failure: Failure) -> Outcome {
    if matches!(error.kind, ErrorKind::NotOffered(_)) { Outcome::Silent } else { Outcome::Failed(failure) }
}

/// A failure as it is said at a form whose fields `shown` say for themselves what the service says of them. Whatever it
/// says of other keys is said here.
pub fn form_failure(error: &ApiError, shown: &[&str]) -> Failure {
    let at_fields =
        !error.fields.is_empty() && error.fields.iter().all(|(key, _)| shown.contains(&key.as_str()));
    let message = if at_fields && error.detail.is_none() { common::MEND_FIELDS } else { explain(error) };
    Failure { message, ..failure(error) }
}

/// The sentence for a failure. The service's own words win where they are meant for the person.
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
        // Not the person's mistake, and nothing that they can mend: who can is what they need to know.
        ErrorKind::Forbidden => own_words(error).map_or(FORBIDDEN, forbidden_because),
        ErrorKind::NotFound | ErrorKind::Unexpected(404) => NOT_FOUND,
        ErrorKind::NotOffered(feature) => not_offered(feature),
        ErrorKind::TooLarge => own_words(error).unwrap_or(TOO_LARGE),
        ErrorKind::Invalid => own_words(error).unwrap_or(INVALID),
        ErrorKind::TooMany(wait) => wait.map_or(TOO_MANY, too_many),
        ErrorKind::Server(504) => TIMEOUT,
        // A status is a name and not a count.
        ErrorKind::Server(status) => server(status.to_string()),
        ErrorKind::Unexpected(_) => match error.unreadable.as_deref() {
            Some(Unreadable::UserType(kind)) => unknown_account(kind),
            Some(Unreadable::Field(_)) => UNREADABLE,
            None => UNEXPECTED,
        },
    }
}

/// Whether an answer is JSON that cannot be used.
fn is_unreadable(error: &ApiError) -> bool {
    matches!(error.kind, ErrorKind::Unexpected(_)) && error.unreadable.is_some()
}

/// What was asked, and what of the answer is not as it should be.
fn unexpected_details(error: &ApiError) -> Option<Message> {
    let what = match (error.unreadable.as_deref(), error.kind) {
        (Some(Unreadable::UserType(_)), _) => "User.user_type".into(),
        (Some(Unreadable::Field(odd)), _) => diagnostics::odd(odd),
        (None, ErrorKind::Unexpected(status)) => not_json(status.to_string()),
        _ => return None,
    };
    Some(common::labelled(error.request.as_deref()?, what))
}

/// What the service does not have.
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

/// Why signing in did not work; `asked` is what was asked for and what came, where it was not to be used.
fn sign_in(problem: SignInProblem, asked: &str) -> Message {
    match problem {
        SignInProblem::Unreachable => sign_in_unreachable(asked),
        SignInProblem::Unreadable => sign_in_unreadable(asked),
        SignInProblem::NotThere => sign_in_not_there(asked),
        SignInProblem::WrongIssuer => sign_in_wrong_issuer(asked),
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

/// What was asked for, and the issuer's own code and words, are for support, unless the sentence has them.
fn sign_in_details(error: &ApiError) -> Option<(Message, Message)> {
    use SignInProblem::{NotThere, Unreachable, Unreadable, WrongIssuer};
    let is_for_support = match error.kind {
        ErrorKind::SignIn(problem) => !matches!(problem, Unreachable | Unreadable | NotThere | WrongIssuer),
        kind => kind == ErrorKind::Redirected,
    };
    error.detail.clone().filter(|_| is_for_support).map(|words| (common::DETAILS, words.into()))
}

/// What the service says itself, in whatever language it says it.
fn own_words(error: &ApiError) -> Option<Message> {
    let fields = error.fields.iter().map(|(_, message)| message.as_str());
    let words: Vec<&str> = error.detail.as_deref().into_iter().chain(fields).collect();
    (!words.is_empty()).then(|| words.join(" ").into())
}

/// Seconds as people say them.
fn too_many(seconds: u32) -> Message {
    if seconds < 90 {
        too_many_seconds(seconds.into())
    } else {
        too_many_minutes(seconds.div_ceil(60).into())
    }
}

#[cfg(test)]
mod tests;
