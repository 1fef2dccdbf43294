//! The last requests that a server refused, for `/diagnostics`. They are in the tab's storage, because an operator who types that
//! address loads the page anew. A line has neither texts of the service nor anything of the person.

use crate::clock::unix_millis;
use crate::storage;

const KEY: &str = "iam-account:errors";

/// The most characters that are kept; a request id may be as long as a server likes.
const MOST: usize = 2_000;

/// How many failures are shown.
const SHOWN: usize = 20;

/// A request that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedError {
    /// Milliseconds since 1970 by the device's clock.
    pub at: u64,
    /// HTTP status.
    pub status: u16,
    /// What was asked: `GET users/me/`.
    pub request: String,
    /// Header `x-request-id`.
    pub request_id: Option<String>,
}

/// Adds a failure, the newest first.
pub(super) fn note(request: &str, status: u16, request_id: Option<&str>) {
    // Responses are judged natively too, in tests.
    if cfg!(not(target_arch = "wasm32")) {
        return;
    }
    let Some(tab) = storage::tab() else { return };
    let before = storage::get(&tab, KEY).unwrap_or_default();
    let id = request_id.unwrap_or_default();
    // As one type of number, whose code is there once.
    let (at, status) = (unix_millis(), u64::from(status));
    let log = format!("{at}\t{status}\t{request}\t{id}\n{before}");
    // A place inside a character cuts nothing this time.
    storage::set(&tab, KEY, Some(log.get(..MOST).unwrap_or(&log)));
}

/// Removes all of them.
pub(super) fn forget() {
    if let Some(tab) = storage::tab() {
        storage::set(&tab, KEY, None);
    }
}

/// The last failures, the newest first.
pub fn logged_errors() -> Vec<LoggedError> {
    let log = storage::tab().and_then(|tab| storage::get(&tab, KEY)).unwrap_or_default();
    read(&log)
}

/// Any script of the page may have written there, and the last line may be cut.
fn read(log: &str) -> Vec<LoggedError> {
    log.split_inclusive('\n').filter_map(read_line).take(SHOWN).collect()
}

fn read_line(line: &str) -> Option<LoggedError> {
    let mut columns = line.strip_suffix('\n')?.split('\t');
    let (at, status) = (columns.next()?.parse().ok()?, columns.next()?.parse().ok()?);
    let (request, id) = (columns.next()?, columns.next()?);
    let is_word = |byte: u8| byte.is_ascii_alphabetic() || b"/- ".contains(&byte);
    let request = Some(request.to_owned()).filter(|request| request.bytes().all(is_word))?;
    let is_id = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:/+=".contains(&byte);
    let request_id = Some(id.to_owned()).filter(|id| !id.is_empty() && id.bytes().all(is_id));
    Some(LoggedError { at, status, request, request_id })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_or_foreign_line_is_passed_over() {
        let log =
            "1764072000000\t500\tGET users/me/\tr-1\nnonsense\n1764072000001\t502\tPATCH users/me/\t\n12\t50";
        let errors = read(log);
        assert_eq!(errors.len(), 2);
        assert_eq!((errors[0].status, errors[0].request_id.as_deref()), (500, Some("r-1")));
        assert_eq!((errors[1].status, errors[1].request_id.as_deref()), (502, None));
    }

    #[test]
    fn a_request_id_that_is_none_is_not_shown() {
        let errors = read("1\t500\tGET users/me/\tzoe@example.test\n");
        assert_eq!(errors[0].request_id, None);
    }

    #[test]
    fn twenty_are_shown() {
        assert_eq!(read(&"1\t500\tGET users/me/\tr\n".repeat(30)).len(), 20);
    }
}
