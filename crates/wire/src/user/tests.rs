//! Which values an account can be read from.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{AccountType, Kind};

fn read(value: Value) -> (Result<Me, Unreadable>, Vec<(String, Kind)>) {
    let mut odd = Vec::new();
    let me = Me::read(&value, &mut odd);
    (me, odd.into_iter().map(|Oddity { field, kind }| (field, kind)).collect())
}

/// The person, and the names of what is odd.
fn person(value: Value) -> (User, Vec<(String, Kind)>) {
    let (Ok(Me::Human(user)), odd) = read(value.clone()) else { panic!("no person: {value}") };
    (User::clone(&user), odd)
}

fn named(field: &str, kind: Kind) -> Vec<(String, Kind)> {
    vec![(field.to_owned(), kind)]
}

#[test]
fn user_type_tells_a_person_from_a_machine() {
    let (human, _) = read(json!({"user_type": "Human", "id": "u1"}));
    let (machine, _) = read(json!({"user_type": "Machine", "id": "m1", "name": "Export"}));
    assert!(matches!(human, Ok(Me::Human(user)) if user.id == "u1" && user.email.is_none()));
    assert!(matches!(machine, Ok(Me::Machine(account)) if account.name.as_deref() == Some("Export")));
    assert!(matches!(read(json!({"user_type": "MACHINE", "id": "m1"})).0, Ok(Me::Machine(_))));
}

#[test]
fn an_absent_user_type_is_a_person_however_that_is_written() {
    for kind in [Value::Null, json!(""), json!(" "), json!("human"), json!([])] {
        assert_eq!(person(json!({"user_type": kind, "id": "u1"})).1, []);
    }
    assert_eq!(person(json!({"id": "u1"})).0.id, "u1");
    assert_eq!(person(json!({"id": "u1", "user_type": 1})).1, named("User.user_type", Kind::Number));
}

#[test]
fn an_unknown_user_type_is_named() {
    let (robot, _) = read(json!({"user_type": "Robot", "id": "r1"}));
    assert_eq!(robot, Err(Unreadable::UserType("Robot".into())));
}

#[test]
fn only_what_has_nothing_of_a_user_is_an_error() {
    for (value, field, kind) in [
        (json!(null), "User", Kind::Missing),
        (json!([{"id": "u1"}]), "User", Kind::List),
        (json!("u1"), "User", Kind::Text),
        (json!({}), "User.id", Kind::Missing),
        (json!({"id": null}), "User.id", Kind::Missing),
        (json!({"id": " "}), "User.id", Kind::Missing),
        (json!({"id": {"value": 1}}), "User.id", Kind::Object),
        (json!({"user_type": "Machine", "id": true}), "ServiceAccount.id", Kind::Boolean),
    ] {
        let odd = Oddity { field: field.into(), kind };
        assert_eq!(read(value.clone()).0, Err(Unreadable::Field(odd)), "{value}");
    }
}

#[test]
fn an_id_that_is_a_number_is_its_text_to_the_digit() {
    let value = serde_json::from_str(r#"{"id": 123456789012345678901234567890}"#).unwrap();
    let (user, odd) = person(value);
    assert_eq!(user.id, "123456789012345678901234567890");
    assert_eq!(odd, named("User.id", Kind::Number));
}

#[test]
fn a_user_with_null_and_newer_keys_is_read() {
    let (user, odd) = person(json!({"id": "u1", "email": null, "state": "USER_STATE_ASLEEP", "config": null,
        "shoe_size": 41, "organization": {"id": "o1", "name": "Agence", "account_type": "GUILD", "colour": "red"}}));
    assert_eq!(user.email, None);
    assert_eq!(user.state, AccountStatus::Other("USER_STATE_ASLEEP".into()));
    assert_eq!(user.organization.unwrap().account_type, AccountType::Other("GUILD".into()));
    assert_eq!(odd, [], "what is newer is not odd");
}

#[test]
fn one_field_of_another_type_takes_nothing_else_away() {
    let (user, odd) =
        person(json!({"id": "u1", "phone": 33_612_345_678_u64, "first_name": true, "email": {"a": 1},
        "state": 1, "updated_at": 1_764_072_000, "avatar": ["x"], "last_name": "Martin"}));
    assert_eq!(user.phone.as_deref(), Some("33612345678"));
    assert_eq!((user.first_name.as_deref(), user.last_name.as_deref()), (Some("true"), Some("Martin")));
    assert_eq!((user.email, user.avatar), (None, None));
    assert_eq!(user.state, AccountStatus::Other("1".into()));
    assert_eq!(user.updated_at.as_deref(), Some("1764072000"));
    let odd: Vec<_> = odd.iter().map(|(field, _)| field.trim_start_matches("User.")).collect();
    assert_eq!(odd, ["first_name", "email", "phone", "avatar", "state", "updated_at"]);
}

#[test]
fn an_organisation_is_read_as_far_as_it_goes() {
    let organization = |value: Value| {
        let (user, odd) = person(json!({"id": "u1", "organization": value}));
        (user.organization.map(|organization| organization.name), odd)
    };
    let (name, odd) = organization(json!({"id": null, "name": "Agence"}));
    assert_eq!((name.as_deref(), odd), (Some("Agence"), named("User.organization.id", Kind::Missing)));
    let (name, odd) = organization(json!({"id": 7, "name": 1871, "logo": {}}));
    let kinds = [
        ("User.organization.id", Kind::Number),
        ("User.organization.name", Kind::Number),
        ("User.organization.logo", Kind::Object),
    ];
    assert_eq!(
        (name.as_deref(), odd),
        (Some("1871"), kinds.map(|(field, kind)| (field.to_owned(), kind)).to_vec())
    );
    let (name, odd) = organization(json!("Agence"));
    assert_eq!((name.as_deref(), odd), (Some("Agence"), named("User.organization", Kind::Text)));
    assert_eq!(organization(json!([1])), (None, named("User.organization", Kind::List)));
    assert_eq!(organization(json!([])), (None, vec![]));
    let (machine, odd) = read(json!({"user_type": "Machine", "id": "m1", "organization": {}, "name": 4}));
    assert!(machine.is_ok());
    let kinds = [("ServiceAccount.name", Kind::Number), ("ServiceAccount.organization.id", Kind::Missing)];
    assert_eq!(odd, kinds.map(|(field, kind)| (field.to_owned(), kind)));
}

#[test]
fn the_config_that_a_user_carries_is_looked_into() {
    let (user, odd) =
        person(json!({"id": "u1", "config": {"dark_mode": 1, "property_rent_subscriptions": "all"}}));
    assert_eq!(user.config.unwrap()["dark_mode"], 1);
    let kinds =
        [("User.config.dark_mode", Kind::Number), ("User.config.property_rent_subscriptions", Kind::Text)];
    assert_eq!(odd, kinds.map(|(field, kind)| (field.to_owned(), kind)));
    let (user, odd) = person(json!({"id": "u1", "config": 4}));
    assert_eq!((user.config, odd), (None, named("User.config", Kind::Number)));
}

#[test]
fn nothing_is_written_in_many_ways_and_read_in_one() {
    for nothing in [Value::Null, json!(""), json!("  "), json!("\u{200b}"), json!([])] {
        let (user, odd) =
            person(json!({"id": "u1", "first_name": nothing, "email": nothing, "phone": nothing,
            "avatar": nothing, "state": nothing, "updated_at": nothing, "config": nothing,
            "organization": {"id": "o1", "name": nothing, "logo": nothing, "address": nothing}}));
        let organization = Organization { id: "o1".into(), ..Organization::default() };
        let expected = User { id: "u1".into(), organization: Some(organization), ..User::default() };
        assert_eq!((user, odd), (User { user_type: "Human".into(), ..expected }, vec![]), "{nothing:?}");
    }
}

#[test]
fn what_people_edit_is_a_text_or_null_however_the_service_writes_it() {
    let user = json!({"first_name": "Zoé", "email": " \u{200b}", "phone": 336, "shoe_size": 41});
    let mut user = user.as_object().unwrap().clone();
    normalize(&mut user);
    let expected =
        json!({"first_name": "Zoé", "last_name": null, "email": null, "phone": "336", "shoe_size": 41});
    assert_eq!(Value::from(user), expected);
}

#[test]
fn a_full_name_takes_what_there_is() {
    let name = |first: Option<&str>, last: Option<&str>| {
        User { first_name: first.map(Into::into), last_name: last.map(Into::into), ..User::default() }
            .full_name()
    };
    assert_eq!(name(Some("Zoé"), Some("Martin")).as_deref(), Some("Zoé Martin"));
    assert_eq!(name(Some(" "), Some("Martin")).as_deref(), Some("Martin"));
    assert_eq!(name(Some("\u{200b}"), Some("Martin")).as_deref(), Some("Martin"));
    assert_eq!(name(Some("\u{200b}"), Some(" \u{feff}")), None);
    assert_eq!(name(None, None), None);
}

fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,4}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        let list = prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from);
        let key = prop_oneof![
            Just("id"),
            Just("name"),
            Just("dark_mode"),
            Just("app"),
            Just("detail"),
            Just("loc"),
            Just("msg")
        ];
        let object = prop::collection::vec((key, inner), 0..4)
            .prop_map(|keys| Value::from_iter(keys.into_iter().map(|(key, value)| (key.to_owned(), value))));
        prop_oneof![list, object]
    })
}

proptest! {
    #[test]
    fn an_account_with_an_id_is_read_whatever_its_fields_are(
        fields in prop::collection::hash_map("user_type|first_name|phone|state|config|organization|updated_at|avatar", anything(), 0..6),
    ) {
        let mut user = Object::from_iter(fields);
        user.insert("id".into(), "u1".into());
        let (me, _) = read(user.into());
        prop_assert!(matches!(&me, Ok(me) if me.id() == "u1") || matches!(&me, Err(Unreadable::UserType(_))), "{:?}", me);
    }

    #[test]
    fn nothing_breaks_the_reading_of_anything(value in anything()) {
        let mut odd = Vec::new();
        let _ = Me::read(&value, &mut odd);
        let _ = config::read(value.clone(), &mut odd);
        let _ = crate::notifications::read(value.clone(), &mut odd);
        let _ = crate::ErrorBody::read(value, &mut odd);
    }
}
