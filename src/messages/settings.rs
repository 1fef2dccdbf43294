//! The settings page.

use crate::language::Message;
pub use crate::language::texts::settings::*;
use crate::messages::common;
use crate::resource::edit::Path;

/// The name of the value at a path of the document.
pub fn name(path: &Path) -> Message {
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

/// Where the JSON is invalid. Line and column count from 1.
pub fn json_mistake(line: usize, column: usize) -> Message {
    not_json(Message::number(line as u64), Message::number(column as u64))
}
