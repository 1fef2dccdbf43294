//! What holds for any three documents.

use proptest::collection::{hash_map, vec};
use proptest::prelude::*;

use super::*;

/// Few keys and few values, so that the three documents often agree and often conflict.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        prop_oneof![Just("1"), Just("1.0"), Just("2"), Just("9007199254740993"), Just("9007199254740992")]
            .prop_map(|number| serde_json::from_str(number).unwrap()),
        "[ab]?".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let list = vec(inner.clone(), 0..3).prop_map(Value::from);
        let object =
            hash_map("[abc]", inner, 0..3).prop_map(|keys| Value::from(keys.into_iter().collect::<Object>()));
        prop_oneof![list, object.clone(), object]
    })
}

fn doc() -> impl Strategy<Value = Object> {
    let key = prop_oneof!["[abcd]", Just(SETS[0].to_owned())];
    hash_map(key, value(), 0..5).prop_map(|keys| keys.into_iter().collect())
}

/// A document with the set in it.
fn with_set(items: &[u8]) -> Object {
    Object::from_iter([(SETS[0].to_owned(), Value::from(items))])
}

fn is_same(one: &Object, other: &Object) -> bool {
    same(Some(&Value::from(one.clone())), Some(&Value::from(other.clone())))
}

/// Sets have no order.
fn sorted(mut doc: Object) -> Object {
    if let Some(Value::Array(list)) = doc.get_mut(SETS[0]) {
        list.sort_by_key(ToString::to_string);
    }
    doc
}

fn reversed(doc: &Object) -> Object {
    let deep = |value: &Value| match value {
        Value::Object(inner) => reversed(inner).into(),
        other => other.clone(),
    };
    let mut keys: Vec<_> = doc.iter().map(|(key, value)| (key.clone(), deep(value))).collect();
    keys.reverse();
    keys.into_iter().collect()
}

/// Fails where a key that one side alone has changed is not as that side has it.
fn nothing_is_lost(base: &Object, mine: &Object, theirs: &Object, merged: &Object) {
    for key in base.keys().chain(mine.keys()).chain(theirs.keys()) {
        let [base, mine, theirs, merged] = [base, mine, theirs, merged].map(|doc| doc.get(key));
        if same(base, mine) {
            assert!(same(merged, theirs), "{key}: theirs is lost");
        } else if same(base, theirs) {
            assert!(same(merged, mine), "{key}: mine is lost");
        } else if let (Some(Value::Object(mine)), Some(Value::Object(theirs))) = (mine, theirs) {
            let nothing = Object::new();
            let inner = |value: Option<&'_ Value>| value.and_then(Value::as_object).cloned();
            let base = inner(base).unwrap_or(nothing);
            nothing_is_lost(&base, mine, theirs, &inner(merged).unwrap_or_default());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn no_key_that_one_side_alone_has_touched_is_lost(base in doc(), mine in doc(), theirs in doc()) {
        nothing_is_lost(&base, &mine, &theirs, &merge(&base, &mine, &theirs).0);
    }

    #[test]
    fn edits_of_different_keys_are_all_there(base in doc(), ours in hash_map("[abc]", value(), 0..3), other in hash_map("[def]", value(), 0..3)) {
        let with = |edits: &std::collections::HashMap<String, Value>| {
            let mut doc = base.clone();
            doc.extend(edits.clone());
            doc
        };
        let merged = merge(&base, &with(&ours), &with(&other));
        prop_assert_eq!(&merged.1.conflicts, &[]);
        for (key, value) in ours.iter().chain(&other) {
            prop_assert!(same(merged.0.get(key), Some(value)), "{} is lost", key);
        }
    }

    #[test]
    fn merging_again_changes_nothing(base in doc(), mine in doc(), theirs in doc()) {
        let once = merge(&base, &mine, &theirs);
        let twice = merge(&base, &mine, &once.0);
        prop_assert!(is_same(&once.0, &twice.0), "{:?} then {:?}", once.0, twice.0);
        prop_assert_eq!(once.1.conflicts.len(), twice.1.conflicts.len());
    }

    #[test]
    fn the_order_of_keys_does_not_matter(base in doc(), mine in doc(), theirs in doc()) {
        let straight = merge(&base, &mine, &theirs);
        for turned in [
            merge(&reversed(&base), &mine, &theirs),
            merge(&base, &reversed(&mine), &theirs),
            merge(&base, &mine, &reversed(&theirs)),
        ] {
            prop_assert!(is_same(&straight.0, &turned.0), "{:?} and {:?}", straight.0, turned.0);
            let paths = |merged: &(Object, Written)| {
                let mut conflicts: Vec<_> = merged.1.conflicts.iter().map(|conflict| conflict.path.clone()).collect();
                let mut remote_changes = merged.1.remote_changes.clone();
                conflicts.sort();
                remote_changes.sort();
                (conflicts, remote_changes)
            };
            prop_assert_eq!(paths(&straight), paths(&turned));
        }
    }

    #[test]
    fn without_a_conflict_the_sides_can_be_swapped(base in doc(), mine in doc(), theirs in doc()) {
        let (one, other) = (merge(&base, &mine, &theirs), merge(&base, &theirs, &mine));
        prop_assert_eq!(one.1.conflicts.len(), other.1.conflicts.len());
        if one.1.conflicts.is_empty() {
            prop_assert!(is_same(&sorted(one.0.clone()), &sorted(other.0.clone())), "{:?} and {:?}", one.0, other.0);
        }
    }

    #[test]
    fn a_side_without_changes_gets_the_other_document(base in doc(), other in doc()) {
        prop_assert!(is_same(&merge(&base, &base, &other).0, &other));
        prop_assert!(is_same(&merge(&base, &other, &base).0, &other));
    }

    #[test]
    fn a_set_loses_what_either_removed_and_has_what_either_added(base in vec(0_u8..9, 0..6), mine in vec(0_u8..9, 0..6), theirs in vec(0_u8..9, 0..6)) {
        let merged = merge(&with_set(&base), &with_set(&mine), &with_set(&theirs));
        let list = merged.0[SETS[0]].as_array().unwrap();
        for item in 0..9 {
            let [base, mine, theirs] = [&base, &mine, &theirs].map(|list| list.contains(&item));
            let expected = if base { mine && theirs } else { mine || theirs };
            prop_assert_eq!(list.contains(&Value::from(item)), expected, "{}", item);
        }
        prop_assert!(merged.1.conflicts.is_empty());
    }
}
