//! The groups of keys of `config.json`, with their defaults.

use super::BootError;
use super::section::Section;

/// `auth`: who the requests speak for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Auth {
    /// `auth.mode`.
    pub mode: AuthMode,
    /// `auth.keyScheme`: the word before an API key in `Authorization`; empty for a bare key.
    pub key_scheme: String,
}

/// `auth.mode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthMode {
    /// The person types an API key, kept in memory only.
    ApiKey,
}

/// `brand`: the operator's name and addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brand {
    /// `brand.name`: in the header and in `document.title`.
    pub name: Option<String>,
    /// `brand.logo`: URL of a picture beside it.
    pub logo: Option<String>,
    /// `brand.homeUrl`: the way back to the application.
    pub home_url: Option<String>,
    /// `brand.supportUrl`: who helps.
    pub support_url: Option<String>,
}

/// `features`: what the operator offers; all on unless switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Features {
    /// `features.deleteAccount`.
    pub delete_account: bool,
    /// `features.sync`.
    pub sync: bool,
    /// `features.avatar`.
    pub avatar: bool,
    /// `features.password`.
    pub password: bool,
}

/// `password`: rules that are checked while typing. The service has the last word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PasswordRules {
    /// `password.minLength` in characters.
    pub min_length: Option<usize>,
    /// `password.maxLength` in characters.
    pub max_length: Option<usize>,
    /// `password.hint`: the operator's own words about a good password.
    pub hint: Option<String>,
}

/// `avatar`: which pictures the service takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AvatarRules {
    /// `avatar.maxBytes`.
    pub max_bytes: Option<u64>,
    /// `avatar.types`: media types.
    pub types: Vec<String>,
}

impl Auth {
    pub(super) fn read(section: &mut Section<'_>) -> Result<Auth, BootError> {
        Ok(Auth {
            mode: section.one_of("mode", &["api-key"], &[AuthMode::ApiKey])?.unwrap_or(AuthMode::ApiKey),
            key_scheme: section.text("keyScheme")?.unwrap_or_else(|| "Token".into()),
        })
    }
}

impl Brand {
    pub(super) fn read(section: &mut Section<'_>) -> Result<Brand, BootError> {
        Ok(Brand {
            name: section.text("name")?,
            logo: section.link("logo")?,
            home_url: section.link("homeUrl")?,
            support_url: section.link("supportUrl")?,
        })
    }
}

impl Features {
    pub(super) fn read(section: &mut Section<'_>) -> Result<Features, BootError> {
        Ok(Features {
            delete_account: section.flag("deleteAccount")?.unwrap_or(true),
            sync: section.flag("sync")?.unwrap_or(true),
            avatar: section.flag("avatar")?.unwrap_or(true),
            password: section.flag("password")?.unwrap_or(true),
        })
    }
}

impl PasswordRules {
    pub(super) fn read(section: &mut Section<'_>) -> Result<PasswordRules, BootError> {
        Ok(PasswordRules {
            min_length: section.number("minLength")?.map(|length| length as usize),
            max_length: section.number("maxLength")?.map(|length| length as usize),
            hint: section.text("hint")?,
        })
    }
}

impl AvatarRules {
    pub(super) fn read(section: &mut Section<'_>) -> Result<AvatarRules, BootError> {
        let types = section.texts("types")?;
        Ok(AvatarRules {
            max_bytes: section.number("maxBytes")?,
            types: types.unwrap_or_else(|| {
                ["image/png", "image/jpeg", "image/webp", "image/gif"].map(String::from).into()
            }),
        })
    }
}
