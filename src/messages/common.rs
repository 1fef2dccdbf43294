//! Messages that several pages share.

pub use crate::language::texts::common::*;
use crate::language::{Message, capitals};

/// In place of a missing value.
pub fn nothing() -> Message {
    "—".into()
}

/// Abbreviations and names that each language spells the same way, with capitals of their own.
const NAMES: &[&str] = &[
    "2FA", "API", "BIC", "CSV", "DOCX", "FAQ", "HTML", "HTTP", "HTTPS", "IBAN", "ID", "IP", "JPEG", "JSON",
    "KYC", "MFA", "MMS", "NFC", "OTP", "PDF", "PIN", "PNG", "QR", "RCS", "RIB", "RSS", "SEPA", "SMS", "SSO",
    "TOTP", "URI", "URL", "USB", "UUID", "VAT", "VoIP", "WhatsApp", "XLSX", "XML", "ZIP",
];

/// A text for a key that has no message: in sentence case, with spaces for underscores.
pub fn humanize(key: &str) -> String {
    let words: Vec<&str> =
        key.split(['_', ' ']).filter(|word| !word.is_empty()).map(known_spelling).collect();
    let text = words.join(" ");
    match text.char_indices().nth(1) {
        Some((second, _)) => capitals(&text[..second]) + &text[second..],
        None if text.is_empty() => key.into(),
        None => capitals(&text),
    }
}

/// The spelling of a known name; any other word unchanged.
pub fn known_spelling(word: &str) -> &str {
    NAMES.iter().find(|name| name.eq_ignore_ascii_case(word)).unwrap_or(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_keys_read_as_sentences() {
        assert_eq!(humanize("lease_signed"), "Lease signed");
        assert_eq!(humanize("été_signé"), "Été signé");
        assert_eq!(humanize("x"), "X");
        assert_eq!(humanize("_"), "_");
        assert_eq!(humanize("new__lease "), "New lease");
    }

    #[test]
    fn abbreviations_and_names_have_their_known_spelling() {
        for (key, text) in [
            ("sms", "SMS"),
            ("whatsapp", "WhatsApp"),
            ("sms_code", "SMS code"),
            ("export_pdf", "Export PDF"),
            ("new_IBAN", "New IBAN"),
            ("webhook_url_changed", "Webhook URL changed"),
            ("user_id", "User ID"),
            // Not a part of a word.
            ("idea_shipped", "Idea shipped"),
        ] {
            assert_eq!(humanize(key), text);
        }
    }
}
