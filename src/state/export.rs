//! [`Export`]: everything that the page can read of an account, as one document to download.

use leptos::prelude::*;
use serde_json::{Value, json};
use wire::{Object, is_blank};

use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, ErrorKind};
use crate::api::retry::Idempotency;
use crate::state::State;

/// The version of the document's format.
pub const SCHEMA_VERSION: u32 = 1;

/// The content of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Export {
    /// The time, RFC 3339 in UTC.
    pub at: String,
    /// The API's URL.
    pub service: String,
    /// The account, unchanged.
    pub user: Object,
    /// The settings and the notification preferences, unchanged, where the service offers them; `None` for a service account.
    pub documents: Option<(Option<Object>, Option<Object>)>,
    /// The picture as a `data:` URL, where the page may read it.
    pub picture: Option<String>,
}

impl Export {
    /// The picture's URL, unchanged.
    pub fn picture_url(&self) -> Option<&str> {
        self.user.get("avatar").and_then(Value::as_str).filter(|url| !is_blank(url))
    }

    /// The document. `missing` has sentences about what it does not contain.
    pub fn to_json(&self, missing: &[String]) -> String {
        let (config, preferences) = self.documents.clone().unwrap_or_default();
        let picture = self.picture_url().map(|url| json!({"url": url, "data": self.picture}));
        let document = json!({
            "schema": "iam-account/export",
            "schema_version": SCHEMA_VERSION,
            "exported_at": self.at,
            "service": self.service,
            "user": self.user,
            "config": config,
            "notification_preferences": preferences,
            "picture": picture,
            "not_included": missing,
        });
        wire::json::to_string_pretty(&document)
    }

    /// The name of the file.
    pub fn file_name(&self) -> String {
        format!("iam-account-{}.json", self.at.split('T').next().unwrap_or_default())
    }
}

impl State {
    /// Reads everything again.
    ///
    /// # Errors
    /// Where one of the documents cannot be read, because half an export would look complete. An unreadable picture is left
    /// out.
    pub async fn export(&self) -> Result<Export, ApiError> {
        self.session
            .observe(self.api.with_retry(Idempotency::Safe, None, async || self.read_all().await).await)
    }

    async fn read_all(&self) -> Result<Export, ApiError> {
        let read = |endpoint| self.api.call(endpoint, None, None);
        let user = read(Endpoint::User).await?;
        let documents = if untrack(|| self.user.human()).is_some() {
            Some((offered(read(Endpoint::Config).await)?, offered(read(Endpoint::Notifications).await)?))
        } else {
            None
        };
        let at = String::from(js_sys::Date::new_0().to_iso_string());
        let mut export = Export { at, service: self.api.absolute("."), user, documents, picture: None };
        if let Some(url) = export.picture_url() {
            export.picture = self.api.picture(url).await;
        }
        Ok(export)
    }
}

/// `None` for a document that the service does not offer.
fn offered(read: Result<Object, ApiError>) -> Result<Option<Object>, ApiError> {
    match read {
        Err(ApiError { kind: ErrorKind::NotOffered(_), .. }) => Ok(None),
        read => read.map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(text: &str) -> Object {
        serde_json::from_str(text).unwrap()
    }

    fn export() -> Export {
        Export {
            at: "2026-11-24T09:30:00.000Z".into(),
            service: "https://api.example.test/iam/v1/".into(),
            user: object(r#"{"id": "u-1", "avatar": "/media/zoe.png", "shoe_size": 41.50}"#),
            documents: Some((
                Some(object(r#"{"z": 12345678901234567890123, "a": null}"#)),
                Some(object(r#"{"app": {"lease_signed": true}, "sms": "?"}"#)),
            )),
            picture: Some("data:image/png;base64,AA==".into()),
        }
    }

    #[test]
    fn documents_keep_every_digit_and_unknown_keys() {
        let text = export().to_json(&["Your password.".into()]);
        for part in
            ["\"shoe_size\": 41.50", "\"z\": 12345678901234567890123", "\"sms\": \"?\"", "\"a\": null"]
        {
            assert!(text.contains(part), "{part} in {text}");
        }
        let document = object(&text);
        assert_eq!(document["schema_version"], json!(1));
        assert_eq!(document["exported_at"], "2026-11-24T09:30:00.000Z");
        assert_eq!(document["service"], "https://api.example.test/iam/v1/");
        assert_eq!(document["not_included"], json!(["Your password."]));
        let (config, preferences) = export().documents.unwrap();
        assert_eq!(document["user"], Value::Object(export().user));
        assert_eq!(document["config"], json!(config));
        assert_eq!(document["notification_preferences"], json!(preferences));
    }

    #[test]
    fn the_picture_is_its_bytes_or_its_url_or_null() {
        let picture = |export: Export| object(&export.to_json(&[]))["picture"].clone();
        assert_eq!(picture(export()), json!({"url": "/media/zoe.png", "data": "data:image/png;base64,AA=="}));
        assert_eq!(
            picture(Export { picture: None, ..export() }),
            json!({"url": "/media/zoe.png", "data": null})
        );
        assert_eq!(picture(Export::default()), Value::Null);
        for nothing in [r#"{"avatar": ""}"#, r#"{"avatar": " \u200b"}"#, r#"{"avatar": 7}"#] {
            assert_eq!(picture(Export { user: object(nothing), ..Export::default() }), Value::Null);
        }
    }

    #[test]
    fn a_service_account_has_no_documents() {
        let text = Export { documents: None, ..export() }.to_json(&[]);
        assert_eq!(
            (&object(&text)["config"], &object(&text)["notification_preferences"]),
            (&Value::Null, &Value::Null)
        );
    }

    #[test]
    fn the_file_is_named_after_the_day() {
        assert_eq!(export().file_name(), "iam-account-2026-11-24.json");
    }
}
