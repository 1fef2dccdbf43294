//! `NotificationConfig`: which event reaches a person by which channel, the document behind `GET` and
//! `PUT /users/me/notification-preferences/`.
//!
//! A channel is a top-level key whose value is an object, an event a key in it whose value is a boolean. Whatever else there
//! is stays in the document untouched.

use std::collections::HashSet;

use serde_json::Value;

use crate::json::Object;
use crate::reading::{Kind, Oddity, Unreadable, check, is_nothing, object};

/// Takes the document of a response unchanged. Values that do not follow the contract are added to `odd`.
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
pub fn channels(doc: &Object) -> Vec<&str> {
    let all = || doc.iter().filter(|(_, events)| events.is_object()).map(|(channel, _)| channel.as_str());
    let first = ["app", "email"].into_iter().filter(|first| all().any(|channel| channel == *first));
    first.chain(all().filter(|channel| !["app", "email"].contains(channel))).collect()
}

/// Every event that some channel has, each once, in the service's order, channel after channel.
pub fn events(doc: &Object) -> Vec<&str> {
    let (mut events, mut seen) = (Vec::new(), HashSet::new());
    for channel in channels(doc) {
        let of_channel = doc.get(channel).and_then(Value::as_object).into_iter().flatten();
        for (event, _) in of_channel.filter(|(_, on)| on.is_boolean()) {
            if seen.insert(event) {
                events.push(event.as_str());
            }
        }
    }
    events
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
        assert_eq!(channels(&preferences()), ["app", "email", "sms"]);
    }

    #[test]
    fn rows_are_the_union_of_the_boolean_keys() {
        assert_eq!(events(&preferences()), ["a", "overview", "lease_signed"]);
    }

    #[test]
    fn what_is_no_switch_is_named_and_kept() {
        let mut odd = Vec::new();
        let text = r#"{"app":[1],"email":{"a":"yes","b":true,"c":null},"version":3}"#;
        let document = read(serde_json::from_str(text).unwrap(), &mut odd).unwrap();
        assert_eq!(Value::from(document).to_string(), text);
        let named: Vec<_> = odd.iter().map(|odd| (odd.field.as_str(), odd.kind)).collect();
        let expected = [("NotificationConfig.app", Kind::List), ("NotificationConfig.email.a", Kind::Text)];
        assert_eq!(named, expected);
    }
}
