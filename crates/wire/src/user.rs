//! `User`, `ServiceAccount` and the partial update: who is signed in.

use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::Value;

use crate::{Organization, UserConfig};

/// The answer of `GET /users/me/`: a union told apart by `user_type`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[expect(clippy::large_enum_variant, reason = "there is one for each session, not a list of them")]
pub enum Me {
    /// `user_type: "Human"`, and what an absent `user_type` means.
    Human(Box<User>),
    /// `user_type: "Machine"`.
    Machine(ServiceAccount),
}

impl Me {
    /// The account's identifier, which is all that the two kinds are sure to share.
    pub fn id(&self) -> &str {
        match self {
            Me::Human(user) => &user.id,
            Me::Machine(account) => &account.id,
        }
    }
}

impl<'de> Deserialize<'de> for Me {
    /// Fails with a sentence that names the type when `user_type` is one that this build does not know.
    // By hand, because serde's tagged unions lose the digits of large numbers on the way.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        match value.get("user_type").and_then(Value::as_str) {
            None | Some("Human") => User::deserialize(value).map(|user| Me::Human(Box::new(user))),
            Some("Machine") => ServiceAccount::deserialize(value).map(Me::Machine),
            Some(other) => return Err(de::Error::custom(format_args!("unknown user_type {other:?}"))),
        }
        .map_err(de::Error::custom)
    }
}

/// A person (contract: `User`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct User {
    /// Always `"Human"`.
    #[serde(default = "human")]
    pub user_type: String,
    /// The service's identifier; the only field that is never absent.
    pub id: String,
    /// Given name.
    #[serde(default)]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(default)]
    pub last_name: Option<String>,
    /// Address that the account signs in with.
    #[serde(default)]
    pub email: Option<String>,
    /// Telephone number as the person wrote it.
    #[serde(default)]
    pub phone: Option<String>,
    /// URL of the picture, absolute or relative to the API.
    #[serde(default)]
    pub avatar: Option<String>,
    /// Where the account is in its life.
    #[serde(default, deserialize_with = "crate::null_as_default")]
    pub state: UserState,
    /// The configuration as it was when the user was read; seeds the first paint, `GET config/` is its source.
    #[serde(default)]
    pub config: Option<UserConfig>,
    /// Where the person works.
    #[serde(default)]
    pub organization: Option<Organization>,
    /// Last change, RFC 3339 in UTC.
    #[serde(default)]
    pub updated_at: Option<String>,
}

impl User {
    /// First and last name as one line, or `None` where the service knows neither.
    pub fn full_name(&self) -> Option<String> {
        let names = [&self.first_name, &self.last_name];
        let names: Vec<&str> = names
            .into_iter()
            .flatten()
            .map(|name| name.trim())
            .filter(|name| !name.is_empty())
            .collect();
        (!names.is_empty()).then(|| names.join(" "))
    }
}

/// An API client that is no person (contract: `ServiceAccount`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceAccount {
    /// Always `"Machine"`.
    #[serde(default = "machine")]
    pub user_type: String,
    /// The service's identifier.
    pub id: String,
    /// What its owners call it.
    #[serde(default)]
    pub name: Option<String>,
    /// Who owns it.
    #[serde(default)]
    pub organization: Option<Organization>,
    /// Last change, RFC 3339 in UTC.
    #[serde(default)]
    pub updated_at: Option<String>,
}

fn human() -> String {
    "Human".into()
}

fn machine() -> String {
    "Machine".into()
}

/// `User.state`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum UserState {
    /// The service does not say.
    #[default]
    #[serde(rename = "USER_STATE_UNSPECIFIED")]
    Unspecified,
    /// In use.
    #[serde(rename = "USER_STATE_ACTIVE")]
    Active,
    /// Switched off by an administrator.
    #[serde(rename = "USER_STATE_INACTIVE")]
    Inactive,
    /// Gone.
    #[serde(rename = "USER_STATE_DELETED")]
    Deleted,
    /// Locked after too many attempts, or by an administrator.
    #[serde(rename = "USER_STATE_LOCKED")]
    Locked,
    /// Paused.
    #[serde(rename = "USER_STATE_SUSPEND")]
    Suspend,
    /// Created, but the person has not finished setting it up.
    #[serde(rename = "USER_STATE_INITIAL")]
    Initial,
    /// A state that is newer than this build, as the service wrote it.
    #[serde(untagged)]
    Other(String),
}

/// The body of `PATCH /users/me/` (contract: `PartialUpdateUser`).
///
/// Outer `None`: the key is not sent and the field stays. `Some(None)`: `null`, the field is cleared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UserPatch {
    /// See [`User::first_name`].
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub first_name: Option<Option<String>>,
    /// See [`User::last_name`].
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub last_name: Option<Option<String>>,
    /// See [`User::email`].
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub email: Option<Option<String>>,
    /// See [`User::phone`].
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub phone: Option<Option<String>>,
}

impl UserPatch {
    /// Whether it would change nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Tells a key that is `null` from one that is absent; serde alone reads both as `None`.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::AccountType;

    #[test]
    fn user_type_tells_a_person_from_a_machine() {
        let human: Me = serde_json::from_value(json!({"user_type": "Human", "id": "u1"})).unwrap();
        let machine: Me =
            serde_json::from_value(json!({"user_type": "Machine", "id": "m1", "name": "Export"})).unwrap();
        assert!(matches!(human, Me::Human(ref user) if user.id == "u1" && user.email.is_none()));
        assert!(matches!(machine, Me::Machine(ref account) if account.name.as_deref() == Some("Export")));
    }

    #[test]
    fn an_absent_user_type_is_a_person() {
        assert!(matches!(
            serde_json::from_str(r#"{"id": "u1"}"#),
            Ok(Me::Human(_))
        ));
    }

    #[test]
    fn an_unknown_user_type_is_named_in_the_error() {
        let error = serde_json::from_str::<Me>(r#"{"user_type": "Robot", "id": "r1"}"#).unwrap_err();
        assert!(error.to_string().contains("Robot"), "{error}");
    }

    #[test]
    fn a_user_with_null_and_newer_keys_is_read() {
        let text = r#"{"id": "u1", "email": null, "state": "USER_STATE_ASLEEP", "config": null, "shoe_size": 41,
            "organization": {"id": "o1", "name": "Agence", "account_type": "GUILD", "colour": "red"}}"#;
        let Ok(Me::Human(user)) = serde_json::from_str(text) else {
            panic!("a person")
        };
        assert_eq!(user.email, None);
        assert_eq!(user.state, UserState::Other("USER_STATE_ASLEEP".into()));
        assert_eq!(
            user.organization.unwrap().account_type,
            AccountType::Other("GUILD".into())
        );
    }

    #[test]
    fn a_patch_sends_only_what_changes_and_null_clears() {
        let patch = UserPatch {
            phone: Some(None),
            first_name: Some(Some("Zoë".into())),
            ..UserPatch::default()
        };
        assert_eq!(
            serde_json::to_value(&patch).unwrap(),
            json!({"first_name": "Zoë", "phone": null})
        );
        assert_eq!(
            serde_json::from_value::<UserPatch>(json!({"first_name": "Zoë", "phone": null})).unwrap(),
            patch
        );
        assert!(UserPatch::default().is_empty() && !patch.is_empty());
    }

    #[test]
    fn a_full_name_takes_what_there_is() {
        let name = |first: Option<&str>, last: Option<&str>| {
            User {
                first_name: first.map(Into::into),
                last_name: last.map(Into::into),
                ..User::default()
            }
            .full_name()
        };
        assert_eq!(name(Some("Zoé"), Some("Martin")).as_deref(), Some("Zoé Martin"));
        assert_eq!(name(Some(" "), Some("Martin")).as_deref(), Some("Martin"));
        assert_eq!(name(None, None), None);
    }
}
