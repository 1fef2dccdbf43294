//! Where the files beside the program are.

use std::sync::Arc;

use js_sys::Reflect;
use send_wrapper::SendWrapper;
use web_sys::HtmlElement;
use web_sys::wasm_bindgen::JsValue;

/// The addresses of the files that the app asks for by name.
#[derive(Clone)]
pub struct Files {
    folder: Arc<str>,
    table: SendWrapper<JsValue>,
}

impl Files {
    /// `folder` is the URL of the entry module's folder, with its trailing slash. A bundler gives each file a name and a place
    /// of its own; the class of `element` in the npm package has a table of them, `files`.
    pub(super) fn new(folder: &str, element: &HtmlElement) -> Self {
        let member = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).unwrap_or_default();
        let table = member(&member(element, "constructor"), "files");
        Files { folder: folder.into(), table: SendWrapper::new(table) }
    }

    /// The URL of the file with this name.
    pub fn url(&self, name: &str) -> String {
        let placed = Reflect::get(&self.table, &format!("./{name}").into()).ok();
        placed.and_then(|url| url.as_string()).unwrap_or_else(|| format!("{}{name}", self.folder))
    }
}
