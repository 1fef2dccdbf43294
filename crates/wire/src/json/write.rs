//! The writer.

use serde_json::Value;

use crate::json::object::Object;

/// The JSON text of a value.
#[must_use]
pub fn to_string(value: &Value) -> String {
    let mut out = String::new();
    put(&mut out, value, None);
    out
}

/// The same for people: one entry on each line, two spaces for each level.
#[must_use]
pub fn to_string_pretty(value: &Value) -> String {
    let mut out = String::new();
    put(&mut out, value, Some(0));
    out
}

/// The JSON text of an object.
#[must_use]
pub fn object_to_string(object: &Object) -> String {
    let mut out = String::new();
    put_object(&mut out, object, None);
    out
}

/// `level` is how far lines are indented; `None` for everything on one line.
fn put(out: &mut String, value: &Value, level: Option<usize>) {
    match value {
        Value::Null => *out += "null",
        Value::Bool(value) => *out += if *value { "true" } else { "false" },
        Value::Number(number) => *out += number.as_str(),
        Value::String(text) => put_string(out, text),
        Value::Array(list) => {
            out.push('[');
            for (at, item) in list.iter().enumerate() {
                begin_entry(out, at, level);
                put(out, item, level.map(|level| level + 1));
            }
            end(out, ']', list.is_empty(), level);
        }
        Value::Object(object) => put_object(out, object, level),
    }
}

fn put_object(out: &mut String, object: &Object, level: Option<usize>) {
    out.push('{');
    for (at, (key, value)) in object.iter().enumerate() {
        begin_entry(out, at, level);
        put_string(out, key);
        *out += if level.is_some() { ": " } else { ":" };
        put(out, value, level.map(|level| level + 1));
    }
    end(out, '}', object.is_empty(), level);
}

fn begin_entry(out: &mut String, at: usize, level: Option<usize>) {
    if at > 0 {
        out.push(',');
    }
    if let Some(level) = level {
        break_line(out, level + 1);
    }
}

fn end(out: &mut String, bracket: char, is_empty: bool, level: Option<usize>) {
    if let Some(level) = level.filter(|_| !is_empty) {
        break_line(out, level);
    }
    out.push(bracket);
}

fn break_line(out: &mut String, level: usize) {
    out.push('\n');
    for _ in 0..level {
        *out += "  ";
    }
}

fn put_string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => *out += "\\\"",
            '\\' => *out += "\\\\",
            '\n' => *out += "\\n",
            '\t' => *out += "\\t",
            '\r' => *out += "\\r",
            '\u{8}' => *out += "\\b",
            '\u{c}' => *out += "\\f",
            '\0'..='\u{1f}' => {
                let digit = |digit: u32| char::from_digit(digit, 16).unwrap_or('0');
                *out += "\\u00";
                out.extend([digit(u32::from(c) >> 4), digit(u32::from(c) & 15)]);
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}
