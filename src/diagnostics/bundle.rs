//! All of the diagnostics as one text for support, without anything personal. Pure.

use serde_json::{Map, Value};
use wire::{Object, Oddity};

use crate::api::error_log::LoggedError;
use crate::diagnostics::Verdict;
use crate::language::{Locale, Message};
use crate::messages::diagnostics as texts;

/// The keys whose texts support needs. Any other text may be the name, the address or the number of a person.
const SHOWN: &[&str] = &[
    "apiBase",
    "basePath",
    "auth.mode",
    "auth.issuer",
    "auth.clientId",
    "auth.scopes",
    "auth.persist",
    "auth.start",
    "auth.signInUrl",
    "auth.signOutUrl",
    "auth.csrfHeader",
    "auth.keyScheme",
    "drafts",
    "locale",
    "sections",
    "sections.page",
    "brand.accent",
    "brand.radius",
    "avatar.types",
    "embed.origins",
    "beacon",
];

/// In place of what is not shown.
const HIDDEN: &str = "…";

/// What is in the text.
#[derive(Clone, Debug, Default)]
pub struct Bundle {
    /// The version of the program, and the hash in its name.
    pub program: String,
    /// The time, RFC 3339 in UTC.
    pub at: String,
    /// The page's path.
    pub path: String,
    /// What the browser calls itself.
    pub agent: String,
    /// Each check, and its verdict so far.
    pub checks: Vec<(Message, Option<Verdict>)>,
    /// What is wrong with the configuration.
    pub warnings: Vec<Message>,
    /// What was not as the contract says.
    pub oddities: Vec<Oddity>,
    /// Requests that failed, each with its time.
    pub errors: Vec<(String, LoggedError)>,
    /// The effective configuration.
    pub config: Object,
    /// The paths of its unknown keys.
    pub unknown: Vec<String>,
}

impl Bundle {
    /// The text.
    pub fn text(&self, locale: Locale) -> String {
        let say = |message: &Message| message.localize(locale);
        let check = |(name, verdict): &(Message, Option<Verdict>)| match verdict {
            None => format!("- {}: {}", say(name), say(&texts::CHECKING)),
            Some(verdict) => {
                let (grade, found, remedy) = (verdict.grade.word(), &verdict.found, &verdict.remedy);
                format!("- {}: {}. {} {}", say(name), say(&grade), say(found), say(remedy))
            }
        };
        let error = |(at, error): &(String, LoggedError)| {
            let LoggedError { status, request, request_id, .. } = error;
            format!("- {at} {status} {request} {}", request_id.as_deref().unwrap_or_default())
        };
        let oddity = |odd: &Oddity| format!("- {}", say(&texts::odd_field(odd)));
        let head = [format!("iam-account {}", self.program), self.at.clone(), self.path.clone()];
        let mut lines: Vec<String> = head.into_iter().chain([self.agent.clone()]).collect();
        let mut section = |title: Message, content: Vec<String>| {
            lines.extend([String::new(), say(&title)]);
            lines.extend(content);
        };
        section(texts::CHECKS, self.checks.iter().map(check).collect());
        section(texts::WARNINGS, self.warnings.iter().map(|text| format!("- {}", say(text))).collect());
        section(texts::ANSWERS, self.oddities.iter().map(oddity).collect());
        section(texts::ERRORS, self.errors.iter().map(error).collect());
        section(texts::CONFIG, vec![self.redacted_config()]);
        lines.join("\n").lines().map(|line| scrub(line.trim_end())).collect::<Vec<_>>().join("\n")
    }

    fn redacted_config(&self) -> String {
        let object = self.config.clone().into();
        wire::json::to_string_pretty(&redacted(&object, "", &self.unknown))
    }
}

/// The value at a path of the configuration without texts that may be personal.
fn redacted(value: &Value, path: &str, unknown: &[String]) -> Value {
    match value {
        _ if unknown.iter().any(|key| key == path) => HIDDEN.into(),
        Value::Object(object) => {
            let below = |key: &String| if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            let entries =
                object.iter().map(|(key, value)| (key.clone(), redacted(value, &below(key), unknown)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
        Value::Array(items) => items.iter().map(|item| redacted(item, path, unknown)).collect(),
        Value::String(_) if !SHOWN.contains(&path) => HIDDEN.into(),
        value => value.clone(),
    }
}

/// A line without email addresses, and its URLs without user, query and fragment.
fn scrub(line: &str) -> String {
    let is_end = |c: char| c.is_whitespace() || "\"“”()<>,;".contains(c);
    let word = |word: &str| -> String {
        let end = word.len() - word.trim_end_matches(is_end).len();
        let (body, end) = word.split_at(word.len() - end);
        let is_url = body.contains("://") || body.starts_with('/');
        match body {
            body if body.contains('@') || body.contains("%40") => format!("{HIDDEN}{end}"),
            body if is_url => format!("{}{end}", body.split(['?', '#']).next().unwrap_or_default()),
            body => format!("{body}{end}"),
        }
    };
    line.split_inclusive(is_end).map(word).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const PLANTED: &[&str] = &["zoe", "Zoé", "33612345678", "hunter2", "s3cr3t"];

    fn object(value: Value) -> Object {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn nothing_personal_is_in_it() {
        let config = object(json!({
            "apiBase": "https://zoe:hunter2@api.example.test/iam/v1?key=s3cr3t#zoe",
            "auth": { "mode": "oidc", "issuer": "https://id.example.test/?user=zoe", "clientId": "zoe@example.test" },
            "brand": {
                "name": "Chez Zoé", "supportUrl": "mailto:zoe@example.test", "homeUrl": "tel:+33612345678",
                "logo": "https://example.test/zoe.png",
            },
            "password": { "hint": "hunter2", "minLength": 12 },
            "sections": ["profile", { "url": "https://example.test/zoe", "title": { "en": "Zoé" } }],
            "token": "s3cr3t",
        }));
        let bundle = Bundle {
            path: "/me/diagnostics?token=s3cr3t#zoe".into(),
            warnings: vec![texts::unknown_key("zoe@example.test")],
            checks: vec![(
                texts::CHECK_API,
                Some(Verdict::unknown(texts::api_redirects(
                    "https://example.test/zoe%40example.test?s3cr3t",
                ))),
            )],
            unknown: vec!["token".into()],
            config,
            ..Bundle::default()
        };
        let text = bundle.text(Locale::ENGLISH);
        for planted in PLANTED {
            assert!(!text.contains(planted), "{planted} in {text}");
        }
        for wanted in [
            "\"minLength\": 12",
            "\"mode\": \"oidc\"",
            "https://id.example.test/",
            "/me/diagnostics",
            "profile",
        ] {
            assert!(text.contains(wanted), "{wanted} in {text}");
        }
    }

    #[test]
    fn a_request_is_named_by_its_id() {
        let error = LoggedError {
            at: 0,
            status: 500,
            request: "GET users/me/".into(),
            request_id: Some("r-42".into()),
        };
        let bundle = Bundle { errors: vec![("2026-11-27T10:00:00Z".into(), error)], ..Bundle::default() };
        let text = bundle.text(Locale::ENGLISH);
        assert!(text.contains("- 2026-11-27T10:00:00Z 500 GET users/me/ r-42"), "{text}");
    }
}
