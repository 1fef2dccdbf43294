//! `ChangePassword`: the body of `POST /users/me/password/`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The current and the new password. `Debug` shows none of the three values.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangePassword {
    /// The current password.
    pub current_password: String,
    /// The new password.
    pub new_password: String,
    /// The new password, typed again.
    pub new_password_confirmation: String,
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
