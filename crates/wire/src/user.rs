//! `User`, and its union with `ServiceAccount`: who is signed in.

use serde::Serialize;
use serde_json::Value;

use crate::blank::is_blank;
use crate::config::{self, UserConfig};
use crate::organization::Organization;
use crate::reading::{Fields, Oddity, Unreadable, is_nothing};
use crate::service_account::ServiceAccount;
use crate::user_state::UserState;

/// The response to `GET /users/me/`: a union, tagged by `user_type`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[allow(clippy::large_enum_variant, reason = "there is one for each session; only 64-bit targets complain")]
pub enum Me {
    /// `user_type: "Human"`, or no `user_type`.
    Human(Box<User>),
    /// `user_type: "Machine"`.
    Machine(ServiceAccount),
}

impl Me {
    /// The account's identifier, the only field that both kinds always have.
    pub fn id(&self) -> &str {
        match self {
            Me::Human(user) => &user.id,
            Me::Machine(account) => &account.id,
        }
    }

    /// Reads a response field by field. Values that do not follow the contract are added to `odd`.
    ///
    /// # Errors
    /// If it is not an object, has no `id`, or has a `user_type` that this build does not know.
    pub fn read(value: Value, odd: &mut Vec<Oddity>) -> Result<Self, Unreadable> {
        let kind = value.get("user_type").filter(|kind| !is_nothing(Some(kind))).and_then(Value::as_str);
        match kind.map(str::trim) {
            Some(kind) if kind.eq_ignore_ascii_case("Machine") => {
                ServiceAccount::read(value, odd).map(Me::Machine)
            }
            Some(kind) if !kind.eq_ignore_ascii_case("Human") => Err(Unreadable::UserType(kind.into())),
            _ => User::read(value, odd).map(|user| Me::Human(Box::new(user))),
        }
    }
}

/// A person (contract: `User`).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct User {
    /// Always `"Human"`.
    pub user_type: String,
    /// The service's identifier; the only field that is never absent.
    pub id: String,
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// Address that the account signs in with.
    pub email: Option<String>,
    /// Telephone number as the person wrote it.
    pub phone: Option<String>,
    /// URL of the picture, absolute or relative to the API.
    pub avatar: Option<String>,
    /// The state of the account.
    pub state: UserState,
    /// The configuration when the user was read, for the first paint. The source is `GET config/`.
    pub config: Option<UserConfig>,
    /// The person's organisation.
    pub organization: Option<Organization>,
    /// Last change, RFC 3339 in UTC.
    pub updated_at: Option<String>,
}

impl User {
    fn read(value: Value, odd: &mut Vec<Oddity>) -> Result<Self, Unreadable> {
        let mut fields = Fields::of("User", value, odd)?;
        // A value that is not a text is an unknown kind. It is reported too.
        fields.text("user_type");
        Ok(User {
            user_type: "Human".into(),
            id: fields.id()?,
            first_name: fields.text("first_name"),
            last_name: fields.text("last_name"),
            email: fields.text("email"),
            phone: fields.text("phone"),
            avatar: fields.text("avatar"),
            state: fields.text("state").map(UserState::from).unwrap_or_default(),
            config: config::of(&mut fields),
            organization: Organization::read(&mut fields),
            updated_at: fields.text("updated_at"),
        })
    }

    /// First and last name as one line; `None` if the service knows neither.
    pub fn full_name(&self) -> Option<String> {
        let names = [&self.first_name, &self.last_name];
        let names: Vec<&str> =
            names.into_iter().flatten().map(|name| name.trim()).filter(|name| !is_blank(name)).collect();
        (!names.is_empty()).then(|| names.join(" "))
    }
}

#[cfg(test)]
mod tests;
