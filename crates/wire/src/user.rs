//! `User`, and the union of it with `ServiceAccount`: who is signed in.

use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::Value;

use crate::{Organization, ServiceAccount, UserConfig, UserState, is_blank};

/// The answer of `GET /users/me/`: a union told apart by `user_type`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[allow(clippy::large_enum_variant, reason = "there is one for each session; only 64-bit targets complain")]
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

impl TryFrom<Value> for Me {
    type Error = serde_json::Error;

    /// Fails with a sentence that names the type when `user_type` is one that this build does not know.
    // By hand, because serde's tagged unions lose the digits of large numbers on the way.
    fn try_from(value: Value) -> Result<Self, Self::Error> {
        match value.get("user_type").and_then(Value::as_str) {
            None | Some("Human") => User::deserialize(value).map(|user| Me::Human(Box::new(user))),
            Some("Machine") => ServiceAccount::deserialize(value).map(Me::Machine),
            Some(other) => Err(de::Error::custom(format_args!("unknown user_type {other:?}"))),
        }
    }
}

impl<'de> Deserialize<'de> for Me {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer)?.try_into().map_err(de::Error::custom)
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
        let names: Vec<&str> =
            names.into_iter().flatten().map(|name| name.trim()).filter(|name| !is_blank(name)).collect();
        (!names.is_empty()).then(|| names.join(" "))
    }
}

fn human() -> String {
    "Human".into()
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
        assert!(matches!(serde_json::from_str(r#"{"id": "u1"}"#), Ok(Me::Human(_))));
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
        let Ok(Me::Human(user)) = serde_json::from_str(text) else { panic!("a person") };
        assert_eq!(user.email, None);
        assert_eq!(user.state, UserState::Other("USER_STATE_ASLEEP".into()));
        assert_eq!(user.organization.unwrap().account_type, AccountType::Other("GUILD".into()));
    }

    #[test]
    fn a_full_name_takes_what_there_is() {
        let name = |first: Option<&str>, last: Option<&str>| {
            User { first_name: first.map(Into::into), last_name: last.map(Into::into), ..User::default() }
                .full_name()
        };
        assert_eq!(name(Some("Zoé"), Some("Martin")).as_deref(), Some("Zoé Martin"));
        assert_eq!(name(Some(" "), Some("Martin")).as_deref(), Some("Martin"));
        assert_eq!(name(Some("\u{200b}"), Some("Martin")).as_deref(), Some("Martin"));
        assert_eq!(name(Some("\u{200b}"), Some(" \u{feff}")), None);
        assert_eq!(name(None, None), None);
    }
}
