//! JSON as the service writes it, and what only looks like it.

use proptest::prelude::*;
use serde_json::Value;

use super::*;

#[test]
fn every_number_comes_back_as_it_was_written() {
    for text in [
        r#"{"a":1e400,"b":[1E5,-0,1.0,1,2.50,-1e-7,1E+2],"c":123456789012345678901234567890}"#,
        r#"["1e5 \" 2E2","\\",3E3,{"4e4":5e5,"été":6e6}]"#,
        "-1E-999999999999",
        r#""1E5""#,
    ] {
        assert_eq!(to_string(&parse(text).unwrap()), text);
    }
}

#[test]
fn of_two_keys_the_last_one_counts() {
    let value = parse(r#"{"a": 1E1, "b": 2, "a": 3E3}"#).unwrap();
    assert_eq!(to_string(&value), r#"{"a":3E3,"b":2}"#);
}

#[test]
fn an_object_is_written_in_the_order_of_its_entries() {
    let made = object(vec![("z", 1.into()), ("a", Value::Null)]);
    assert_eq!(object_to_string(&made), r#"{"z":1,"a":null}"#);
}

#[test]
fn what_is_no_json_has_its_place() {
    for (text, line, column) in [
        ("", 1, 1),
        ("{\"a\": 1E5,\n}", 2, 1),
        ("[1,]", 1, 4),
        ("[1 2]", 1, 4),
        ("{\"été\" 1}", 1, 8),
        ("{a: 1}", 1, 2),
        ("1E", 1, 3),
        ("01", 1, 2),
        ("-", 1, 2),
        ("\"a\nb\"", 1, 3),
        ("nul", 1, 1),
        ("[1e5", 1, 5),
        ("{} {}", 1, 4),
    ] {
        assert_eq!(parse(text), Err(JsonError { line, column }), "{text}");
    }
}

#[test]
fn what_is_nested_without_end_is_refused() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(parse(&nested(127)).is_ok());
    assert!(parse(&nested(128)).is_err());
    assert!(parse(&"{\"a\":[".repeat(100_000)).is_err());
}

fn json() -> impl Strategy<Value = String> {
    let number = "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,4})?";
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("false".to_owned()),
        number.prop_map(String::from),
        "[\\PC\\x00-\\x1f]{0,6}".prop_map(|text| Value::from(text).to_string()),
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

/// JSON with a mistake in it, or not: one of its characters is another one, or more stand there.
fn almost_json() -> impl Strategy<Value = String> {
    let other = "[ \\n\\[\\]{}:,\"\\\\0-9eE+.u/a-f-]{0,3}|\\\\u[0-9a-fD]{4}";
    (json(), any::<prop::sample::Index>(), other).prop_map(|(text, at, other)| {
        let mut chars: Vec<char> = text.chars().collect();
        let at = at.index(chars.len());
        chars.splice(at..=at, other.chars());
        chars.into_iter().collect()
    })
}

proptest! {
    #[test]
    fn a_document_comes_back_to_the_letter(text in json()) {
        prop_assert_eq!(to_string(&parse(&text).unwrap()), text);
    }

    #[test]
    fn people_read_it_as_serde_json_writes_it(text in json()) {
        let value = parse(&text).unwrap();
        prop_assert_eq!(to_string_pretty(&value), serde_json::to_string_pretty(&value).unwrap());
    }

    #[test]
    fn json_is_what_serde_json_says_it_is(text in almost_json()) {
        let known = serde_json::from_str::<Value>(&text);
        let read = parse(&text);
        prop_assert_eq!(read.is_ok(), known.is_ok(), "{}", text);
        // Numbers differ in their spelling alone.
        if let (Ok(read), Ok(known)) = (read, known) {
            prop_assert_eq!(read.to_string().to_lowercase().replace("e+", "e"), known.to_string().to_lowercase().replace("e+", "e"));
        }
    }
}
