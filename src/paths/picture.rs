//! The URL of a picture with a version. A service may store every picture of a person at the same URL, and browsers then
//! keep showing the first one. A query parameter that servers ignore distinguishes the pictures.

const PARAMETER: &str = "iam-account-version=";

/// The URL under which a browser has no picture older than `updated_at`. `replaced`, in milliseconds, is when another
/// picture replaced that one, or 0.
///
/// A query may be signed, so nothing is added to one until the picture is replaced.
#[must_use]
pub fn versioned(url: &str, updated_at: Option<&str>, replaced: u64) -> String {
    if ["data:", "blob:"].iter().any(|scheme| url.starts_with(scheme)) {
        return url.into();
    }
    let (address, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    let is_queried = address.contains('?');
    let mut version = String::new();
    if !is_queried || replaced > 0 {
        version.extend(updated_at.unwrap_or_default().chars().filter(char::is_ascii_digit));
    }
    if replaced > 0 {
        version += &format!("-{replaced}");
    }
    if version.is_empty() {
        return url.into();
    }
    let sign = if is_queried { '&' } else { '?' };
    format!("{address}{sign}{PARAMETER}{version}{fragment}")
}

/// The URL without the version, for a service that refuses the parameter.
#[must_use]
pub fn plain(url: &str) -> String {
    let Some((address, rest)) = url.split_once(PARAMETER) else { return url.into() };
    let fragment = rest.find('#').map_or("", |at| &rest[at..]);
    format!("{}{fragment}", address.trim_end_matches(['?', '&']))
}

#[cfg(test)]
mod tests {
    use super::*;

    const T: Option<&str> = Some("2026-11-26T17:50:20.5Z");

    #[test]
    fn each_version_of_a_picture_has_its_own_url() {
        for (url, updated_at, replaced, shown) in [
            ("/me.png", T, 0, "/me.png?iam-account-version=202611261750205"),
            ("/me.png", T, 7, "/me.png?iam-account-version=202611261750205-7"),
            ("/me.png", None, 7, "/me.png?iam-account-version=-7"),
            ("https://a.test/me#x", T, 0, "https://a.test/me?iam-account-version=202611261750205#x"),
            (
                "https://a.test/me?u=1#?",
                T,
                7,
                "https://a.test/me?u=1&iam-account-version=202611261750205-7#?",
            ),
        ] {
            assert_eq!(versioned(url, updated_at, replaced), shown);
            assert_eq!(plain(shown), url);
        }
    }

    #[test]
    fn a_url_that_needs_no_version_is_unchanged() {
        for (url, updated_at, replaced) in [
            ("/me.png", None, 0),
            ("/me.png", Some("yesterday"), 0),
            ("https://a.test/me?X-Amz-Signature=00", T, 0),
            ("data:image/png;base64,AA", T, 7),
            ("blob:https://a.test/1", T, 7),
        ] {
            assert_eq!(versioned(url, updated_at, replaced), url);
            assert_eq!(plain(url), url);
        }
    }
}
