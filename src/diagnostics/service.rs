//! The API, the clocks, and the OpenID provider. Pure.

use wire::json;

use crate::diagnostics::{Probe, Target, Verdict};
use crate::language::Message;
use crate::messages::diagnostics as texts;
use crate::session::oidc::provider::Provider;

/// Seconds by which clocks may differ without a word, and without harm.
const CLOSE: f64 = 60.0;
const FAR: f64 = 300.0;

/// How the API responds to a request of no one. `is_behind_sign_in` is whether a proxy in front of it signs people in.
pub fn api(target: Target<'_>, response: Option<&Probe>, is_behind_sign_in: bool) -> Verdict {
    let Some(response) = response else { return target.unreachable() };
    let status = number(response.status);
    match response.status {
        0 if is_behind_sign_in => Verdict::good(texts::API_SIGN_IN),
        0 => Verdict::problem(texts::api_redirects(target.url), texts::FIX_API_BASE),
        500.. => Verdict::problem(texts::api_fails(target.url, status), texts::FIX_API_LOG),
        404 => Verdict::problem(texts::api_not_there(target.url), texts::FIX_API_BASE),
        401 | 403 if is_behind_sign_in => Verdict::good(texts::API_SIGN_IN),
        _ if json::parse(&response.text).is_err() => {
            Verdict::problem(texts::api_no_json(target.url, status), texts::FIX_API_BASE)
        }
        200 | 400 | 401 | 403 => Verdict::good(texts::api_responds(target.url, status)),
        _ => Verdict::attention(texts::api_responds(target.url, status), texts::FIX_API_LOG),
    }
}

/// By how many seconds the clock of the server at the API is ahead of this device's; `None` where it cannot be read.
pub fn clock(skew: Option<f64>) -> Verdict {
    let Some(skew) = skew.map(f64::abs) else {
        return Verdict { remedy: texts::FIX_CLOCK_HIDDEN, ..Verdict::unknown(texts::CLOCK_HIDDEN) };
    };
    let differ = || texts::clocks_differ(Message::decimal(skew));
    match skew {
        skew if skew > FAR => Verdict::problem(differ(), texts::FIX_CLOCK),
        skew if skew > CLOSE => Verdict::attention(differ(), texts::FIX_CLOCK),
        _ => Verdict::good(texts::CLOCKS_AGREE),
    }
}

/// The configuration that an OpenID provider has at `target`.
pub fn issuer(target: Target<'_>, issuer: &str, response: Option<&Probe>) -> Verdict {
    let Some(response) = response else { return target.unreachable() };
    if response.status != 200 {
        let found = texts::issuer_not_there(target.url, number(response.status));
        return Verdict::problem(found, texts::FIX_ISSUER);
    }
    let Ok(configuration) = json::parse(&response.text) else {
        return Verdict::problem(texts::issuer_no_json(target.url), texts::FIX_ISSUER_FALLBACK);
    };
    match Provider::read(issuer, &configuration) {
        Ok(_) => Verdict::good(texts::issuer_ready(issuer)),
        Err((_, what)) => Verdict::problem(texts::issuer_unusable(what), texts::FIX_ISSUER),
    }
}

/// Digits without separators.
fn number(status: u16) -> String {
    status.to_string()
}
