//! The initials of a name.

use js_sys::{Intl, JsString, Reflect};

/// The first letters of the first and the last word; of an email address, of its first two words. A letter is a grapheme
/// cluster: it includes accents, and an emoji is one letter.
pub(super) fn initials(name: &str) -> String {
    let mut letters = name.split(is_separator).filter_map(letter);
    let mut initials = letters.next().unwrap_or_default();
    let last = if name.contains('@') { letters.next() } else { letters.next_back() };
    if let Some(last) = last {
        if initials.starts_with(|c| ('\u{600}'..='\u{8ff}').contains(&c)) {
            // Adjacent Arabic letters would join into a word.
            initials.push('\u{200c}');
        }
        initials += &last;
    }
    initials
}

/// Whether a word ends here.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || "-.@·・".contains(c) || ('\u{2010}'..='\u{2015}').contains(&c)
}

/// The first letter of a word, as a capital.
fn letter(word: &str) -> Option<String> {
    clusters(word).into_iter().find(|cluster| cluster.starts_with(is_visible)).map(capital)
}

/// Whether a character is neither punctuation nor invisible.
fn is_visible(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        _ => !matches!(
            c,
            '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{feff}'..='\u{ff0f}'
        ),
    }
}

/// The capital, unless that is two letters ("ß", "ﬁ"), or names have no capitals (Georgian).
fn capital(letter: String) -> String {
    let capital = String::from(JsString::from(letter.as_str()).to_locale_upper_case(None));
    let is_georgian = letter.starts_with(|c| ('\u{10d0}'..='\u{10ff}').contains(&c));
    if is_georgian || clusters(&capital).len() > 1 { letter } else { capital }
}

/// The grapheme clusters (UAX #29); code points where the browser has no `Intl.Segmenter`.
fn clusters(text: &str) -> Vec<String> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into());
    if intl.and_then(|intl| Reflect::has(&intl, &"Segmenter".into())) != Ok(true) {
        return text.chars().map(String::from).collect();
    }
    let segments = Intl::Segmenter::default().segment(text);
    let mut clusters = Vec::new();
    let mut at = 0;
    while let Some(segment) = segments.containing(at) {
        let cluster = segment.segment();
        at += cluster.length();
        clusters.push(cluster.into());
    }
    clusters
}
