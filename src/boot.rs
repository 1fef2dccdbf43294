//! [`BootConfig`]: what the operator and the host page decided, read before anything is shown. Pure.
//!
//! The element's property wins over its attributes, those over `config.json`. An unknown key is a warning on
//! `/diagnostics`; a wrong value is a [`BootError`] that names the key.

use std::collections::BTreeMap;

use serde_json::Value;
use wire::Object;

use crate::boot::section::Section;

mod accept;
pub mod keys;
mod section;

pub use keys::{Auth, AuthMode, AvatarRules, Brand, Features, PasswordRules, Persist};

/// Everything that can be configured, with the defaults filled in. The keys are those of `config.json` (DESIGN.md).
#[derive(Clone, Debug, PartialEq)]
pub struct BootConfig {
    /// `apiBase`: URL or path before `/users/me/`, without a trailing slash.
    pub api_base: String,
    /// `basePath`: leading and no trailing slash, or empty; `None` where the entry module's place decides.
    pub base_path: Option<String>,
    /// `auth`.
    pub auth: Auth,
    /// `brand`.
    pub brand: Brand,
    /// `features`.
    pub features: Features,
    /// `password`.
    pub password: PasswordRules,
    /// `avatar`.
    pub avatar: AvatarRules,
    /// The merged input, for `/diagnostics`.
    pub effective: Object,
    /// Keys that nobody reads, as paths.
    pub unknown: Vec<String>,
    /// Whether `config.json` was looked for and is not there.
    pub file_missing: bool,
}

/// Where configuration comes from.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The text of `config.json`; `None` where it was not fetched or is not there.
    pub file: Option<String>,
    /// The element's `config` property; where it is set, `config.json` is not fetched.
    pub property: Option<Object>,
    /// The element's attributes.
    pub attributes: BTreeMap<String, String>,
}

/// A value that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BootError {
    /// The key's path (`auth.mode`), or `config.json` for the file as a whole.
    pub key: String,
    /// What is wrong with it.
    pub problem: BootProblem,
}

/// What can be wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BootProblem {
    /// The file is no JSON; line and column, from 1.
    NotJson(usize, usize),
    /// The value is of another type than this.
    NotA(&'static str),
    /// The value is none of these.
    NotOneOf(&'static [&'static str]),
    /// A link that is neither http(s), mailto nor relative.
    NotALink,
    /// The list has to have this.
    Lacks(&'static str),
    /// The key is absent, and this `auth.mode` does not work without.
    NeededBy(&'static str),
    /// No name of an HTTP header.
    NotAHeader,
    /// A base path has to begin with a slash, and to have no query and no fragment.
    NotAPath,
    /// The attribute `page` names none.
    NotAPage,
    /// Embedded without `base-path` or `page`: the app would take every link of the host page for its own.
    Missing,
    /// The browser is at this path, which is not below the base path.
    Elsewhere(String),
}

/// The attributes that are configuration, with their keys.
const ATTRIBUTES: [(&str, &str); 3] =
    [("api-base", "apiBase"), ("base-path", "basePath"), ("locale", "locale")];

impl BootConfig {
    /// Merges the sources and reads the result.
    ///
    /// # Errors
    /// Names the first key whose value cannot be used.
    pub fn read(sources: &Sources) -> Result<BootConfig, BootError> {
        let merged = sources.merge(sources.parsed_file()?);
        let file_missing = sources.file.is_none() && sources.property.is_none();
        let mut unknown = Vec::new();
        let mut root = Section::root(merged.clone(), &mut unknown);
        root.text("locale")?;
        let mut config = BootConfig {
            api_base: root.link("apiBase")?.unwrap_or_else(|| "/iam/v1".into()),
            base_path: root.path("basePath")?,
            auth: root.section("auth", Auth::read)?,
            brand: root.section("brand", Brand::read)?,
            features: root.section("features", Features::read)?,
            password: root.section("password", PasswordRules::read)?,
            avatar: root.section("avatar", AvatarRules::read)?,
            effective: merged,
            unknown: Vec::new(),
            file_missing,
        };
        root.finish();
        config.unknown = unknown;
        config.api_base.truncate(config.api_base.trim_end_matches('/').len());
        Ok(config)
    }
}

impl Sources {
    /// `locale`: a BCP 47 tag. Also where something else cannot be used: the page that says so has a language too.
    #[must_use]
    pub fn locale(&self) -> Option<String> {
        let merged = self.merge(self.parsed_file().unwrap_or_default());
        merged.get("locale").and_then(Value::as_str).map(str::to_owned)
    }

    fn parsed_file(&self) -> Result<Object, BootError> {
        self.file.as_deref().map_or(Ok(Object::new()), section::parse)
    }

    /// The property over the attributes over the file.
    fn merge(&self, file: Object) -> Object {
        let mut merged = file;
        for (attribute, key) in ATTRIBUTES {
            if let Some(value) = self.attributes.get(attribute) {
                merged.insert(key.into(), value.as_str().into());
            }
        }
        overlay(&mut merged, self.property.clone().unwrap_or_default());
        merged
    }
}

/// Puts `over` on `under`, key by key, into nested objects.
fn overlay(under: &mut Object, over: Object) {
    for (key, value) in over {
        match (under.get_mut(&key), value) {
            (Some(Value::Object(under)), Value::Object(over)) => overlay(under, over),
            (_, value) => {
                under.insert(key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests;
