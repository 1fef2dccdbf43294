//! `UserConfig`: the document behind `GET` and `PUT /users/me/config/`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::json::Object;
use crate::reading::{Fields, Kind, Oddity, Unreadable, check, object};

/// A person's settings, kept as the object that the service sent.
///
/// `PUT` replaces everything, so a key left out is a key deleted. The accessors read and write single keys and leave all
/// others unchanged, known or not.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UserConfig(pub Object);

/// The types of the keys in the contract. `interface_config` may be anything.
const KEYS: [(&str, Kind); 5] = [
    ("email_signature", Kind::Text),
    ("dark_mode", Kind::Boolean),
    (SUBSCRIPTIONS, Kind::List),
    ("send_notification_by_mail", Kind::Boolean),
    ("raw_html_email", Kind::Boolean),
];

const SUBSCRIPTIONS: &str = "property_rent_subscriptions";

impl UserConfig {
    /// Takes the document of a response unchanged. Values that do not follow the contract are added to `odd`.
    ///
    /// # Errors
    /// If it is not an object.
    pub fn read(value: Value, odd: &mut Vec<Oddity>) -> Result<Object, Unreadable> {
        let config = object("UserConfig", value)?;
        name_oddities("UserConfig", &config, odd);
        Ok(config)
    }

    /// Whether the signature and mails are HTML. Absent means no.
    pub fn raw_html_email(&self) -> bool {
        self.flag("raw_html_email").unwrap_or_default()
    }

    /// Whether the person chose a dark page; absent means that the device decides.
    pub fn dark_mode(&self) -> Option<bool> {
        self.flag("dark_mode")
    }

    /// Whether notifications are sent by mail at all. Absent means no.
    pub fn send_notification_by_mail(&self) -> bool {
        self.flag("send_notification_by_mail").unwrap_or_default()
    }

    fn flag(&self, key: &str) -> Option<bool> {
        self.0.get(key).and_then(Value::as_bool)
    }
}

/// The copy inside a user.
pub(crate) fn of(user: &mut Fields<'_>) -> Option<UserConfig> {
    let value = user.take("config")?;
    let Value::Object(config) = value else {
        user.note("config", &value);
        return None;
    };
    let (name, odd) = user.inner("config");
    name_oddities(&name, &config, odd);
    Some(UserConfig(config))
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

    fn config() -> UserConfig {
        serde_json::from_str(TEXT).unwrap()
    }

    #[test]
    fn a_round_trip_keeps_unknown_keys_order_and_every_digit() {
        assert_eq!(serde_json::to_string(&config()).unwrap(), TEXT);
    }

    #[test]
    fn absent_or_odd_values_read_as_the_contracts_defaults() {
        let config =
            UserConfig(serde_json::from_str(r#"{"dark_mode": "yes", "raw_html_email": null}"#).unwrap());
        assert_eq!(config.dark_mode(), None);
        assert!(!config.send_notification_by_mail() && !config.raw_html_email());
    }

    #[test]
    fn what_is_odd_is_named_and_kept() {
        let text = r#"{"email_signature":5,"dark_mode":"yes","raw_html_email":null,"property_rent_subscriptions":["a",7,null],"interface_config":[1e400],"colour":1}"#;
        let mut odd = Vec::new();
        let config = UserConfig::read(serde_json::from_str(text).unwrap(), &mut odd).unwrap();
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
        assert!(UserConfig::read(Value::Null, &mut odd).is_err(), "an empty response to a write");
    }
}
