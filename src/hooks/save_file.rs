//! Downloads of a text that this page made.

use std::time::Duration;

use js_sys::Array;
use leptos::prelude::*;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the URL lives, so that the browser can begin the download.
const URL_LIFETIME: Duration = Duration::from_secs(60);

/// Downloads a text as a file. Returns whether the download could be started.
pub fn save_file(name: &str, kind: &str, text: &str) -> bool {
    let start = || {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
        let url = Url::create_object_url_with_blob(&blob)?;
        let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
        link.set_href(&url);
        link.set_download(name);
        // The link is outside of the document, where no router hears the click.
        link.click();
        set_timeout(move || drop(Url::revoke_object_url(&url)), URL_LIFETIME);
        Ok::<_, JsValue>(())
    };
    start().is_ok()
}
