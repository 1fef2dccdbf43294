//! How the texts of a form and the values of a document stand for each other.

use serde_json::json;

use super::*;
use crate::resource::edit::Edit;

fn field(base: &str) -> Field {
    let base = base.to_owned();
    Field::new(move || base.clone(), |_| None)
}

fn text(kind: Kind, held: &Value) -> Text {
    Text::new("key", Message::NOTHING, field(&kind.text(held)), kind)
}

/// The document after `typed` was saved over `held`.
fn saved(kind: Kind, held: &Value, typed: &str) -> Value {
    let text = text(kind, held);
    text.field.set(typed.into());
    let mut doc = Object::from_iter([("key".to_owned(), held.clone())]);
    let merged = Edit::Ask(text.step().into_iter().collect()).apply(&mut doc);
    assert_eq!(merged.conflicts, [], "{held} and {typed}");
    doc.remove("key").unwrap_or_default()
}

#[test]
fn what_nobody_touches_is_no_change_whatever_it_is() {
    let owner = Owner::new();
    owner.set();
    for kind in [Kind::Plain, Kind::Trimmed, Kind::Json, Kind::List] {
        for held in [
            json!(null),
            json!(""),
            json!(" "),
            json!("x"),
            json!(5),
            json!([]),
            json!(["a", 1, null]),
            json!({"a": 1}),
            json!(true),
        ] {
            assert!(!text(kind, &held).is_changed(), "{kind:?} {held}");
        }
    }
}

#[test]
fn nothing_in_place_of_nothing_is_no_change_either() {
    let owner = Owner::new();
    owner.set();
    for (kind, held, typed) in [
        (Kind::Plain, json!(null), " "),
        (Kind::Plain, json!(" \n"), ""),
        (Kind::Trimmed, json!("\u{200b}"), ""),
        (Kind::Json, json!(null), "null"),
        (Kind::Json, json!(null), "  "),
        (Kind::List, json!(null), "[]"),
        (Kind::List, json!(""), "[]"),
    ] {
        let text = text(kind, &held);
        text.field.set(typed.into());
        assert!(!text.is_changed() && text.step().is_none(), "{kind:?} {held} {typed:?}");
    }
}

#[test]
fn a_value_of_another_type_is_a_text_in_its_field_and_no_conflict() {
    let owner = Owner::new();
    owner.set();
    for held in ["5", "12345678901234567890123", "1E400", "true", r#"{"a":[1.0]}"#, "[1,2]"] {
        let held = json::parse(held).unwrap();
        assert_eq!(Kind::Plain.text(&held), held.to_string());
        assert_eq!(saved(Kind::Plain, &held, "Zoé"), json!("Zoé"));
    }
}

#[test]
fn json_is_written_as_it_was_typed() {
    let owner = Owner::new();
    owner.set();
    let typed = r#"{"b":1E400,"a":[1.0,-0,2.50]}"#;
    assert_eq!(saved(Kind::Json, &json!({"b": 1}), typed).to_string(), typed);
}

#[test]
fn a_list_keeps_what_cannot_be_shown() {
    let owner = Owner::new();
    owner.set();
    let held = json::parse(r#"[7,null,"a",{"x":1E2},"a"]"#).unwrap();
    let base = Kind::List.text(&held);
    assert_eq!(saved(Kind::List, &held, &list::remove(&base, 1)).to_string(), r#"[7,null,{"x":1E2},"a"]"#);
    assert_eq!(
        saved(Kind::List, &held, &list::add(&base, "b")).to_string(),
        r#"[7,null,"a",{"x":1E2},"a","b"]"#
    );
    assert_eq!(saved(Kind::List, &json!("all"), &list::add("\"all\"", "b")), json!(["all", "b"]));
}

#[test]
fn what_is_typed_for_a_list_is_part_of_it_once() {
    let owner = Owner::new();
    owner.set();
    let typing = Field::empty(|_| None);
    let list = Text { typing: Some(typing), ..text(Kind::List, &json!(["a", null])) };
    for (typed, wanted) in [
        ("", r#"["a",null]"#),
        ("\u{200b}", r#"["a",null]"#),
        (" a ", r#"["a",null]"#),
        (" b ", r#"["a",null,"b"]"#),
    ] {
        typing.set(typed.into());
        assert_eq!(list.wanted(), wanted);
    }
}
