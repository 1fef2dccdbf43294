//! `ChangePassword`: the body of `POST /users/me/password/`.

use std::fmt;

use serde::Deserialize;

use crate::json::{Object, object};

/// The current and the new password. `Debug` shows none of the three values.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
pub struct ChangePassword {
    /// The current password.
    pub current_password: String,
    /// The new password.
    pub new_password: String,
    /// The new password, typed again.
    pub new_password_confirmation: String,
}

impl ChangePassword {
    /// The body of the request.
    #[must_use]
    pub fn to_object(&self) -> Object {
        object(vec![
            ("current_password", self.current_password.as_str().into()),
            ("new_password", self.new_password.as_str().into()),
            ("new_password_confirmation", self.new_password_confirmation.as_str().into()),
        ])
    }
}

impl fmt::Debug for ChangePassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ChangePassword(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_holds_no_password() {
        let change =
            ChangePassword { current_password: "hunter2hunter2".into(), ..ChangePassword::default() };
        assert!(!format!("{change:?}").contains("hunter2"));
    }
}
