//! The notifications page.

use crate::language::Message;
pub use crate::language::texts::notifications::*;
use crate::messages::common;
use crate::resource::edit::Path;

/// The label of the checkbox for all events of a channel.
pub fn all(channel_key: &str) -> Message {
    everything(by(channel_key))
}

/// The name of a section of a long list: what its events' keys begin with.
pub fn section(prefix: &str) -> Message {
    match prefix {
        "" => OTHERS,
        "rental_file" => RENTAL_FILE,
        other => common::humanize(other).into(),
    }
}

/// The label of the checkbox for the events of a section on one channel.
pub fn all_of(prefix: &str, channel_key: &str) -> Message {
    section_all(section(prefix), by(channel_key))
}

/// How many events a filter leaves; nothing where all are shown.
pub fn found_of(shown: usize, all: usize) -> Message {
    match shown {
        0 => NOT_FOUND,
        shown if shown == all => Message::NOTHING,
        shown => found(Message::number(shown as u64), Message::number(all as u64)),
    }
}

/// What reaches the person. `channels` has, for each channel, how many of its events are on, and how many there are.
pub fn reaching(channels: &[(String, usize, usize)]) -> Message {
    let part = |(channel, on, of): &(String, usize, usize)| match (on, of) {
        (0, _) => reach_nothing(by(channel)),
        (on, of) if on == of => reach_everything(by(channel)),
        (on, of) => reach_some(by(channel), Message::number(*on as u64), Message::number(*of as u64)),
    };
    reach(Message::list(channels.iter().map(part)))
}

fn by(channel_key: &str) -> Message {
    match channel_key {
        "app" => BY_APP,
        "email" => BY_EMAIL,
        "phone" => BY_PHONE,
        "push" => BY_PUSH,
        "webhook" => by_other("webhook"),
        other => by_other(common::humanize(other)),
    }
}

/// The name of an event. An event that is newer than this build has its key as a name.
pub fn event(key: &str) -> Message {
    match key {
        "rental_file_submitted" => RENTAL_FILE_SUBMITTED,
        "rental_file_created" => RENTAL_FILE_CREATED,
        "rental_file_deletion" => RENTAL_FILE_DELETION,
        "rental_file_analyzed" => RENTAL_FILE_ANALYZED,
        "rental_file_collected" => RENTAL_FILE_COLLECTED,
        "insurance_agreement" => INSURANCE_AGREEMENT,
        "notifications_overview" => NOTIFICATIONS_OVERVIEW,
        other => common::humanize(other).into(),
    }
}

/// The name of a channel.
pub fn channel(key: &str) -> Message {
    match key {
        "app" => APP,
        "email" => EMAIL,
        "phone" => PHONE,
        "push" => PUSH,
        other => common::humanize(other).into(),
    }
}

/// The name of the value at a path of the document.
pub fn name(path: &Path) -> Message {
    match &path[..] {
        [channel_key, event_key] => switch(event_key, channel_key),
        [key, ..] => channel(key),
        [] => Message::NOTHING,
    }
}

/// The label of the switch in a cell.
pub fn switch(event_key: &str, channel_key: &str) -> Message {
    cell(event(event_key), channel(channel_key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Locale;

    #[test]
    fn all_channels_make_one_sentence() {
        let channels = [("app".into(), 6, 6), ("email".into(), 1, 7), ("sms".into(), 0, 1)];
        assert_eq!(
            reaching(&channels).localize(Locale::ENGLISH),
            "What reaches you now: in the app everything, by email 1 of 7 events, by SMS nothing."
        );
    }

    #[test]
    fn a_channel_has_a_name_in_each_language() {
        let french = Locale::of("fr").expect("French is one of ours");
        for (key, names, sentences) in [
            ("sms", ["SMS", "SMS"], ["Everything by SMS", "Tout par SMS"]),
            ("mms", ["MMS", "MMS"], ["Everything by MMS", "Tout par MMS"]),
            ("whatsapp", ["WhatsApp", "WhatsApp"], ["Everything by WhatsApp", "Tout par WhatsApp"]),
            ("rss", ["RSS", "RSS"], ["Everything by RSS", "Tout par RSS"]),
            ("push", ["Push", "Push"], ["Everything by push notification", "Tout par notification push"]),
            ("webhook", ["Webhook", "Webhook"], ["Everything by webhook", "Tout par webhook"]),
            ("phone", ["Phone", "Téléphone"], ["Everything by phone", "Tout par téléphone"]),
            (
                "pigeon_post",
                ["Pigeon post", "Pigeon post"],
                ["Everything by Pigeon post", "Tout par Pigeon post"],
            ),
        ] {
            assert_eq!([Locale::ENGLISH, french].map(|locale| channel(key).localize(locale)), names);
            assert_eq!([Locale::ENGLISH, french].map(|locale| all(key).localize(locale)), sentences);
        }
        assert_eq!(switch("sms_code", "push").localize(Locale::ENGLISH), "SMS code: Push");
    }
}
