//! A JSON list whose items a person adds and removes: every other item stays as it is and where it is.

use serde_json::Value;
use wire::{is_nothing, json, text};

/// The items of the list in `text` that can be shown, in their order.
#[must_use]
pub fn items(text: &str) -> Vec<String> {
    read(text).iter().filter_map(wire::text).collect()
}

/// The list in `text` with one more item.
#[must_use]
pub fn add(text: &str, item: &str) -> String {
    let mut list = read(text);
    list.push(item.into());
    json::to_string(&list.into())
}

/// The list in `list` without the item that is at `at` among those that can be shown.
#[must_use]
pub fn remove(list: &str, at: usize) -> String {
    let mut list = read(list);
    let mut shown = list.iter().enumerate().filter(|(_, item)| text(item).is_some());
    if let Some((at, _)) = shown.nth(at) {
        list.remove(at);
    }
    json::to_string(&list.into())
}

/// Whether there is nothing in the list in `text`, nor anything that cannot be shown.
#[must_use]
pub fn is_empty(text: &str) -> bool {
    read(text).is_empty()
}

/// What is no list is the only item of one.
fn read(text: &str) -> Vec<Value> {
    match json::parse(text) {
        Ok(Value::Array(list)) => list,
        Ok(value) if !is_nothing(Some(&value)) => vec![value],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    #[cfg(not(target_arch = "wasm32"))]
    use proptest::prelude::*;

    use super::*;

    const ODD: &str = r#"[7,"a",null,"a",{"id":1E2},"",true,"b"]"#;

    #[test]
    fn texts_and_numbers_are_shown_as_often_as_they_are_there() {
        assert_eq!(items(ODD), ["7", "a", "a", "true", "b"]);
        assert_eq!(items(r#""all""#), ["all"]);
        for nothing in ["", "null", "[]", "\"\"", "{}", "[", "[null]"] {
            assert_eq!(items(nothing), [""; 0], "{nothing}");
            assert_eq!(is_empty(nothing), !["{}", "[null]"].contains(&nothing), "{nothing}");
        }
    }

    #[test]
    fn removing_one_removes_that_one_only() {
        assert_eq!(remove(ODD, 0), r#"["a",null,"a",{"id":1E2},"",true,"b"]"#);
        assert_eq!(remove(ODD, 2), r#"[7,"a",null,{"id":1E2},"",true,"b"]"#);
        assert_eq!(remove(ODD, 4), r#"[7,"a",null,"a",{"id":1E2},"",true]"#);
        assert_eq!(remove(ODD, 5), ODD);
        assert_eq!(remove(r#""all""#, 0), "[]");
    }

    #[test]
    fn adding_one_keeps_what_was_there() {
        assert_eq!(add(ODD, "c"), ODD.replace(r#","b"]"#, r#","b","c"]"#));
        assert_eq!(add("", "c"), r#"["c"]"#);
        assert_eq!(add("null", "c"), r#"["c"]"#);
        assert_eq!(add(r#"{"a":1}"#, "c"), r#"[{"a":1},"c"]"#);
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest! {
        #[test]
        fn all_but_the_one_item_stay_as_they_are(
            list in prop::collection::vec(prop_oneof![Just("null"), Just("1E5"), Just("1.0"), Just("{\"a\":[-0]}"), Just("\"a\""), Just("\"b\""), Just("\"\"")], 0..9),
            at in 0_usize..9,
        ) {
            let text = format!("[{}]", list.join(","));
            prop_assert_eq!(remove(&add(&text, "new"), items(&text).len()), text.clone());
            let shown: Vec<usize> = (0..list.len()).filter(|at| !["null", "{\"a\":[-0]}", "\"\""].contains(&list[*at])).collect();
            let mut left = list.clone();
            if let Some(at) = shown.get(at) {
                left.remove(*at);
            }
            prop_assert_eq!(remove(&text, at), format!("[{}]", left.join(",")));
        }
    }
}
