//! `ListOrganization`: the organisation that an account belongs to. Read only.

use serde::{Deserialize, Serialize};

/// The organisation of a user or of a service account (contract: `ListOrganization`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Organization {
    /// The service's identifier.
    pub id: String,
    /// What people call it.
    #[serde(deserialize_with = "crate::null_as_default")]
    pub name: String,
    /// Its identifier as an organisation, if it is one.
    pub organization_id: Option<String>,
    /// Its identifier as an insurer, if it is one.
    pub insurance_id: Option<String>,
    /// URL of its logo, absolute or relative to the API.
    pub logo: Option<String>,
    /// Entry in the public company register (SIREN, SIRET and the like).
    pub registration_number: Option<String>,
    /// Postal address as one line of text.
    pub address: Option<String>,
    /// What kind of organisation it is.
    #[serde(deserialize_with = "crate::null_as_default")]
    pub account_type: AccountType,
}

/// `ListOrganization.account_type`. Read from any string: a newer type is kept as the service wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum AccountType {
    /// Nothing particular.
    #[default]
    Default,
    /// An agency or another customer of the platform.
    Organization,
    /// An insurer.
    Insurance,
    /// A type that is newer than this build, as the service wrote it.
    Other(String),
}

impl From<String> for AccountType {
    fn from(name: String) -> Self {
        match name.as_str() {
            "DEFAULT" => AccountType::Default,
            "ORGANIZATION" => AccountType::Organization,
            "INSURANCE" => AccountType::Insurance,
            _ => AccountType::Other(name),
        }
    }
}

impl From<AccountType> for String {
    fn from(account_type: AccountType) -> Self {
        match account_type {
            AccountType::Default => "DEFAULT".into(),
            AccountType::Organization => "ORGANIZATION".into(),
            AccountType::Insurance => "INSURANCE".into(),
            AccountType::Other(name) => name,
        }
    }
}
