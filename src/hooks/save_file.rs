//! Handing the person a file that was made here.

use std::time::Duration;

use js_sys::Array;
use leptos::prelude::*;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long a browser gets to begin with it.
const LIFE: Duration = Duration::from_secs(60);

/// Saves a text as a file, in the way in which the browser saves files. Answers whether it could be begun.
pub fn save_file(name: &str, kind: &str, text: &str) -> bool {
    let begin = || {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
        let url = Url::create_object_url_with_blob(&blob)?;
        let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
        link.set_href(&url);
        link.set_download(name);
        // Outside of the document, where no router hears of it.
        link.click();
        set_timeout(move || drop(Url::revoke_object_url(&url)), LIFE);
        Ok::<_, JsValue>(())
    };
    begin().is_ok()
}
