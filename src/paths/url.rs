//! URLs as text: normalising paths, staying on the page's origin, and resolving relative URLs. Pure.

/// A URL path in the normal form for comparisons: it percent-encodes what browsers encode, with capital hex digits, and
/// nothing else (RFC 3986 §6.2.2). Repeated slashes become one, as in servers.
pub fn normal(path: &str) -> String {
    let mut normal = String::with_capacity(path.len());
    let mut at = 0;
    while let Some(&byte) = path.as_bytes().get(at) {
        let escaped = (byte == b'%').then(|| hex(path.get(at + 1..at + 3)?)).flatten();
        at += if escaped.is_some() { 3 } else { 1 };
        let is_plain = match escaped {
            Some(byte) => byte.is_ascii_alphanumeric() || b"-._~".contains(&byte),
            None => byte.is_ascii_graphic() && !b"\"%<>\\^`{}".contains(&byte),
        };
        let byte = escaped.unwrap_or(byte);
        match is_plain {
            true if byte == b'/' && normal.ends_with('/') => {}
            true => normal.push(char::from(byte)),
            false => normal.push_str(&format!("%{byte:02X}")),
        }
    }
    normal
}

fn hex(digits: &str) -> Option<u8> {
    let are_digits = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    u8::from_str_radix(digits, 16).ok().filter(|_| are_digits)
}

/// A base path in normal form without its trailing slash; the root is empty.
pub fn base_of(path: &str) -> String {
    normal(path).trim_end_matches('/').to_owned()
}

/// Whether a URL path is the base path or below it. The same for a fragment.
pub fn is_below(path: &str, base: &str) -> bool {
    below(&normal(path), base).is_some()
}

/// The part of a normal path below the base.
pub(super) fn below<'a>(normal: &'a str, base: &str) -> Option<&'a str> {
    normal.strip_prefix(base).filter(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The base of pages that live in the fragment of a URL, as in `#/settings`.
pub const FRAGMENT: &str = "#";

/// What in a URL says which page is shown: its path, or its fragment where that is the base.
pub fn place_of<'a>(url: &'a str, base: &str) -> &'a str {
    match url.find('#') {
        _ if base != FRAGMENT => path_of(url),
        Some(at) => &url[at..],
        None => FRAGMENT,
    }
}

/// The folder of a URL path, without its trailing slash.
pub fn folder(url_path: &str) -> &str {
    url_path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Path, query and fragment as a URL that stays on the page's own origin. Browsers read two slashes at the start, also
/// with backslashes or tabs among them, as the start of a host name.
pub fn local(url: &str) -> String {
    let is_skipped = |c: char| c == '/' || c == '\\' || c <= ' ';
    format!("/{}", url.trim_start_matches(is_skipped).replace(char::is_control, ""))
}

/// A URL without its query and fragment.
fn path_of(url: &str) -> &str {
    &url[..url.len() - after_path(url).len()]
}

/// Query and fragment of a URL, with their `?` and `#`.
pub fn after_path(url: &str) -> &str {
    &url[url.find(['?', '#']).unwrap_or(url.len())..]
}

/// The scheme of an absolute URL.
pub fn scheme(url: &str) -> Option<&str> {
    let (scheme, _) = url.split_once(':')?;
    let begins = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let goes_on = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    (begins && goes_on).then_some(scheme)
}

/// Where the host of an absolute URL begins, behind `://`.
pub fn host_at(url: &str) -> Option<usize> {
    let rest = url[scheme(url)?.len()..].strip_prefix("://")?;
    Some(url.len() - rest.len())
}

/// Whether a URL has a user or a password before its host.
pub fn has_user(url: &str) -> bool {
    let path = url.find(['/', '?', '#']).unwrap_or(url.len());
    let host = url[path..].strip_prefix("//").and_then(|rest| rest.split(['/', '?', '#']).next());
    host.is_some_and(|host| host.contains('@'))
}

/// Whether an untrusted absolute URL can be shown as a picture: it runs no code and has no password.
pub fn is_picture(url: &str) -> bool {
    match scheme(url).unwrap_or_default().to_ascii_lowercase().as_str() {
        "http" | "https" => !has_user(url),
        "data" => url.get(5..11).is_some_and(|kind| kind.eq_ignore_ascii_case("image/")),
        "blob" => true,
        _ => false,
    }
}

/// Resolves `url` against the URL `base`, as browsers do. An absolute or empty `url` stays unchanged. So does everything
/// behind the dots of a relative one, so that a placeholder such as `{returnTo}` survives.
pub fn join(base: &str, url: &str) -> String {
    let url = url.trim_matches(|c: char| c <= ' ');
    if url.is_empty() || scheme(url).is_some() {
        return url.into();
    }
    let host = host_at(base).unwrap_or_default();
    let (origin, path) = base.split_at(base[host..].find(['/', '?', '#']).map_or(base.len(), |at| host + at));
    if url.starts_with("//") {
        return format!("{}{url}", scheme(base).map(|scheme| format!("{scheme}:")).unwrap_or_default());
    }
    if url.starts_with('/') {
        return format!("{origin}{url}");
    }
    let mut folder = folder(path_of(path));
    let mut rest = url;
    while let Some((step, after)) =
        rest.split_once('/').or(Some((rest, ""))).filter(|(step, _)| is_dots(step))
    {
        if step == ".." {
            folder = self::folder(folder);
        }
        rest = after;
    }
    format!("{origin}{folder}/{rest}")
}

fn is_dots(step: &str) -> bool {
    step == "." || step == ".."
}

#[cfg(test)]
mod tests;
