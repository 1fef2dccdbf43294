//! What `/diagnostics` asks the servers around the page: requests without a credential, and what their responses show.

use js_sys::Date;
use web_sys::{RequestCache, RequestRedirect, Response};

use crate::api::abort::deadline;
use crate::api::client::Api;
use crate::api::request::{Body, Request};

/// Milliseconds after which a server counts as unreachable.
const PROBE_TIMEOUT: u32 = 10_000;

/// The headers that are read; a browser hides some of another origin's.
const HEADERS: &[&str] = &[
    "cache-control",
    "content-encoding",
    "content-security-policy",
    "content-type",
    "cross-origin-opener-policy",
    "date",
    "permissions-policy",
    "referrer-policy",
    "strict-transport-security",
    "x-content-type-options",
];

/// A response, as far as a page may see it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Probe {
    /// HTTP status; 0 for a redirect that is not followed.
    pub status: u16,
    /// Names in lower case and values.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub text: String,
}

impl Probe {
    /// The value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| *header == name).map(|(_, value)| value.as_str())
    }

    /// Whether it is a page.
    pub fn is_html(&self) -> bool {
        self.header("content-type").is_some_and(|kind| kind.contains("html"))
    }

    async fn of(response: &Response) -> Option<Probe> {
        let headers = response.headers();
        let value = |name: &&'static str| Some((*name, headers.get(name).ok()??));
        let body = wasm_bindgen_futures::JsFuture::from(response.text().ok()?).await.ok()?;
        Some(Probe {
            status: response.status(),
            headers: HEADERS.iter().filter_map(value).collect(),
            text: body.as_string()?,
        })
    }
}

/// Sends a request past the browser's cache. `None` where nothing comes back that the page may see.
pub async fn probe(method: &str, url: &str) -> Option<Probe> {
    let signal = deadline(PROBE_TIMEOUT, &[]);
    let request = Request::new(url, RequestCache::NoStore, signal.as_ref());
    Probe::of(&request.method(method, RequestRedirect::Follow).send(&Body::None).await.ok()?).await
}

impl Api {
    /// Asks the service for the account of no one. The query is for its log. A service of another origin has to allow what
    /// the requests of a session have, so the header is there, and empty.
    pub async fn probe(&self, is_cross_origin: bool) -> Option<Probe> {
        let url = format!("{}/users/me/?diagnostics", self.base);
        let signal = deadline(PROBE_TIMEOUT, &[]);
        let mut request = Request::new(&url, RequestCache::NoStore, signal.as_ref())
            .method("GET", RequestRedirect::Manual)
            .without_cookies()
            .header("Accept", "application/json");
        if is_cross_origin {
            request = request.header("Authorization", "");
        }
        Probe::of(&request.send(&Body::None).await.ok()?).await
    }
}

/// Seconds by which a server's clock is ahead of this device's, where its header `Date` may be read.
pub fn clock_skew(probe: &Probe) -> Option<f64> {
    let sent = Date::parse(probe.header("date")?);
    (!sent.is_nan()).then(|| ((sent - Date::now()) / 1000.0).round())
}
