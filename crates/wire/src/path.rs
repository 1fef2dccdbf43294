//! Values within a document: reading, writing and comparing them by their path.

use std::cmp::Ordering;

use serde_json::Value;

use crate::json::Object;
use crate::reading::is_nothing;

/// Where in a document a value is: a key, then the keys within.
pub type Path = Vec<String>;

/// Returns the value at a path.
#[must_use]
pub fn get<'a>(doc: &'a Object, path: &[String]) -> Option<&'a Value> {
    let (last, above) = path.split_last()?;
    above.iter().try_fold(doc, |doc, key| doc.get(key)?.as_object())?.get(last)
}

/// Replaces or removes the value at a path, and makes the objects around it where there is nothing. Returns `false`, and
/// changes nothing, where something else than an object is in the way.
pub fn put(doc: &mut Object, path: &[String], value: Option<Value>) -> bool {
    match (path, value) {
        ([], _) => false,
        ([key], None) => {
            doc.shift_remove(key);
            true
        }
        ([key], Some(value)) => {
            doc.insert(key.clone(), value);
            true
        }
        ([key, rest @ ..], value) => match (doc.get_mut(key), value) {
            (Some(Value::Object(inner)), value) => put(inner, rest, value),
            (held, Some(value)) if is_nothing(held.as_deref()) => {
                let mut inner = Object::new();
                put(&mut inner, rest, Some(value));
                doc.insert(key.clone(), inner.into());
                true
            }
            // What is not there need not be removed.
            (held, _) => is_nothing(held.as_deref()),
        },
    }
}

/// As [`put`], and replaces what is in the way.
pub fn force(doc: &mut Object, path: &[String], value: Option<Value>) {
    while !put(doc, path, value.clone()) {
        let Some(at) = (1..path.len()).find(|at| !matches!(get(doc, &path[..*at]), Some(Value::Object(_))))
        else {
            return;
        };
        put(doc, &path[..at], Some(Object::new().into()));
    }
}

/// Returns the first value on the way to a path that is something else than an object: [`put`] does not go past it.
#[must_use]
pub fn barrier<'a>(doc: &'a Object, path: &[String]) -> Option<&'a Value> {
    let mut above = (1..path.len()).filter_map(|at| get(doc, &path[..at]));
    above.find(|value| !value.is_object() && !is_nothing(Some(value)))
}

/// Whether two values are the same: objects whatever the order of their keys, numbers by what they count and not how they
/// are written, to the last digit. A key that is not there is not `null`.
#[must_use]
pub fn same(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one, other) {
        (Some(Value::Number(one)), Some(Value::Number(other))) => {
            let (one, other) = (one.to_string(), other.to_string());
            one == other || decimal(&one).is_some_and(|one| decimal(&other) == Some(one))
        }
        (Some(Value::Array(one)), Some(Value::Array(other))) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(Some(one), Some(other)))
        }
        (Some(Value::Object(one)), Some(Value::Object(other))) => {
            one.len() == other.len() && one.iter().all(|(key, value)| same(Some(value), other.get(key)))
        }
        _ => one == other,
    }
}

/// A JSON number as its sign, its digits without zeros at either end, and the power of ten of the last one. `None` for an
/// exponent that no service means.
fn decimal(number: &str) -> Option<(Ordering, String, i64)> {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let exponent: i64 = exponent.parse().ok().filter(|exponent: &i64| exponent.abs() < 1 << 40)?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{}{fraction}", whole.trim_start_matches('-'));
    let digits = digits.trim_start_matches('0');
    let short = digits.trim_end_matches('0');
    if short.is_empty() {
        return Some((Ordering::Equal, String::new(), 0));
    }
    let sign = if number.starts_with('-') { Ordering::Less } else { Ordering::Greater };
    let shift = (digits.len() - short.len()) as i64 - fraction.len() as i64;
    Some((sign, short.into(), exponent + shift))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn object(value: Value) -> Object {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn what_is_in_the_way_gives_way_to_force_alone() {
        let mut doc = object(json!({"ui": {"a": "x", "b": 1}}));
        assert!(!put(&mut doc, &["ui".into(), "a".into(), "deep".into()], Some(json!(1))));
        assert_eq!(barrier(&doc, &["ui".into(), "a".into(), "deep".into()]), Some(&json!("x")));
        force(&mut doc, &["ui".into(), "a".into(), "deep".into()], Some(json!(1)));
        assert_eq!(doc, object(json!({"ui": {"a": {"deep": 1}, "b": 1}})));
        force(&mut doc, &[], Some(json!(1)));
        force(&mut doc, &["new".into(), "a".into()], None);
        assert_eq!(doc, object(json!({"ui": {"a": {"deep": 1}, "b": 1}})));
    }

    #[test]
    fn numbers_are_compared_to_the_last_digit_and_not_by_their_writing() {
        let is_same = |one: &str, other: &str| {
            let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
            same(Some(&read(one)), Some(&read(other)))
        };
        for (one, other) in
            [("1", "1.0"), ("100", "1e2"), ("0.5", "5E-1"), ("0", "-0.0"), ("1e999999", "10e999998")]
        {
            assert!(is_same(one, other), "{one} and {other}");
        }
        for (one, other) in [
            ("9007199254740992", "9007199254740993"),
            ("1", "-1"),
            ("1", "10"),
            ("0.1", "0.10000000000000000000001"),
            ("1e99999999999999999999", "1e99999999999999999998"),
        ] {
            assert!(!is_same(one, other), "{one} and {other}");
        }
        assert!(!same(None, Some(&Value::Null)), "no key is not null");
    }
}
