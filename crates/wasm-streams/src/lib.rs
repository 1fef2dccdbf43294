//! Stands in for the crate of this name, which leptos brings for server functions.
//!
//! The app has no server function, so nothing calls the crate. But it exports three classes to JavaScript, and an export
//! stays in a program whether or not someone calls it: 4 KB of the first download (docs/decisions/0056-weight-levers.md).
//! Here are the same signatures without the classes.

use futures_util::Stream;
use futures_util::stream::{Empty, empty};
use wasm_bindgen::JsValue;
use web_sys::ReadableStream as Raw;

/// A stream of the browser.
#[derive(Debug)]
pub struct ReadableStream(Raw);

impl ReadableStream {
    /// The browser's stream.
    #[must_use]
    pub fn from_raw(raw: Raw) -> Self {
        ReadableStream(raw)
    }

    /// The browser's stream.
    #[must_use]
    pub fn into_raw(self) -> Raw {
        self.0
    }

    /// # Panics
    /// Always: a body that is streamed belongs to a server function.
    #[must_use]
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        unreachable!("the app has no server functions")
    }

    /// A stream without items.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        empty()
    }
}
