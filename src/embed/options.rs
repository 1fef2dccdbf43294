//! The options of the element's class (`public/iam-account.js`).

use js_sys::JSON;
use leptos::prelude::document;
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wire::json;

use crate::boot::Sources;

/// The options of an element.
pub(super) struct Options {
    /// The `config` property, if it was set; it may be no object.
    config: Option<Value>,
    /// The sources of configuration.
    pub(super) sources: Sources,
    /// `import.meta.url` of the entry module.
    pub(super) entry: String,
}

impl Options {
    pub(super) fn read(options: &JsValue) -> Result<Self, JsValue> {
        let text = String::from(JSON::stringify(options)?);
        let options = json::parse(&text).map_err(JsError::from)?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let config = options.get("config").filter(|config| !config.is_null()).cloned();
        let entry = options.get("entry").and_then(text).unwrap_or_default();
        let sources = Sources {
            file: options.get("file").and_then(text),
            property: config.as_ref().and_then(Value::as_object).cloned(),
            attributes: options.get("attributes").and_then(Value::as_object).cloned().unwrap_or_default(),
            file_url: entry.clone(),
            page_url: document().base_uri().ok().flatten().unwrap_or_default(),
        };
        Ok(Options { config, sources, entry })
    }

    /// Whether the `config` property is set and not an object.
    pub(super) fn has_invalid_config(&self) -> bool {
        self.config.is_some() && self.sources.property.is_none()
    }
}
