//! The notifications page.

use crate::language::Words;
pub use crate::language::locale::notifications::*;
use crate::state::merge::Path;
use crate::words::common;

/// The name of the box that stands for all events of a channel.
pub fn all(channel_key: &str) -> Words {
    everything(by(channel_key))
}

/// What really reaches the person: for each channel how many of its events, of how many.
pub fn reaching(channels: &[(String, usize, usize)]) -> Words {
    let part = |(channel, on, of): &(String, usize, usize)| match (on, of) {
        (0, _) => reach_nothing(by(channel)),
        (on, of) if on == of => reach_everything(by(channel)),
        (on, of) => reach_some(by(channel), Words::number(*on as u64), Words::number(*of as u64)),
    };
    reach(Words::list(channels.iter().map(part)))
}

fn by(channel_key: &str) -> Words {
    match channel_key {
        "app" => BY_APP,
        "email" => BY_EMAIL,
        other => by_other(common::humanize(other)),
    }
}

/// The name of an event; of one that is newer than this page, its key as words.
pub fn event(key: &str) -> Words {
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
pub fn channel(key: &str) -> Words {
    match key {
        "app" => APP,
        "email" => EMAIL,
        other => common::humanize(other).into(),
    }
}

/// What a person knows the value at a path of the document by.
pub fn name(path: &Path) -> Words {
    match &path[..] {
        [channel_key, event_key] => switch(event_key, channel_key),
        [key, ..] => channel(key),
        [] => Words::NOTHING,
    }
}

/// The name of a cell's switch.
pub fn switch(event_key: &str, channel_key: &str) -> Words {
    cell(event(event_key), channel(channel_key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reaches_a_person_is_one_sentence() {
        let channels = [("app".into(), 6, 6), ("email".into(), 1, 7), ("sms".into(), 0, 1)];
        assert_eq!(
            reaching(&channels).say(crate::language::Locale::ENGLISH),
            "What reaches you now: in the app everything, by email 1 of 7 events, by Sms nothing."
        );
    }
}
