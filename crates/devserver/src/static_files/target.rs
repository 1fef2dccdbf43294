//! Maps a URL to a file or a redirect; pure.

use axum::http::{StatusCode, Uri};

/// What a URL stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A file of the page, by its path below the base.
    File(String),
    /// Another URL.
    Redirect(StatusCode, String),
    /// Nothing.
    Nothing,
}

const INDEX: &str = "/index.html";

impl Target {
    /// The path of the file; empty if there is none.
    pub(super) fn file(&self) -> &str {
        match self {
            Self::File(file) => file,
            Self::Redirect(..) | Self::Nothing => "",
        }
    }
}

/// Reads `uri` with the page's files at `base` (empty, or `/some/sub`).
pub(super) fn of(base: &str, uri: &Uri) -> Target {
    let path = uri.path();
    // Always at the root of the origin, also when the page is below a path.
    if let Some(name) = path.strip_prefix("/.well-known/") {
        return well_known(base, name);
    }
    let Some(below) = path.strip_prefix(base) else {
        return Target::Nothing;
    };
    match below.strip_prefix('/') {
        // Relative URLs in the page are resolved from the last slash.
        None if below.is_empty() => redirect(format!("{base}/"), uri),
        None => Target::Nothing,
        Some("") => Target::File(INDEX.into()),
        Some(page) if is_page(page) => Target::File(INDEX.into()),
        Some(rest) => match rest.strip_suffix('/') {
            Some(page) if is_page(page) => redirect(format!("{base}/{page}"), uri),
            _ => Target::File(below.into()),
        },
    }
}

fn well_known(base: &str, name: &str) -> Target {
    match name {
        // Password managers look here for the page on which a password is changed.
        "change-password" => Target::Redirect(StatusCode::SEE_OTHER, format!("{base}/password")),
        _ => Target::Nothing,
    }
}

/// Whether a path is one segment without a dot. A backslash does not count: browsers read it as a slash, and a redirect
/// to `/\host` would leave the origin.
fn is_page(segment: &str) -> bool {
    !segment.is_empty() && !segment.contains(['/', '\\', '.'])
}

fn redirect(mut location: String, uri: &Uri) -> Target {
    if let Some(query) = uri.query() {
        location.push('?');
        location.push_str(query);
    }
    Target::Redirect(StatusCode::PERMANENT_REDIRECT, location)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str) -> Target {
        Target::File(path.into())
    }

    fn moved(location: &str) -> Target {
        Target::Redirect(StatusCode::PERMANENT_REDIRECT, location.into())
    }

    fn check(base: &str, uri: &str, expected: &Target) {
        assert_eq!(&of(base, &uri.parse().unwrap()), expected, "{base:?} {uri}");
    }

    #[test]
    fn at_the_root() {
        for (uri, expected) in [
            ("/", file(INDEX)),
            ("/profile", file(INDEX)),
            ("/signed-in?code=1", file(INDEX)),
            ("/profile/", moved("/profile")),
            ("/profile/?a=b&c", moved("/profile?a=b&c")),
            ("/app-0123456789abcdef.js", file("/app-0123456789abcdef.js")),
            ("/locales/fr.json", file("/locales/fr.json")),
            ("/profile/more", file("/profile/more")),
            ("/profile//", file("/profile//")),
            ("//host.test/", file("//host.test/")),
            ("//host/", file("//host/")),
            ("/.well-known/security.txt", Target::Nothing),
        ] {
            check("", uri, &expected);
        }
    }

    #[test]
    fn below_a_base() {
        for (uri, expected) in [
            ("/some/sub", moved("/some/sub/")),
            ("/some/sub?a", moved("/some/sub/?a")),
            ("/some/sub/", file(INDEX)),
            ("/some/sub/profile", file(INDEX)),
            ("/some/sub/profile/", moved("/some/sub/profile")),
            ("/some/sub/app.css", file("/app.css")),
            ("/some/subway", Target::Nothing),
            ("/profile", Target::Nothing),
            ("/", Target::Nothing),
        ] {
            check("/some/sub", uri, &expected);
        }
    }

    #[test]
    fn password_managers_find_the_password_page() {
        for base in ["", "/some/sub"] {
            let expected = Target::Redirect(StatusCode::SEE_OTHER, format!("{base}/password"));
            check(base, "/.well-known/change-password", &expected);
        }
    }

    #[test]
    fn no_redirect_leaves_the_origin() {
        for uri in ["//host/", "/\\host/", "/\\host.test/"] {
            if let Ok(uri) = uri.parse() {
                assert!(matches!(of("", &uri), Target::File(_)), "{uri}");
            }
        }
    }
}
