//! `ListOrganization`: the organisation that an account belongs to. Read only.

use serde::Serialize;
use serde_json::Value;

use crate::reading::Fields;

/// The organisation of a user or of a service account (contract: `ListOrganization`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Organization {
    /// The service's identifier.
    pub id: String,
    /// What people call it.
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
    pub account_type: AccountType,
}

impl Organization {
    /// Of an account's fields. What is only a text is taken for the name.
    pub(crate) fn read(account: &mut Fields<'_, '_>) -> Option<Self> {
        let value = account.take("organization")?;
        if !value.is_object() {
            account.note("organization", value);
        }
        match value {
            Value::Object(organization) => {
                let (name, odd) = account.inner("organization");
                Some(Self::of(&mut Fields::of(&name, organization, odd)))
            }
            Value::String(name) => Some(Organization { name: name.clone(), ..Organization::default() }),
            _ => None,
        }
    }

    fn of(fields: &mut Fields<'_, '_>) -> Self {
        Organization {
            id: fields.id().unwrap_or_default(),
            name: fields.text("name").unwrap_or_default(),
            organization_id: fields.text("organization_id"),
            insurance_id: fields.text("insurance_id"),
            logo: fields.text("logo"),
            registration_number: fields.text("registration_number"),
            address: fields.text("address"),
            account_type: fields.text("account_type").map(AccountType::from).unwrap_or_default(),
        }
    }
}

/// `ListOrganization.account_type`. Read from any string: a newer type is kept as the service wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
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
