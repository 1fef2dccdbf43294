//! The headers of a static file.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;

use crate::config::Config;

/// What the page may do: WebAssembly and a preview in a frame, but no inline script or style, no
/// script that is made of text (Trusted Types), and nothing from elsewhere.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'self'; \
    frame-ancestors 'self'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
/// What that frame may do: show a person's HTML with its inline styles, but send nothing.
const PREVIEW_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; \
    frame-ancestors 'self'";
/// What no script of the page, and no frame in it, may ask the person for.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
    magnetometer=(), microphone=(), midi=(), payment=(), usb=()";
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Adds the headers for `file`, a path below the base. All that README.md names but `Strict-Transport-Security`, which a
/// server may not send over plain HTTP (RFC 6797, section 7.2).
pub(super) fn add(response: &mut Response, file: &str, config: &Config, origin: Option<&HeaderValue>) {
    let lasting = response.status() != StatusCode::NOT_FOUND && is_hashed(file);
    let caching = if lasting { "public, max-age=31536000, immutable" } else { "no-cache" };
    let policy = policy(file, config);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    for (name, value) in [
        (header::CACHE_CONTROL, caching),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("permissions-policy"), PERMISSIONS),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !config.cors_origins.is_empty() && is_shared(file) {
        headers.insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
        headers.append(header::VARY, HeaderValue::from_static("origin"));
        if let Some(origin) = origin.filter(|origin| config.allows_origin(origin)) {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        }
    }
}

/// The policy of a file. The page sends requests to the outside issuer; both the page and the preview in it are in the
/// frame of a portal.
fn policy(file: &str, config: &Config) -> HeaderValue {
    let plain = if file == "/preview.html" { PREVIEW_POLICY } else { PAGE_POLICY };
    let mut policy = plain.to_owned();
    let mut allow = |directive: &str, origin: &str| {
        policy = policy.replace(&format!("{directive} 'self'"), &format!("{directive} 'self' {origin}"));
    };
    if let Some(origin) = config.issuer_origin() {
        allow("connect-src", &origin);
    }
    for origin in config.frame_ancestors.iter().filter_map(|origin| origin.to_str().ok()) {
        allow("frame-ancestors", origin);
    }
    HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static(plain))
}

/// Whether a portal on another origin may load the file: the module, and what the module loads.
fn is_shared(file: &str) -> bool {
    file.rsplit_once('.')
        .is_some_and(|(_, extension)| ["js", "css", "wasm", "json", "woff2"].contains(&extension))
}

/// Whether the name ends with `-` and 16 hexadecimal digits, the hash of a content that never changes.
fn is_hashed(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or_default();
    name.match_indices('-').any(|(dash, _)| {
        let (hash, rest) = name[dash + 1..].split_at_checked(16).unwrap_or_default();
        let is_hash = hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hash && (rest.starts_with('.') || rest.starts_with("_bg."))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_whole_hash_last() {
        for hashed in [
            "/iam-account-0123456789abcdef.js",
            "/iam-account-0123456789abcdef_bg.wasm",
            "/assets/x-0123456789abcdef.css",
        ] {
            assert!(is_hashed(hashed), "{hashed}");
        }
        for plain in [
            "/index.html",
            "/iam-account.js",
            "/x-0123456789abcde.js",
            "/x-0123456789abcdef0.js",
            "/x-0123456789abcdeg.js",
            "/x-0123456789abcdef",
            "/x-0123456789abcdef/inline0.js",
            "/x-é123456789abcdef.js",
            "",
        ] {
            assert!(!is_hashed(plain), "{plain}");
        }
    }
}
