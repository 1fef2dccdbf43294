//! Words that several pages share.

use crate::language::Words;
pub use crate::language::locale::common::*;

/// In place of a value that is not there.
pub fn nothing() -> Words {
    "—".into()
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
