//! [`isolate`]: keeps the direction of a value out of the sentence around it.

use crate::language::locale::Locale;

/// Writes a value so that its direction does not affect the sentence around it (UAX #9, section 2.4.2). Plain text in the
/// direction of the sentence gets no invisible characters, so that copied text contains only what is visible.
pub(super) fn isolate(value: &str, locale: Locale, out: &mut String) {
    if locale.dir() == "ltr" && !value.chars().any(may_turn) {
        return out.push_str(value);
    }
    out.push('\u{2068}');
    // An unbalanced isolate in the value would undo this one.
    out.extend(value.chars().filter(|char| !matches!(char, '\u{2066}'..='\u{2069}')));
    out.push('\u{2069}');
}

/// Whether the character is written from right to left, or changes the direction of others. Checks blocks only, because
/// the Unicode database is too large.
fn may_turn(char: char) -> bool {
    matches!(char,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
