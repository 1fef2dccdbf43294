//! JSON with the spelling of its numbers. serde_json alone keeps every digit, but rewrites exponents (`1E400` as `1e+400`).

use serde_json::{Map, Number, Value};

/// A JSON object that keeps the order of its keys and every digit of its numbers.
pub type Object = Map<String, Value>;

/// Reads JSON and keeps the spelling of each number. Of two equal keys in one object the last one counts.
///
/// # Errors
/// If the text is not JSON.
pub fn parse(text: &str) -> serde_json::Result<Value> {
    let mut value = serde_json::from_str(text)?;
    let numbers = numbers(text);
    // With a doubled key some numbers are lost, and the others cannot be matched.
    if numbers.iter().any(|number| number.contains(['e', 'E'])) && count(&value) == numbers.len() {
        rewrite(&mut value, &mut numbers.into_iter());
    }
    Ok(value)
}

/// The numbers of a JSON text in their order.
fn numbers(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(byte) = bytes.get(at) {
        let start = at;
        at += 1;
        if *byte == b'"' {
            while let Some(byte) = bytes.get(at).filter(|byte| **byte != b'"') {
                at += if *byte == b'\\' { 2 } else { 1 };
            }
            at += 1;
        } else if matches!(byte, b'-' | b'0'..=b'9') {
            while matches!(bytes.get(at), Some(b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9')) {
                at += 1;
            }
            found.extend(text.get(start..at));
        }
    }
    found
}

fn count(value: &Value) -> usize {
    match value {
        Value::Number(_) => 1,
        Value::Array(list) => list.iter().map(count).sum(),
        Value::Object(object) => object.values().map(count).sum(),
        _ => 0,
    }
}

fn rewrite<'a>(value: &mut Value, numbers: &mut impl Iterator<Item = &'a str>) {
    match value {
        Value::Number(number) => {
            if let Some(text) = numbers.next() {
                // Undocumented, but the only way to set the spelling of a number. The text was just parsed as one.
                *number = Number::from_string_unchecked(text.into());
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|item| rewrite(item, numbers)),
        Value::Object(object) => object.values_mut().for_each(|item| rewrite(item, numbers)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_number_comes_back_as_it_was_written() {
        for text in [
            r#"{"a":1e400,"b":[1E5,-0,1.0,1,2.50,-1e-7,1E+2],"c":123456789012345678901234567890}"#,
            r#"["1e5 \" 2E2","\\",3E3,{"4e4":5e5,"été":6e6}]"#,
            "-1E-999999999999",
            r#""1E5""#,
        ] {
            assert_eq!(parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn of_two_keys_the_last_one_counts_and_no_number_lands_elsewhere() {
        let value = parse(r#"{"a": 1E1, "b": 2, "a": 3E3}"#).unwrap();
        assert_eq!(value.to_string(), r#"{"a":3e+3,"b":2}"#);
    }

    #[test]
    fn what_is_no_json_has_its_place() {
        let error = parse("{\"a\": 1E5,\n}").unwrap_err();
        assert_eq!((error.line(), error.column()), (2, 1));
        assert!(parse("").is_err() && parse("1E").is_err() && parse("[1e5").is_err());
    }

    fn json() -> impl Strategy<Value = String> {
        let number = "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,4})?";
        let leaf = prop_oneof![
            Just("null".to_owned()),
            Just("true".to_owned()),
            number.prop_map(String::from),
            ".{0,6}".prop_map(|text| Value::from(text).to_string()),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            let list =
                prop::collection::vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(",")));
            let object = prop::collection::btree_map("[a-z\"\\\\0-9e]{0,4}", inner, 0..4).prop_map(|keys| {
                let keys = keys.into_iter().map(|(key, value)| format!("{}:{value}", Value::from(key)));
                format!("{{{}}}", keys.collect::<Vec<_>>().join(","))
            });
            prop_oneof![list, object]
        })
    }

    proptest! {
        #[test]
        fn a_document_comes_back_to_the_letter(text in json()) {
            prop_assert_eq!(parse(&text).unwrap().to_string(), text);
        }
    }
}
