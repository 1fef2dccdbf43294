//! `User.state`: whether an account is in use.

use serde::Serialize;

/// `User.state`. Read from any string: a state that is newer than this build is kept as the service wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub enum AccountStatus {
    /// The service does not say.
    #[default]
    Unspecified,
    /// In use.
    Active,
    /// Switched off by an administrator.
    Inactive,
    /// Gone.
    Deleted,
    /// Locked after too many attempts, or by an administrator.
    Locked,
    /// Paused.
    Suspend,
    /// Created, but the person has not finished setting it up.
    Initial,
    /// A state that is newer than this build, as the service wrote it.
    Other(String),
}

/// The contract's names.
const NAMES: [(&str, AccountStatus); 7] = [
    ("USER_STATE_UNSPECIFIED", AccountStatus::Unspecified),
    ("USER_STATE_ACTIVE", AccountStatus::Active),
    ("USER_STATE_INACTIVE", AccountStatus::Inactive),
    ("USER_STATE_DELETED", AccountStatus::Deleted),
    ("USER_STATE_LOCKED", AccountStatus::Locked),
    ("USER_STATE_SUSPEND", AccountStatus::Suspend),
    ("USER_STATE_INITIAL", AccountStatus::Initial),
];

impl From<String> for AccountStatus {
    fn from(name: String) -> Self {
        let known = NAMES.into_iter().find(|(known, _)| *known == name);
        known.map_or(AccountStatus::Other(name), |(_, state)| state)
    }
}

impl From<AccountStatus> for String {
    fn from(state: AccountStatus) -> Self {
        let known = NAMES.into_iter().find(|(_, known)| *known == state);
        match (known, state) {
            (Some((name, _)), _) => name.into(),
            (None, AccountStatus::Other(name)) => name,
            // Every other variant is in the table; the test holds that.
            (None, _) => Self::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_keeps_its_name_there_and_back() {
        for (name, state) in
            NAMES.into_iter().chain([("USER_STATE_ASLEEP", AccountStatus::Other("USER_STATE_ASLEEP".into()))])
        {
            assert_eq!(String::from(state.clone()), name);
            assert_eq!(AccountStatus::from(name.to_owned()), state);
        }
    }
}
