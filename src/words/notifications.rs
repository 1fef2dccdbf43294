//! The notifications page.

use crate::words::common;

pub const INTRO: &str = "Choose what reaches you, and how. Each switch saves itself.";
pub const TABLE: &str = "What reaches you, and how";
pub const EVENT: &str = "Event";
pub const NONE: &str = "The service offers no notifications for your account.";
pub const NO_CELL: &str = "not offered";

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
