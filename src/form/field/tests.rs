//! How the text of a field and a value of a document stand for each other.

use serde_json::json;
use wire::json;

use super::*;
use crate::form::json_list;
use crate::resource::edit::{Conflict, Edit};
use wire::Object;

fn field(format: Format, held: &Value) -> FormField {
    FormField::new("key", Message::NOTHING, format, Signal::stored(Some(held.clone())))
}

/// The value after `typed` was saved over `held`.
fn saved(format: Format, held: &Value, typed: &str) -> Value {
    let field = field(format, held);
    field.set(typed.into());
    let mut doc = Object::from_iter([("key".to_owned(), held.clone())]);
    let merged = Edit::Ask(field.step().into_iter().collect()).apply(&mut doc);
    assert_eq!(merged.conflicts, [], "{held} and {typed}");
    doc.remove("key").unwrap_or_default()
}

#[test]
fn an_untouched_field_is_no_change_whatever_its_value_is() {
    let owner = Owner::new();
    owner.set();
    for format in [Format::Plain, Format::Trimmed, Format::Json, Format::List] {
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
            assert!(!field(format, &held).is_changed(), "{format:?} {held}");
        }
    }
}

#[test]
fn nothing_in_place_of_nothing_is_no_change() {
    let owner = Owner::new();
    owner.set();
    for (format, held, typed) in [
        (Format::Plain, json!(null), " "),
        (Format::Plain, json!(" \n"), ""),
        (Format::Trimmed, json!("\u{200b}"), ""),
        (Format::Json, json!(null), "null"),
        (Format::Json, json!(null), "  "),
        (Format::List, json!(null), "[]"),
        (Format::List, json!(""), "[]"),
    ] {
        let field = field(format, &held);
        field.set(typed.into());
        assert!(!field.is_changed() && field.step().is_none(), "{format:?} {held} {typed:?}");
    }
}

#[test]
fn a_value_of_another_type_is_a_text_in_its_field_and_no_conflict() {
    let owner = Owner::new();
    owner.set();
    for held in ["5", "12345678901234567890123", "1E400", "true", r#"{"a":[1.0]}"#, "[1,2]"] {
        let held = json::parse(held).unwrap();
        assert_eq!(Format::Plain.text(&held), held.to_string());
        assert_eq!(saved(Format::Plain, &held, "Zoé"), json!("Zoé"));
    }
}

#[test]
fn json_is_written_as_it_was_typed() {
    let owner = Owner::new();
    owner.set();
    let typed = r#"{"b":1E400,"a":[1.0,-0,2.50]}"#;
    assert_eq!(saved(Format::Json, &json!({"b": 1}), typed).to_string(), typed);
}

#[test]
fn a_list_keeps_what_cannot_be_shown() {
    let owner = Owner::new();
    owner.set();
    let held = json::parse(r#"[7,null,"a",{"x":1E2},"a"]"#).unwrap();
    let base = Format::List.text(&held);
    assert_eq!(
        saved(Format::List, &held, &json_list::remove(&base, 1)).to_string(),
        r#"[7,null,{"x":1E2},"a"]"#
    );
    assert_eq!(
        saved(Format::List, &held, &json_list::add(&base, "b")).to_string(),
        r#"[7,null,"a",{"x":1E2},"a","b"]"#
    );
    assert_eq!(saved(Format::List, &json!("all"), &json_list::add("\"all\"", "b")), json!(["all", "b"]));
}

#[test]
fn what_is_typed_for_a_list_is_part_of_it_once() {
    let owner = Owner::new();
    owner.set();
    let typing = FormField::empty("item", "Item");
    let list = field(Format::List, &json!(["a", null])).item(typing);
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

#[test]
fn a_saved_value_with_invisible_characters_around_it_can_be_changed() {
    let owner = Owner::new();
    owner.set();
    for (format, held) in [
        (Format::Trimmed, " Zoé "),
        (Format::Address, "\u{202A}zoe@example.test\u{202C}"),
        (Format::Plain, " Zoé "),
    ] {
        assert_eq!(saved(format, &json!(held), "Ana"), json!("Ana"), "{format:?}");
    }
}

#[test]
fn a_conflict_is_what_both_sides_changed() {
    let owner = Owner::new();
    owner.set();
    let saved = RwSignal::new(Some(json!("old")));
    let field = FormField::new("key", Message::NOTHING, Format::Plain, saved.into());
    field.set("mine".into());
    assert_eq!(field.conflicts(), []);
    saved.set(Some(json!("theirs")));
    let conflict = field.conflicts().pop().expect("both have changed it");
    assert_eq!((conflict.mine, conflict.theirs.clone()), (Some(json!("mine")), Some(json!("theirs"))));
    field.resolve(&Conflict { mine: None, ..conflict_of(&field) }, true);
    assert_eq!((field.conflicts(), field.value()), (vec![], "mine".into()));
    saved.set(Some(json!("again")));
    field.resolve(&conflict_of(&field), false);
    assert_eq!((field.conflicts(), field.value()), (vec![], "again".into()));
}

#[test]
fn a_text_that_was_begun_while_others_were_sent_is_asked_about() {
    let owner = Owner::new();
    owner.set();
    let saved = RwSignal::new(Some(json!("old")));
    let field = FormField::new("key", Message::NOTHING, Format::Plain, saved.into());
    // Unchanged when the form is sent, and typed in before the response comes.
    let (wanted, sent) = (field.wanted(), field.value());
    field.set("mine".into());
    saved.set(Some(json!("theirs")));
    field.settle(&wanted, &sent);
    assert_eq!(field.conflicts().len(), 1);
    // Sent itself, and typed on: the person knows what is saved.
    field.settle("theirs", "theirs");
    assert_eq!((field.conflicts(), field.value()), (vec![], "mine".into()));
}

fn conflict_of(field: &FormField) -> Conflict {
    field.conflicts().pop().expect("both have changed it")
}
