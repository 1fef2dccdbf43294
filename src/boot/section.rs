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
    findings: &'a mut Findings,
}

/// What was found while the keys were read. An error does not end the reading, which takes less code than a return at each key.
#[derive(Default)]
pub(super) struct Findings {
    /// The first value that cannot be used.
    pub(super) error: Option<BootError>,
    /// The paths of unknown keys.
    pub(super) unknown: Vec<String>,
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
    pub(super) fn root(object: Object, findings: &'a mut Findings) -> Self {
        Section { path: String::new(), object, findings }
    }

    /// Reads the object at `key` with `read`; an absent one reads as empty.
    pub(super) fn section<T>(&mut self, key: &str, read: fn(&mut Section<'_>) -> T) -> T {
        let value = self.take(key).unwrap_or_else(|| Object::new().into());
        self.inner(key, value, read)
    }

    /// Reads an object, which is at `key`, with `read`.
    pub(super) fn inner<T>(&mut self, key: &str, value: Value, read: fn(&mut Section<'_>) -> T) -> T {
        let mut inner = self.enter(key, value);
        let value = read(&mut inner);
        inner.finish();
        value
    }

    /// The object at `key`. Apart from [`Self::inner`], which is compiled for each type.
    fn enter(&mut self, key: &str, value: Value) -> Section<'_> {
        let object = match value {
            Value::Object(object) => object,
            _ => self.error(key, BootProblem::NotA("object")).unwrap_or_default(),
        };
        Section { path: format!("{}{key}.", self.path), object, findings: self.findings }
    }

    /// Reports the unknown keys.
    pub(super) fn finish(self) {
        self.findings.unknown.extend(self.object.keys().map(|key| format!("{}{key}", self.path)));
    }

    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        match self.take(key)? {
            Value::String(text) => Some(text),
            _ => self.error(key, BootProblem::NotA("string")),
        }
    }

    /// `true` where the key is absent.
    pub(super) fn flag(&mut self, key: &str) -> bool {
        let flag = match self.take(key) {
            None => None,
            Some(Value::Bool(flag)) => Some(flag),
            Some(_) => self.error(key, BootProblem::NotA("boolean")),
        };
        flag.unwrap_or(true)
    }

    pub(super) fn number(&mut self, key: &str) -> Option<u64> {
        let number = self.take(key)?.as_u64();
        number.or_else(|| self.error(key, BootProblem::NotA("whole number")))
    }

    pub(super) fn texts(&mut self, key: &str) -> Option<Vec<String>> {
        let texts = self.take(key)?;
        let texts = texts
            .as_array()
            .and_then(|texts| texts.iter().map(|text| Some(text.as_str()?.to_owned())).collect());
        texts.or_else(|| self.error(key, BootProblem::NotA("list of strings")))
    }

    pub(super) fn list(&mut self, key: &str) -> Option<Vec<Value>> {
        match self.take(key)? {
            Value::Array(list) => Some(list),
            _ => self.error(key, BootProblem::NotA("list")),
        }
    }

    /// A text in several languages, by their tags: at least one.
    pub(super) fn titles(&mut self, key: &str) -> Option<Object> {
        let Value::Object(titles) = self.take(key)? else {
            return self.error(key, BootProblem::NotA("object"));
        };
        if let Some((tag, _)) = titles.iter().find(|(_, title)| !title.is_string()) {
            return self.error(&format!("{key}.{tag}"), BootProblem::NotA("string"));
        }
        Some(titles).filter(|titles| !titles.is_empty())
    }

    /// Words with a space between each, from a string or a list.
    pub(super) fn word_list(&mut self, key: &str) -> Option<String> {
        if self.object.get(key).is_some_and(Value::is_string) {
            let text = self.text(key)?;
            return Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        Some(self.texts(key)?.join(" "))
    }

    /// The name of an HTTP header: a token of RFC 9110 §5.6.2.
    pub(super) fn header(&mut self, key: &str) -> Option<String> {
        let name = self.text(key)?;
        if !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)) {
            Some(name)
        } else {
            self.error(key, BootProblem::NotAHeader)
        }
    }

    /// A value out of `names`, as the value at the same place in `values`.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        key: &str,
        names: &'static [&'static str],
        values: &[T],
    ) -> Option<T> {
        let place = self.place(key, names)?;
        values.get(place).copied()
    }

    /// The place of the text in `names`.
    fn place(&mut self, key: &str, names: &'static [&'static str]) -> Option<usize> {
        let text = self.text(key)?;
        let found = names.iter().position(|name| *name == text);
        found.or_else(|| self.error(key, BootProblem::NotOneOf(names)))
    }

    /// A link for an `href` or `src`, without a scheme that runs code (`javascript:`) and without a password. Browsers skip
    /// tabs and read backslashes as slashes, so a link has neither.
    pub(super) fn link(&mut self, key: &str) -> Option<String> {
        let link = self.text(key)?;
        let is_known = |scheme: &str| {
            ["http", "https", "mailto", "tel"].iter().any(|known| known.eq_ignore_ascii_case(scheme))
        };
        let is_unsafe = link.contains(|c: char| c.is_control() || c == '\\') || has_user(&link);
        if !is_unsafe && scheme(link.trim()).is_none_or(is_known) {
            Some(link)
        } else {
            self.error(key, BootProblem::NotALink)
        }
    }

    /// A path without its trailing slash.
    pub(super) fn path(&mut self, key: &str) -> Option<String> {
        let path = self.text(key)?;
        let is_invalid = |c: char| c.is_control() || ['?', '#', '\\'].contains(&c);
        if path.starts_with('/') && !path.starts_with("//") && !path.contains(is_invalid) {
            Some(path.trim_end_matches('/').into())
        } else {
            self.error(key, BootProblem::NotAPath)
        }
    }

    /// Takes a key out. `null` counts as absent.
    fn take(&mut self, key: &str) -> Option<Value> {
        #[cfg(test)]
        TAKEN.with_borrow_mut(|taken| taken.insert(format!("{}{key}", self.path)));
        self.object.shift_remove(key).filter(|value| !value.is_null())
    }

    /// Notes what is wrong with the value at `key`, which then counts as absent.
    fn error<T>(&mut self, key: &str, problem: BootProblem) -> Option<T> {
        self.note(key, problem);
        None
    }

    /// Notes what is wrong with the value at `key`.
    pub(super) fn note(&mut self, key: &str, problem: BootProblem) {
        if self.findings.error.is_none() {
            self.findings.error = Some(BootError { key: format!("{}{key}", self.path), problem });
        }
    }
}
