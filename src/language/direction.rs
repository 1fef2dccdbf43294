//! Keeping the direction of a value out of the sentence around it.

use crate::language::locale::Locale;

/// Writes a value so that its direction does not reach the sentence around it (UAX #9, section 2.4.2). Plain text in the
/// direction of the sentence can do no harm and stays as it is, so that whoever copies or compares a sentence finds only
/// what can be seen.
pub(super) fn isolate(value: &str, locale: Locale, out: &mut String) {
    if locale.dir() == "ltr" && !value.chars().any(may_turn) {
        return out.push_str(value);
    }
    out.push('\u{2068}');
    // An isolate of the value's own that is never closed, or one too many that is, would undo this one.
    out.extend(value.chars().filter(|char| !matches!(char, '\u{2066}'..='\u{2069}')));
    out.push('\u{2069}');
}

/// Whether the character is written from right to left, or changes the direction of others. By blocks: the Unicode
/// database is too large for what it would add.
fn may_turn(char: char) -> bool {
    matches!(char,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
