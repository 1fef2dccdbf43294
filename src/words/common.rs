//! Words that several pages share.

pub const SAVE: &str = "Save";
pub const CANCEL: &str = "Cancel";
pub const TRY_AGAIN: &str = "Try again";
pub const CHECK_AGAIN: &str = "Check again";
pub const LOADING: &str = "Loading…";
pub const SAVING: &str = "Saving…";
pub const SAVED: &str = "Saved.";
pub const OPTIONAL: &str = "Optional";
pub const CHANGED: &str = "Changed";
pub const NOTHING: &str = "—";
pub const NOTHING_TO_SAVE: &str = "Nothing has changed, so there is nothing to save.";
pub const KEPT_DIFFERENTLY: &str =
    "The service accepted the change but keeps another value. You are seeing what it keeps now.";
pub const MEND_FIELDS: &str = "Not saved yet. Please look at the marked fields.";
pub const MISTAKES: &str = "Not saved yet. Please look at:";
pub const DETAILS: &str = "Details for support";
pub const HELP: &str = "Help";
pub const CONTACT_SUPPORT: &str = "Contact support";

/// The operator finds the failed request by this.
pub fn request_id(id: &str) -> String {
    format!("Request id: {id}")
}

/// A key of the service that has no words of ours: sentence case, underscores as spaces.
pub fn humanize(key: &str) -> String {
    let spaced = key.replace('_', " ");
    let mut letters = spaced.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => key.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_keys_read_as_sentences() {
        assert_eq!(humanize("lease_signed"), "Lease signed");
        assert_eq!(humanize("sms"), "Sms");
        assert_eq!(humanize("été_signé"), "Été signé");
        assert_eq!(humanize("_"), "_");
    }
}
