//! `UserConfig`: the document behind `GET` and `PUT /users/me/config/`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Object;

/// A person's settings, kept as the object that the service sent.
///
/// `PUT` replaces everything, so a key left out is a key deleted: the accessors read and write single keys and leave
/// all others, known or not, as they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UserConfig(pub Object);

impl UserConfig {
    /// Text put under mails, plain or HTML as [`Self::raw_html_email`] says. Absent means empty.
    pub fn email_signature(&self) -> &str {
        self.0.get("email_signature").and_then(Value::as_str).unwrap_or_default()
    }

    /// Whether the signature and mails are HTML. Absent means no.
    pub fn raw_html_email(&self) -> bool {
        self.flag("raw_html_email").unwrap_or_default()
    }

    /// The person's wish for a dark page; absent means that the device decides.
    pub fn dark_mode(&self) -> Option<bool> {
        self.flag("dark_mode")
    }

    /// Whether notifications go out by mail at all. Absent means no.
    pub fn send_notification_by_mail(&self) -> bool {
        self.flag("send_notification_by_mail").unwrap_or_default()
    }

    /// `"all"` or the ids of the properties whose rents the person follows.
    pub fn property_rent_subscriptions(&self) -> Vec<String> {
        let list = self.0.get("property_rent_subscriptions").and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// Any JSON value that a user interface keeps for itself; absent and `null` are both `Null`.
    pub fn interface_config(&self) -> &Value {
        self.0.get("interface_config").unwrap_or(&Value::Null)
    }

    /// Replaces one key and leaves every other alone.
    pub fn set(&mut self, key: &str, value: impl Into<Value>) {
        self.0.insert(key.into(), value.into());
    }

    fn flag(&self, key: &str) -> Option<bool> {
        self.0.get(key).and_then(Value::as_bool)
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
    fn one_changed_key_leaves_the_others() {
        let mut config = config();
        config.set("dark_mode", false);
        assert_eq!(serde_json::to_string(&config).unwrap(), TEXT.replace("true", "false"));
    }

    #[test]
    fn absent_or_odd_values_read_as_the_contracts_defaults() {
        let config: UserConfig =
            serde_json::from_str(r#"{"dark_mode": "yes", "property_rent_subscriptions": null}"#).unwrap();
        assert_eq!(config.dark_mode(), None);
        assert_eq!(config.email_signature(), "");
        assert!(config.property_rent_subscriptions().is_empty());
        assert!(!config.send_notification_by_mail() && !config.raw_html_email());
        assert_eq!(config.interface_config(), &Value::Null);
    }
}
