//! The settings page.

use crate::language::Words;
pub use crate::language::locale::settings::*;
use crate::state::merge::Path;
use crate::words::common;

/// What a person knows a key of the document by.
pub fn name(path: &Path) -> Words {
    match path.first().map_or("", String::as_str) {
        "dark_mode" => DARK_MODE,
        "send_notification_by_mail" => SEND_MAIL,
        "raw_html_email" => RAW_HTML,
        "email_signature" => SIGNATURE,
        "property_rent_subscriptions" => SUBSCRIPTIONS,
        "interface_config" => INTERFACE,
        other => common::humanize(other).into(),
    }
}

/// Where the JSON has a mistake; line and column from 1.
pub fn json_mistake(line: usize, column: usize) -> Words {
    not_json(Words::number(line as u64), Words::number(column as u64))
}
