//! The notifications page.

use crate::words::common;

pub const INTRO: &str = "Choose what reaches you, and how. Each switch saves itself.";
pub const TABLE: &str = "What reaches you, and how";
pub const EVENT: &str = "Event";
pub const NONE: &str = "The service offers no notifications for your account.";
pub const NO_CELL: &str = "not offered";

pub const GROUPS: &str = "All at once";
pub const MAIL_OFF: &str = "No email is sent for now, whatever is chosen below: “Send notifications by mail” is off in your settings.";
pub const TO_SETTINGS: &str = "Open settings";

/// The name of the box that stands for all events of a channel.
pub fn all(channel_key: &str) -> String {
    format!("Everything {}", by(channel_key))
}

/// What really reaches the person: for each channel how many of its events, of how many.
pub fn reaching(channels: &[(String, usize, usize)]) -> String {
    let part = |(channel, on, of): &(String, usize, usize)| match (on, of) {
        (0, _) => format!("{} nothing", by(channel)),
        (on, of) if on == of => format!("{} everything", by(channel)),
        (on, of) => format!("{} {on} of {of} events", by(channel)),
    };
    format!("What reaches you now: {}.", channels.iter().map(part).collect::<Vec<_>>().join(", "))
}

fn by(channel_key: &str) -> String {
    match channel_key {
        "app" => "in the app".into(),
        "email" => "by email".into(),
        other => format!("by {}", common::humanize(other)),
    }
}

/// The name of an event; of one that is newer than this page, its key as words.
pub fn event(key: &str) -> String {
    match key {
        "rental_file_submitted" => "Rental file submitted".into(),
        "rental_file_created" => "Rental file created".into(),
        "rental_file_deletion" => "Rental file deleted".into(),
        "rental_file_analyzed" => "Rental file analysed".into(),
        "rental_file_collected" => "Rental file collected".into(),
        "insurance_agreement" => "Insurance agreement".into(),
        "notifications_overview" => "Overview of your notifications".into(),
        other => common::humanize(other),
    }
}

/// The name of a channel.
pub fn channel(key: &str) -> String {
    match key {
        "app" => "App".into(),
        "email" => "Email".into(),
        other => common::humanize(other),
    }
}

/// The name of a cell's switch.
pub fn cell(event_key: &str, channel_key: &str) -> String {
    format!("{}: {}", event(event_key), channel(channel_key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reaches_a_person_is_one_sentence() {
        let channels = [("app".into(), 6, 6), ("email".into(), 1, 7), ("sms".into(), 0, 1)];
        assert_eq!(
            reaching(&channels),
            "What reaches you now: in the app everything, by email 1 of 7 events, by Sms nothing."
        );
    }
}
