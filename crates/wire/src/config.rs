//! `UserConfig`: a person's settings, the document behind `GET` and `PUT /users/me/config/`.

use serde_json::Value;

use crate::json::Object;
use crate::reading::{Fields, Kind, Oddity, Unreadable, check, object};

/// What the contract says of the keys. `interface_config` may be anything.
const KEYS: [(&str, Kind); 5] = [
    ("email_signature", Kind::Text),
    ("dark_mode", Kind::Boolean),
    (SUBSCRIPTIONS, Kind::List),
    ("send_notification_by_mail", Kind::Boolean),
    ("raw_html_email", Kind::Boolean),
];

const SUBSCRIPTIONS: &str = "property_rent_subscriptions";

/// Takes the document of a response unchanged, because `PUT` replaces everything: a key left out is a key deleted. Values
/// that do not follow the contract are added to `odd`.
///
/// # Errors
/// If it is not an object.
pub fn read(value: Value, odd: &mut Vec<Oddity>) -> Result<Object, Unreadable> {
    let config = object("UserConfig", value)?;
    name_oddities("UserConfig", &config, odd);
    Ok(config)
}

/// The copy that a user carries.
pub(crate) fn of(user: &mut Fields<'_, '_>) -> Option<Object> {
    let value = user.take("config")?;
    let Value::Object(config) = value else {
        user.note("config", value);
        return None;
    };
    let (name, odd) = user.inner("config");
    name_oddities(&name, config, odd);
    Some(config.clone())
}

fn name_oddities(name: &str, config: &Object, odd: &mut Vec<Oddity>) {
    check(name, config, &KEYS, odd);
    let list = config.get(SUBSCRIPTIONS).and_then(Value::as_array);
    if let Some(item) = list.into_iter().flatten().find(|item| !item.is_string()) {
        odd.push(Oddity { field: format!("{name}.{SUBSCRIPTIONS}[]"), kind: Kind::of(item) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"zeta":[1,{"deep":null}],"dark_mode":true,"interface_config":{"id":9007199254740993,"big":123456789012345678901234567890,"share":0.10},"email_signature":"Zoé"}"#;

    #[test]
    fn a_round_trip_keeps_unknown_keys_order_and_every_digit() {
        let config = read(serde_json::from_str(TEXT).unwrap(), &mut Vec::new()).unwrap();
        assert_eq!(serde_json::to_string(&config).unwrap(), TEXT);
    }

    #[test]
    fn what_is_odd_is_named_and_kept() {
        let text = r#"{"email_signature":5,"dark_mode":"yes","raw_html_email":null,"property_rent_subscriptions":["a",7,null],"interface_config":[1e400],"colour":1}"#;
        let mut odd = Vec::new();
        let config = read(serde_json::from_str(text).unwrap(), &mut odd).unwrap();
        let named: Vec<_> = odd.iter().map(|odd| (odd.field.as_str(), odd.kind)).collect();
        assert_eq!(
            named,
            [
                ("UserConfig.email_signature", Kind::Number),
                ("UserConfig.dark_mode", Kind::Text),
                ("UserConfig.property_rent_subscriptions[]", Kind::Number),
            ]
        );
        assert_eq!(Value::from(config).to_string(), text.replace("1e400", "1e+400"));
        assert!(read(Value::Null, &mut odd).is_err(), "an answer to a write that says nothing");
    }
}
