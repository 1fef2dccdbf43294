//! What a service may not offer.

/// What a service may leave out: every operation of the contract but reading the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// `partial_update_my_user`.
    ProfileChange,
    /// `create_profile_avatar`.
    PictureChange,
    /// `delete_profile_avatar`.
    PictureRemoval,
    /// `change_my_password`.
    PasswordChange,
    /// `get_my_config`.
    Settings,
    /// `update_my_config`.
    SettingsChange,
    /// `get_user_notification_preferences`.
    Notifications,
    /// `update_user_notification_preferences`.
    NotificationsChange,
    /// `sync_my_user_from_auth_service`.
    Sync,
    /// `delete_my_user`.
    Deletion,
}

impl Feature {
    /// The feature behind a method and a path after `/users/me/`; `None` for reading the user.
    pub(super) fn of(method: &str, path: &str) -> Option<Feature> {
        Some(match (method, path) {
            ("PATCH", "") => Feature::ProfileChange,
            ("DELETE", "") => Feature::Deletion,
            ("DELETE", "avatar/") => Feature::PictureRemoval,
            (_, "avatar/") => Feature::PictureChange,
            (_, "password/") => Feature::PasswordChange,
            ("GET", "config/") => Feature::Settings,
            (_, "config/") => Feature::SettingsChange,
            ("GET", "notification-preferences/") => Feature::Notifications,
            (_, "notification-preferences/") => Feature::NotificationsChange,
            (_, "sync-from-auth/") => Feature::Sync,
            _ => return None,
        })
    }
}
