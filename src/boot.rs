//! [`BootConfig`]: what the operator and the host page decided, read before anything is shown. Pure.
//!
//! The element's property wins over its attributes, those over `config.json`. An unknown key is a warning on
//! `/diagnostics`; a wrong value is a [`BootError`] that names the key. A relative URL means what it means where it is
//! written: in `config.json` it is relative to that file, in the property and the attributes to the document.

use std::collections::BTreeMap;

use serde_json::Value;
use wire::Object;

use crate::boot::section::Section;
use crate::paths::join;

pub mod keys;
mod section;

pub use keys::{Auth, AuthMode, AvatarRules, Brand, DraftStorage, Features, PasswordRules, Persist, Start};

/// Everything that can be configured, with the defaults filled in. The keys are those of `config.json` (DESIGN.md).
#[derive(Clone, Debug, PartialEq)]
pub struct BootConfig {
    /// `apiBase`: URL before `/users/me/`, without a trailing slash.
    pub api_base: String,
    /// `basePath`: leading and no trailing slash, or empty; `None` where the entry module's place decides.
    pub base_path: Option<String>,
    /// `auth`.
    pub auth: Auth,
    /// `drafts`.
    pub drafts: DraftStorage,
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
    /// The URL of `config.json`, or of a file beside it.
    pub file_url: String,
    /// The URL that the document's own relative URLs start from.
    pub page_url: String,
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
        let mut unknown = Vec::new();
        let mut root = Section::root(merged.clone(), &mut unknown);
        root.text("locale")?;
        let mut config = BootConfig {
            api_base: root.link("apiBase")?.unwrap_or_else(|| join(&sources.page_url, "/iam/v1")),
            base_path: root.path("basePath")?,
            auth: root.section("auth", Auth::read)?,
            drafts: DraftStorage::read(&mut root)?,
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
        // A whole page of its own may go where it likes, a part of somebody else's page may not.
        let standalone = sources.attributes.contains_key("standalone");
        config.auth.start = config.auth.start.or(standalone.then_some(Start::Redirect));
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
        resolve(&mut merged, &self.file_url);
        let mut own = Object::new();
        for (attribute, key) in ATTRIBUTES {
            if let Some(value) = self.attributes.get(attribute) {
                own.insert(key.into(), value.as_str().into());
            }
        }
        overlay(&mut own, self.property.clone().unwrap_or_default());
        resolve(&mut own, &self.page_url);
        overlay(&mut merged, own);
        merged
    }
}

/// Makes the URLs in `config` absolute, from `base`.
fn resolve(config: &mut Object, base: &str) {
    for key in URLS {
        let value = match key.split_once('.') {
            Some((section, key)) => config.get_mut(section).and_then(|section| section.get_mut(key)),
            None => config.get_mut(key),
        };
        if let Some(Value::String(url)) = value {
            *url = join(base, url);
        }
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
