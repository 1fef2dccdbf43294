//! [`BootConfig`]: the configuration by the operator and the host page, read before anything is shown. Pure.
//!
//! The element's property wins over its attributes, and those win over `config.json`. An unknown key is a warning on
//! `/diagnostics`; a wrong value is a [`BootError`] that names the key. A relative URL in `config.json` is relative to
//! that file, one in the property or the attributes to the document.

use std::sync::Arc;

use serde_json::Value;
use wire::Object;

use crate::boot::section::{Findings, Section};
use crate::paths::join;

mod avatar;
mod error;
pub mod keys;
mod section;
mod sections;

pub use avatar::AvatarRules;
pub use error::{BootError, BootProblem};
pub use keys::{Auth, AuthMode, Brand, DraftStorage, Features, PasswordRules, Persist, Start};
pub use sections::SectionLink;

/// The whole configuration with its defaults. The keys are those of `config.json` (DESIGN.md).
#[derive(Clone, Debug, PartialEq)]
pub struct BootConfig {
    /// `apiBase`: URL before `/users/me/`, without a trailing slash.
    pub api_base: String,
    /// `basePath`: with a leading and no trailing slash, or empty; `None` means the entry module's folder.
    pub base_path: Option<String>,
    /// `auth`.
    pub auth: Auth,
    /// `drafts`.
    pub drafts: DraftStorage,
    /// `sections`: the navigation, with at least one page.
    pub sections: Arc<Vec<SectionLink>>,
    /// `brand`.
    pub brand: Brand,
    /// `features`.
    pub features: Features,
    /// `password`.
    pub password: PasswordRules,
    /// `avatar`.
    pub avatar: AvatarRules,
    /// The merged input with its URLs made absolute, for `/diagnostics`.
    pub effective: Object,
    /// The paths of unknown keys.
    pub unknown: Vec<String>,
    /// Whether `config.json` was fetched and does not exist.
    pub file_missing: bool,
}

/// The sources of configuration.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The text of `config.json`; `None` where it was not fetched or does not exist.
    pub file: Option<String>,
    /// The element's `config` property. Where it is set, `config.json` is not fetched.
    pub property: Option<Object>,
    /// The element's attributes, each a text.
    pub attributes: Object,
    /// The URL of `config.json`, or of a file beside it.
    pub file_url: String,
    /// The base URL of the document.
    pub page_url: String,
}

/// The attributes that are configuration, with their keys.
const ATTRIBUTES: [(&str, &str); 3] =
    [("api-base", "apiBase"), ("base-path", "basePath"), ("locale", "locale")];

/// The keys that are URLs.
const URLS: [&str; 7] = [
    "apiBase",
    "auth.issuer",
    "auth.signInUrl",
    "auth.signOutUrl",
    "brand.logo",
    "brand.homeUrl",
    "brand.supportUrl",
];

impl BootConfig {
    /// Merges the sources and reads the result.
    ///
    /// # Errors
    /// Names the first key whose value cannot be used.
    pub fn read(sources: &Sources) -> Result<BootConfig, BootError> {
        let merged = sources.merge(sources.parsed_file()?);
        let file_missing = sources.file.is_none() && sources.property.is_none();
        let mut findings = Findings::default();
        let mut root = Section::root(merged.clone(), &mut findings);
        root.text("locale");
        // Only `public/beacon.js` uses it.
        root.path("beacon");
        root.section("embed", keys::check_embed);
        let mut config = BootConfig {
            api_base: root.link("apiBase").unwrap_or_else(|| join(&sources.page_url, "/iam/v1")),
            base_path: root.path("basePath"),
            auth: root.section("auth", Auth::read),
            drafts: DraftStorage::read(&mut root),
            sections: sections::read(&mut root),
            brand: root.section("brand", Brand::read),
            features: root.section("features", Features::read),
            password: root.section("password", PasswordRules::read),
            avatar: root.section("avatar", AvatarRules::read),
            effective: merged,
            unknown: Vec::new(),
            file_missing,
        };
        root.finish();
        if let Some(error) = findings.error {
            return Err(error);
        }
        config.unknown = findings.unknown;
        // A standalone page may redirect by itself, an element in a host page may not.
        let standalone = sources.attributes.contains_key("standalone");
        config.auth.start = config.auth.start.or(standalone.then_some(Start::Redirect));
        config.api_base.truncate(config.api_base.trim_end_matches('/').len());
        Ok(config)
    }
}

impl Sources {
    /// `locale`: a BCP 47 tag. It is also read from an invalid configuration, for the page that shows the error.
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
        resolve(&mut merged, &self.file_url);
        let mut own = Object::new();
        for (attribute, key) in ATTRIBUTES {
            if let Some(value) = self.attributes.get(attribute) {
                own.insert(key.into(), value.clone());
            }
        }
        overlay(&mut own, self.property.clone().unwrap_or_default());
        resolve(&mut own, &self.page_url);
        overlay(&mut merged, own);
        merged
    }
}

/// Resolves the URLs in `config` against `base`.
fn resolve(config: &mut Object, base: &str) {
    for key in URLS {
        let value = match key.split_once('.') {
            Some((section, key)) => config.get_mut(section).and_then(|section| section.get_mut(key)),
            None => config.get_mut(key),
        };
        if let Some(value) = value {
            resolve_url(value, base);
        }
    }
    let entries = config.get_mut("sections").and_then(Value::as_array_mut);
    for entry in entries.into_iter().flatten() {
        for key in ["url", "icon"] {
            if let Some(value) = entry.get_mut(key) {
                resolve_url(value, base);
            }
        }
    }
}

fn resolve_url(value: &mut Value, base: &str) {
    if let Value::String(url) = value {
        *url = join(base, url);
    }
}

/// Merges `upper` into `lower`, key by key, also in nested objects. `upper` wins.
fn overlay(lower: &mut Object, upper: Object) {
    for (key, value) in upper {
        match (lower.get_mut(&key), value) {
            (Some(Value::Object(lower)), Value::Object(upper)) => overlay(lower, upper),
            (_, value) => {
                lower.insert(key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests;
