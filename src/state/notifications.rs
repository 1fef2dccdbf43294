//! Switching a whole channel of the notification preferences. Pure.

use wire::Object;
use wire::notifications::offered;

use crate::resource::edit::{Edit, Step};

/// Switches all events that a person sees a channel offer, and no other value.
#[must_use]
pub fn switch_all(seen: &Object, channel: &str, on: bool) -> Edit {
    let offered = offered(seen, channel).into_iter();
    let step = |(event, is_on): (&str, bool)| Step {
        path: vec![channel.into(), event.into()],
        from: Some(is_on.into()),
        to: Some(on.into()),
    };
    Edit::Overwrite(offered.filter(|(_, is_on)| *is_on != on).map(step).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn switching_a_channel_switches_its_events_and_nothing_else() {
        let text =
            r#"{"version":3,"email":{"a":false,"b":true,"quota":12345678901234567890123},"app":{"a":false}}"#;
        let mut doc: Object = serde_json::from_str(text).unwrap();
        for channel in ["email", "version", "fax"] {
            switch_all(&doc.clone(), channel, true).apply(&mut doc);
        }
        let expected = text.replacen(r#""a":false"#, r#""a":true"#, 1);
        assert_eq!(serde_json::to_string(&doc).unwrap(), expected);
    }
}
