//! [`Section`]: reads one JSON object of the configuration. Each known key is taken out; the rest is unknown.

use serde_json::Value;
use wire::{Object, json};

use crate::boot::error::{BootError, BootProblem};
use crate::paths::{has_user, scheme};

#[cfg(test)]
thread_local! {
    /// The paths of all keys that were asked for, for the test that compares them with the declared ones.
    pub(super) static TAKEN: std::cell::RefCell<std::collections::BTreeSet<String>> = Default::default();
}

/// The object at `path`.
pub(super) struct Section<'a> {
    path: String,
    object: Object,
    unknown: &'a mut Vec<String>,
}

/// Reads the text of `config.json`.
pub(super) fn parse(text: &str) -> Result<Object, BootError> {
    let whole = |problem| BootError { key: "config.json".into(), problem };
    match json::parse(text) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(whole(BootProblem::NotA("object"))),
        Err(error) => Err(whole(BootProblem::NotJson(error.line, error.column))),
    }
}

impl<'a> Section<'a> {
    /// The outermost object.
    pub(super) fn root(object: Object, unknown: &'a mut Vec<String>) -> Self {
        Section { path: String::new(), object, unknown }
    }

    /// Reads the object at `key` with `read`; an absent one reads as empty.
    pub(super) fn section<T>(
        &mut self,
        key: &str,
        read: fn(&mut Section<'_>) -> Result<T, BootError>,
    ) -> Result<T, BootError> {
        let mut inner = self.enter(key)?;
        let value = read(&mut inner)?;
        inner.finish();
        Ok(value)
    }

    /// The object at `key`. Apart from [`Self::section`], which is compiled for each type.
    fn enter(&mut self, key: &str) -> Result<Section<'_>, BootError> {
        let object = match self.take(key) {
            None => Object::new(),
            Some(Value::Object(object)) => object,
            Some(_) => return Err(self.error(key, BootProblem::NotA("object"))),
        };
        Ok(Section { path: format!("{}{key}.", self.path), object, unknown: self.unknown })
    }

    /// Reports the unknown keys.
    pub(super) fn finish(self) {
        self.unknown.extend(self.object.keys().map(|key| format!("{}{key}", self.path)));
    }

    pub(super) fn text(&mut self, key: &str) -> Result<Option<String>, BootError> {
        match self.take(key) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(self.error(key, BootProblem::NotA("string"))),
        }
    }

    pub(super) fn flag(&mut self, key: &str) -> Result<Option<bool>, BootError> {
        match self.take(key) {
            None => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(flag)),
            Some(_) => Err(self.error(key, BootProblem::NotA("boolean"))),
        }
    }

    pub(super) fn number(&mut self, key: &str) -> Result<Option<u64>, BootError> {
        match self.take(key) {
            None => Ok(None),
            Some(value) => {
                value.as_u64().map(Some).ok_or_else(|| self.error(key, BootProblem::NotA("whole number")))
            }
        }
    }

    pub(super) fn texts(&mut self, key: &str) -> Result<Option<Vec<String>>, BootError> {
        let Some(value) = self.take(key) else {
            return Ok(None);
        };
        let texts = value
            .as_array()
            .and_then(|texts| texts.iter().map(|text| Some(text.as_str()?.to_owned())).collect());
        texts.map(Some).ok_or_else(|| self.error(key, BootProblem::NotA("list of strings")))
    }

    /// Words with a space between each, from a string or a list.
    pub(super) fn word_list(&mut self, key: &str) -> Result<Option<String>, BootError> {
        if self.object.get(key).is_some_and(Value::is_string) {
            let text = self.text(key)?.unwrap_or_default();
            return Ok(Some(text.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
        Ok(self.texts(key)?.map(|words| words.join(" ")))
    }

    /// The name of an HTTP header: a token of RFC 9110 §5.6.2.
    pub(super) fn header(&mut self, key: &str) -> Result<Option<String>, BootError> {
        let token = |name: &String| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
        };
        match self.text(key)? {
            Some(name) if !token(&name) => Err(self.error(key, BootProblem::NotAHeader)),
            name => Ok(name),
        }
    }

    /// A value out of `names`, as the value at the same place in `values`.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        key: &str,
        names: &'static [&'static str],
        values: &[T],
    ) -> Result<Option<T>, BootError> {
        let Some(text) = self.text(key)? else {
            return Ok(None);
        };
        let found = names.iter().zip(values).find(|(name, _)| **name == text);
        found.map(|(_, value)| Some(*value)).ok_or_else(|| self.error(key, BootProblem::NotOneOf(names)))
    }

    /// A link for an `href` or `src`, without a scheme that runs code (`javascript:`) and without a password. Browsers skip
    /// tabs and read backslashes as slashes, so a link has neither.
    pub(super) fn link(&mut self, key: &str) -> Result<Option<String>, BootError> {
        let Some(link) = self.text(key)? else {
            return Ok(None);
        };
        let is_known = |scheme: &str| {
            ["http", "https", "mailto", "tel"].iter().any(|known| known.eq_ignore_ascii_case(scheme))
        };
        let is_unsafe = link.contains(|c: char| c.is_control() || c == '\\') || has_user(&link);
        if !is_unsafe && scheme(link.trim()).is_none_or(is_known) {
            Ok(Some(link))
        } else {
            Err(self.error(key, BootProblem::NotALink))
        }
    }

    /// A path without its trailing slash.
    pub(super) fn path(&mut self, key: &str) -> Result<Option<String>, BootError> {
        let Some(path) = self.text(key)? else {
            return Ok(None);
        };
        let is_invalid = |c: char| c.is_control() || ['?', '#', '\\'].contains(&c);
        if path.starts_with('/') && !path.starts_with("//") && !path.contains(is_invalid) {
            Ok(Some(path.trim_end_matches('/').into()))
        } else {
            Err(self.error(key, BootProblem::NotAPath))
        }
    }

    /// Takes a key out. `null` counts as absent.
    fn take(&mut self, key: &str) -> Option<Value> {
        #[cfg(test)]
        TAKEN.with_borrow_mut(|taken| taken.insert(format!("{}{key}", self.path)));
        self.object.shift_remove(key).filter(|value| !value.is_null())
    }

    pub(super) fn error(&self, key: &str, problem: BootProblem) -> BootError {
        BootError { key: format!("{}{key}", self.path), problem }
    }
}
