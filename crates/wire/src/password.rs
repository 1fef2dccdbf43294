//! `ChangePassword`: the body of `POST /users/me/password/`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A wish to change the password. Its `Debug` form shows none of the three.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangePassword {
    /// The password that is in force.
    pub current_password: String,
    /// The one to come.
    pub new_password: String,
    /// The one to come, typed again.
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
