//! `ServiceAccount`: an API client that is not a person.

use serde::Serialize;

use crate::json::Object;
use crate::organization::Organization;
use crate::reading::{Fields, Oddity, Unreadable};

/// An API client that is not a person (contract: `ServiceAccount`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ServiceAccount {
    /// Always `"Machine"`.
    pub user_type: String,
    /// The service's identifier.
    pub id: String,
    /// What its owners call it.
    pub name: Option<String>,
    /// Who owns it.
    pub organization: Option<Organization>,
    /// Last change, RFC 3339 in UTC.
    pub updated_at: Option<String>,
}

impl ServiceAccount {
    pub(crate) fn read(account: &Object, odd: &mut Vec<Oddity>) -> Result<Self, Unreadable> {
        let mut fields = Fields::of("ServiceAccount", account, odd);
        Ok(ServiceAccount {
            user_type: "Machine".into(),
            id: fields.id()?,
            name: fields.text("name"),
            organization: Organization::read(&mut fields),
            updated_at: fields.text("updated_at"),
        })
    }
}
