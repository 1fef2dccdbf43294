//! The rules of the fields, as plain functions. The service has the last word; these only spare a round trip.

use serde_json::Value;
use wire::{Object, json};

/// A text without the white space and the invisible characters around it, such as the marks of direction that come along
/// when an address or a number is copied.
pub fn trim(text: &str) -> &str {
    text.trim_matches(is_invisible)
}

/// Whether an address or a number has an invisible character inside. Joiners between letters that need them are
/// part of some domains (RFC 5892, A.1 and A.2).
pub fn has_invisible(text: &str) -> bool {
    let text = trim(text);
    let before = [' '].into_iter().chain(text.chars());
    let joins = |before: char, it: char| matches!(it, '\u{200C}' | '\u{200D}') && !before.is_ascii();
    text.chars().zip(before).any(|(it, before)| is_invisible(it) && !it.is_whitespace() && !joins(before, it))
}

fn is_invisible(it: char) -> bool {
    wire::is_blank(it.encode_utf8(&mut [0; 4]))
}

/// Whether a text can be an e-mail address at all: something before and after one `@`, no white space.
pub fn is_email(text: &str) -> bool {
    let text = trim(text);
    match text.split_once('@') {
        Some((local, domain)) => {
            !local.is_empty()
                && !domain.is_empty()
                && !domain.contains('@')
                && !text.contains(char::is_whitespace)
        }
        None => false,
    }
}

/// A rule that a new password has to meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordRule {
    /// At least so many characters.
    MinLength(usize),
    /// At most so many characters.
    MaxLength(usize),
    /// Another one than now.
    Different,
}

impl PasswordRule {
    /// The rules that the operator's limits make.
    pub fn list(min_length: Option<usize>, max_length: Option<usize>) -> Vec<PasswordRule> {
        let min = min_length.map(PasswordRule::MinLength);
        let max = max_length.map(PasswordRule::MaxLength);
        min.into_iter().chain(max).chain([PasswordRule::Different]).collect()
    }

    /// Whether `new` meets it. Lengths count characters, as people do.
    pub fn is_met(self, new: &str, current: &str) -> bool {
        match self {
            PasswordRule::MinLength(least) => new.chars().count() >= least,
            PasswordRule::MaxLength(most) => (1..=most).contains(&new.chars().count()),
            PasswordRule::Different => !new.is_empty() && new != current,
        }
    }
}

/// What a generator of passwords has to know of the operator's limits, as the attribute `passwordrules` says it.
pub fn password_rules(min_length: Option<usize>, max_length: Option<usize>) -> Option<String> {
    let min = min_length.map(|least| format!("minlength: {least};"));
    let max = max_length.map(|most| format!("maxlength: {most};"));
    let rules: Vec<_> = min.into_iter().chain(max).collect();
    (!rules.is_empty()).then(|| rules.join(" "))
}

/// A field of the password form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordField {
    /// The password in force.
    Current,
    /// The one to come.
    New,
    /// The one to come, typed again.
    Confirm,
}

/// Which field a refusal (400, one sentence) is about. The contract has no key for it, so the sentence has to tell.
pub fn refused_password_field(sentence: &str) -> PasswordField {
    let sentence = sentence.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
    if says(&["confirm", "do not match", "don't match", "differ", "correspond"]) {
        PasswordField::Confirm
    } else if says(&["current", "old password", "actuel", "incorrect", "wrong", "invalid credentials"]) {
        PasswordField::Current
    } else {
        PasswordField::New
    }
}

/// Where a JSON text has its mistake: line and column, both from 1.
pub fn json_mistake(text: &str) -> Option<(usize, usize)> {
    let text = text.trim_matches(|it: char| is_invisible(it) && !it.is_whitespace());
    let error = json::parse(text).err()?;
    Some((error.line, error.column))
}

/// A key that an object in a JSON text has twice: only its last value would be kept.
pub fn doubled_key(text: &str) -> Option<String> {
    // Of each object around the place that is looked at, the keys so far.
    let mut objects = Vec::<Object>::new();
    let (mut rest, mut string) = (text, String::new());
    while let Some(at) = rest.find(['"', '{', '}', ':']) {
        let (found, after) = rest[at..].split_at(1);
        rest = after;
        match found {
            "{" => objects.push(Object::new()),
            "}" => drop(objects.pop()),
            ":" => {
                let keys = objects.last_mut()?;
                if keys.insert(string.clone(), Value::Null).is_some() {
                    return Some(string);
                }
            }
            _ => {
                let end = end_of_string(rest)?;
                string = json::parse(&format!("\"{}", &rest[..end])).ok()?.as_str()?.into();
                rest = &rest[end..];
            }
        }
    }
    None
}

/// Where a JSON string ends, after its first quote.
fn end_of_string(text: &str) -> Option<usize> {
    let mut escaped = false;
    let is_end = |it: char| {
        let ends = it == '"' && !escaped;
        escaped = it == '\\' && !escaped;
        ends
    };
    Some(text.find(is_end)? + 1)
}

#[cfg(test)]
mod tests;
