//! Of any document one edit changes one value, and the rest is the same to the letter.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use wire::json;

use super::*;

/// JSON as services write it, odd numbers included.
fn any_json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null"),
        Just("true"),
        Just("\"\""),
        Just("\"on\""),
        Just("[]"),
        Just("1E400"),
        Just("1.0"),
        Just("-0"),
        Just("2.50"),
        Just("123456789012345678901234567890"),
    ];
    leaf.prop_map(str::to_owned).prop_recursive(3, 20, 4, |inner| {
        let list = vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(",")));
        prop_oneof![list, object_of(inner)]
    })
}

fn object_of(value: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    btree_map("[a-d]", value, 0..5).prop_flat_map(|keys| {
        let keys: Vec<_> = keys.into_iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
        Just(keys).prop_shuffle().prop_map(|keys| format!("{{{}}}", keys.join(",")))
    })
}

fn parsed(text: &str) -> Object {
    json::parse(text).unwrap().as_object().unwrap().clone()
}

fn letters(doc: &Object) -> String {
    Value::from(doc.clone()).to_string()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn all_but_the_one_value_is_the_same_to_the_letter(
        text in object_of(any_json()),
        path in vec("[a-e]", 1..4),
        wished in proptest::option::of(any_json()),
        overwrites in any::<bool>(),
    ) {
        let before = parsed(&text);
        prop_assert_eq!(&letters(&before), &text);
        let to = wished.map(|wished| json::parse(&wished).unwrap());
        let step = Step { path: path.clone(), from: get(&before, &path).cloned(), to: to.clone() };
        let mut after = before.clone();
        let merged = if overwrites { Edit::Overwrite(vec![step]) } else { Edit::Ask(vec![step]) }.apply(&mut after);
        if !merged.conflicts.is_empty() {
            prop_assert_eq!(letters(&after), text);
            return Ok(());
        }
        prop_assert_eq!(get(&after, &path).map(ToString::to_string), to.map(|to| to.to_string()));
        // As far up as there was an object, everything else is as it was.
        let above = |at: &usize| *at == 1 || matches!(get(&before, &path[..at - 1]), Some(Value::Object(_)));
        let there = (1..=path.len()).rev().find(above).unwrap();
        let rest = |mut doc: Object| {
            put(&mut doc, &path[..there], None);
            letters(&doc)
        };
        prop_assert_eq!(rest(after), rest(before));
    }
}
