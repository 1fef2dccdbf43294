//! `NotificationConfig`: the document behind `GET` and `PUT /users/me/notification-preferences/`.

use serde_json::Value;

use crate::Object;
use crate::reading::{Kind, Oddity, Unreadable, check, is_nothing, object};

/// Which event reaches a person by which channel: a view of the object that the service sent.
///
/// A channel is a top-level key whose value is an object, an event a key in it whose value is a boolean. Whatever else
/// there is stays in the document untouched.
#[derive(Clone, Copy, Debug)]
pub struct NotificationConfig<'a>(pub &'a Object);

impl<'a> NotificationConfig<'a> {
    /// Takes the document that `GET` or `PUT` answered, such as it is. What is not as the contract says is added to `odd`.
    ///
    /// # Errors
    /// Where it is no object.
    pub fn read(value: Value, odd: &mut Vec<Oddity>) -> Result<Object, Unreadable> {
        const NAME: &str = "NotificationConfig";
        let preferences = object(NAME, value)?;
        check(NAME, &preferences, &[("app", Kind::Object), ("email", Kind::Object)], odd);
        for (channel, events) in &preferences {
            let events = events.as_object().into_iter().flatten();
            for (event, on) in events.filter(|(_, on)| !on.is_boolean() && !is_nothing(Some(on))) {
                odd.push(Oddity { field: format!("{NAME}.{channel}.{event}"), kind: Kind::of(on) });
            }
        }
        Ok(preferences)
    }

    /// The channels in the order of the columns: `app`, `email`, then the others in the service's order.
    pub fn channels(self) -> Vec<&'a str> {
        let channels =
            || self.0.iter().filter(|(_, events)| events.is_object()).map(|(channel, _)| channel.as_str());
        let first = ["app", "email"].into_iter().filter(|first| channels().any(|channel| channel == *first));
        first.chain(channels().filter(|channel| !["app", "email"].contains(channel))).collect()
    }

    /// Every event that some channel has, each once, in the service's order, channel after channel.
    pub fn events(self) -> Vec<&'a str> {
        let mut events = Vec::new();
        for channel in self.channels() {
            let of_channel = self.0.get(channel).and_then(Value::as_object).into_iter().flatten();
            for (event, _) in of_channel.filter(|(_, on)| on.is_boolean()) {
                if !events.contains(&event.as_str()) {
                    events.push(event.as_str());
                }
            }
        }
        events
    }

    /// Whether `event` reaches the person by `channel`; `None` where the channel does not have that event.
    pub fn get(self, channel: &str, event: &str) -> Option<bool> {
        self.0.get(channel)?.get(event)?.as_bool()
    }

    /// The events that `channel` offers, each with whether it reaches the person.
    pub fn offered(self, channel: &str) -> Vec<(&'a str, bool)> {
        let events = self.0.get(channel).and_then(Value::as_object).into_iter().flatten();
        events.filter_map(|(event, on)| Some((event.as_str(), on.as_bool()?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"version":3,"sms":{"lease_signed":false},"email":{"a":false,"overview":true,"quota":12345678901234567890123},"app":{"a":true}}"#;

    fn preferences() -> Object {
        serde_json::from_str(TEXT).unwrap()
    }

    #[test]
    fn columns_are_app_email_then_the_others_and_no_plain_value() {
        assert_eq!(NotificationConfig(&preferences()).channels(), ["app", "email", "sms"]);
    }

    #[test]
    fn rows_are_the_union_of_the_boolean_keys() {
        assert_eq!(NotificationConfig(&preferences()).events(), ["a", "overview", "lease_signed"]);
    }

    #[test]
    fn a_channel_without_the_event_has_no_cell() {
        let preferences = preferences();
        let preferences = NotificationConfig(&preferences);
        assert_eq!(preferences.get("email", "overview"), Some(true));
        assert_eq!(preferences.get("app", "overview"), None);
        assert_eq!(preferences.get("version", "overview"), None);
    }

    #[test]
    fn a_channel_offers_its_boolean_keys() {
        let preferences = preferences();
        let preferences = NotificationConfig(&preferences);
        assert_eq!(preferences.offered("email"), [("a", false), ("overview", true)]);
        assert_eq!(preferences.offered("version"), []);
        assert_eq!(preferences.offered("fax"), []);
    }

    #[test]
    fn what_is_no_switch_is_named_and_kept() {
        let mut odd = Vec::new();
        let text = r#"{"app":[1],"email":{"a":"yes","b":true,"c":null},"version":3}"#;
        let read = NotificationConfig::read(serde_json::from_str(text).unwrap(), &mut odd).unwrap();
        assert_eq!(Value::from(read).to_string(), text);
        let named: Vec<_> = odd.iter().map(|odd| (odd.field.as_str(), odd.kind)).collect();
        let expected = [("NotificationConfig.app", Kind::List), ("NotificationConfig.email.a", Kind::Text)];
        assert_eq!(named, expected);
    }
}
