//! `ServiceAccount`: an API client that is no person.

use serde::{Deserialize, Serialize};

use crate::Organization;

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

fn machine() -> String {
    "Machine".into()
}
