//! The operations on the account that read and write no document, and what the client knows beside them.

use leptos::prelude::*;
use wire::{ChangePassword, Oddity};

use crate::api::client::{Api, Call};
use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::error_log;
use crate::paths::{is_picture, join};

impl Api {
    /// `change_my_password`: 400 with a sentence when the current one is wrong or the new one too weak. Never repeated
    /// by itself: each wrong try counts.
    pub async fn change_password(&self, change: &ChangePassword) -> Result<(), ApiError> {
        self.send(Call::new("POST", "password/").json(&change.to_object())).await?.confirm()
    }

    /// `delete_my_user`: succeeds with 410 Gone and an empty body (contract); a 2xx is taken for the same.
    pub async fn delete_user(&self) -> Result<(), ApiError> {
        let gone = |status| status == 410 || (200..300).contains(&status);
        self.send_expecting(Call::new("DELETE", ""), gone).await?.confirm()
    }

    /// `sync_my_user_from_auth_service`: accepted (202) is not done, the effect shows on a later read.
    pub async fn sync_user(&self) -> Result<(), ApiError> {
        self.send(Call::new("POST", "sync-from-auth/")).await?.confirm()?;
        self.written(Endpoint::User);
        Ok(())
    }

    /// Calls `observe` whenever the service has accepted a change. Only the first caller is registered.
    pub fn on_write(&self, observe: impl Fn(Endpoint) + Send + Sync + 'static) {
        let _ = self.on_write.set(Box::new(observe));
    }

    /// The service has accepted a change.
    pub(super) fn written(&self, endpoint: Endpoint) {
        if let Some(observe) = self.on_write.get() {
            observe(endpoint);
        }
    }

    /// Returns what was not as the contract says in the responses since the session began. Tracked.
    pub fn oddities(&self) -> Vec<Oddity> {
        self.oddities.get()
    }

    /// Forgets the oddities and errors of one person before the next.
    pub fn forget_faults(&self) {
        self.oddities.set(Vec::new());
        error_log::forget();
    }

    /// Returns the URL of a picture or a logo from a response, which is absolute or relative to the API; `None` where it is
    /// anything else than a picture's.
    pub fn picture_url(&self, url: &str) -> Option<String> {
        Some(self.absolute(url)).filter(|url| is_picture(url))
    }

    /// Returns the absolute form of a URL, which is absolute or relative to the API.
    pub fn absolute(&self, url: &str) -> String {
        let page = window().location().href().unwrap_or_default();
        let base = join(&page, &format!("{}/", self.base));
        web_sys::Url::new_with_base(url, &base).map_or_else(|_| url.into(), |absolute| absolute.href())
    }
}
