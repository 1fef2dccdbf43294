//! `User`, and its union with `ServiceAccount`: who is signed in.

use std::sync::Arc;

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::account_status::AccountStatus;
use crate::blank::is_blank;
use crate::config;
use crate::json::Object;
use crate::organization::Organization;
use crate::reading::{Fields, Oddity, Unreadable, is_nothing, no_object, text};
use crate::service_account::ServiceAccount;

/// The response to `GET /users/me/`: a union, tagged by `user_type`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[allow(clippy::large_enum_variant, reason = "there is one for each session; only 64-bit targets complain")]
pub enum Me {
    /// `user_type: "Human"`, and what an absent `user_type` means.
    #[serde(serialize_with = "shared")]
    Human(Arc<User>),
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
    /// Where there is no object, no `id`, or a `user_type` that this build does not know.
    pub fn read(value: &Value, odd: &mut Vec<Oddity>) -> Result<Self, Unreadable> {
        Self::of(value.as_object().ok_or_else(|| no_object("User", value))?, odd)
    }

    /// The same of what is known to be an object.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn of(account: &Object, odd: &mut Vec<Oddity>) -> Result<Self, Unreadable> {
        let kind = account.get("user_type").filter(|kind| !is_nothing(Some(kind))).and_then(Value::as_str);
        match kind.map(str::trim) {
            Some(kind) if kind.eq_ignore_ascii_case("Machine") => {
                ServiceAccount::read(account, odd).map(Me::Machine)
            }
            Some(kind) if !kind.eq_ignore_ascii_case("Human") => Err(Unreadable::UserType(kind.into())),
            _ => User::read(account, odd).map(|user| Me::Human(Arc::new(user))),
        }
    }
}

fn shared<S: Serializer>(user: &Arc<User>, serializer: S) -> Result<S::Ok, S::Error> {
    user.as_ref().serialize(serializer)
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
    /// Where the account is in its life.
    pub state: AccountStatus,
    /// The configuration as it was when the user was read; seeds the first paint, `GET config/` is its source.
    pub config: Option<Object>,
    /// Where the person works.
    pub organization: Option<Organization>,
    /// Last change, RFC 3339 in UTC.
    pub updated_at: Option<String>,
}

impl User {
    fn read(user: &Object, odd: &mut Vec<Oddity>) -> Result<Self, Unreadable> {
        let mut fields = Fields::of("User", user, odd);
        // A value that is not a text is no known kind; it is reported all the same.
        fields.text("user_type");
        Ok(User {
            user_type: "Human".into(),
            id: fields.id()?,
            first_name: fields.text("first_name"),
            last_name: fields.text("last_name"),
            email: fields.text("email"),
            phone: fields.text("phone"),
            avatar: fields.text("avatar"),
            state: fields.text("state").map(AccountStatus::from).unwrap_or_default(),
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

/// The keys of the user that people edit (contract: `PartialUpdateUser`).
pub const EDITABLE: [&str; 4] = ["first_name", "last_name", "email", "phone"];

/// Gives each of the [`EDITABLE`] keys one form, however the service writes it: a text, or `null` where there is nothing to
/// see. A number becomes its text.
pub fn normalize(user: &mut Object) {
    for key in EDITABLE {
        let value = user.get(key).and_then(text);
        user.insert(key.into(), value.into());
    }
}

#[cfg(test)]
mod tests;
