//! The settings page.

pub const INTRO: &str = "How the page looks to you and what your mails carry. Switches save themselves.";
pub const APPEARANCE: &str = "Appearance";
pub const DARK_MODE: &str = "Dark mode";
pub const DARK_MODE_HINT: &str = "Light text on a dark page, wherever you sign in.";
pub const FOLLOW_DEVICE: &str = "Follow my device";
pub const FOLLOW_DEVICE_HINT: &str =
    "Here the page is as light or dark as this device, whatever the switch says elsewhere.";
pub const HOST_THEME: &str = "Here the application around this page decides whether it is light or dark.";
pub const MAIL: &str = "Mail";
pub const SEND_MAIL: &str = "Send notifications by mail";
pub const SEND_MAIL_HINT: &str = "Which events those are is set under Notifications.";
pub const SIGNATURE: &str = "Email signature";
pub const SIGNATURE_CARD: &str = "Signature";
pub const SIGNATURE_HINT: &str = "Put at the end of the mails that are sent in your name.";
pub const RAW_HTML: &str = "Raw HTML email";
pub const RAW_HTML_HINT: &str =
    "On: the signature is HTML code. Off: it is plain text, shown as you type it.";
pub const PREVIEW: &str = "Preview of your signature";
pub const PREVIEW_EMPTY: &str = "Type a signature to see it here.";
pub const SUBSCRIPTIONS_CARD: &str = "Subscriptions";
pub const SUBSCRIPTIONS: &str = "Property rent subscriptions";
pub const SUBSCRIPTIONS_HINT: &str =
    "The ids of the properties whose rents you follow, or “all”. Press Enter after each.";
pub const SUBSCRIPTIONS_NONE: &str = "You follow no property.";
pub const SUBSCRIPTION_ADD: &str = "Add";
pub const SUBSCRIPTION_TWICE: &str = "This one is in your list already.";
pub const INTERFACE_CARD: &str = "For developers";
pub const INTERFACE: &str = "Interface config";
pub const INTERFACE_HINT: &str =
    "JSON that applications keep about how they look to you. Leave it empty for none.";

/// The name of a chip's button.
pub fn remove(item: &str) -> String {
    format!("Remove {item}")
}

/// Where the JSON has a mistake; line and column from 1.
pub fn not_json(line: usize, column: usize) -> String {
    format!("This is not valid JSON: look at line {line}, column {column}.")
}
