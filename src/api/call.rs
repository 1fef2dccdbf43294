//! One request, as the operations describe it.

use serde::Serialize;
use web_sys::{AbortSignal, FormData};

use crate::api::error::{ApiError, ErrorKind};

/// One request, before the client adds what all have in common.
pub(super) struct Call<'a> {
    pub(super) method: &'static str,
    pub(super) path: &'a str,
    pub(super) body: Body<'a>,
    pub(super) abort: Option<&'a AbortSignal>,
}

/// What it carries.
pub(super) enum Body<'a> {
    None,
    Json(String),
    Urlencoded(String),
    /// The browser writes the `Content-Type`: only it knows the boundary.
    Form(&'a FormData),
}

impl<'a> Call<'a> {
    pub(super) fn get(path: &'a str) -> Self {
        Call::new("GET", path)
    }

    pub(super) fn post(path: &'a str) -> Self {
        Call::new("POST", path)
    }

    pub(super) fn put(path: &'a str) -> Self {
        Call::new("PUT", path)
    }

    pub(super) fn patch(path: &'a str) -> Self {
        Call::new("PATCH", path)
    }

    pub(super) fn delete(path: &'a str) -> Self {
        Call::new("DELETE", path)
    }

    /// `path` comes after `/users/me/` and ends in a slash, or is empty: a missing slash may redirect and lose the body.
    fn new(method: &'static str, path: &'a str) -> Self {
        Call { method, path, body: Body::None, abort: None }
    }

    /// What it is called, for support.
    pub(super) fn name(&self) -> String {
        format!("{} users/me/{}", self.method, self.path)
    }

    pub(super) fn json(self, body: &impl Serialize) -> Result<Self, ApiError> {
        let text = serde_json::to_string(body).map_err(|_| ApiError::new(ErrorKind::Unexpected(0)))?;
        Ok(Call { body: Body::Json(text), ..self })
    }

    pub(super) fn form(self, form: &'a FormData) -> Self {
        Call { body: Body::Form(form), ..self }
    }

    pub(super) fn abort(self, signal: Option<&'a AbortSignal>) -> Self {
        Call { abort: signal, ..self }
    }
}
