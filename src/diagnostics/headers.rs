//! The headers of our own page, compared with those of the README. Pure.

use crate::diagnostics::{Probe, Verdict};
use crate::language::Message;
use crate::messages::diagnostics as texts;

/// The directives of the policy.
const DIRECTIVES: &[&str] = &[
    "default-src",
    "script-src",
    "style-src",
    "img-src",
    "connect-src",
    "font-src",
    "form-action",
    "base-uri",
    "frame-ancestors",
    "frame-src",
    "require-trusted-types-for",
    "trusted-types",
];

/// What takes the policy its use.
const LOOSE: &[&str] = &["'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:"];

/// The other headers, each with what has to be in it.
const OTHERS: &[(&str, &str)] = &[
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// Counts only over https.
const TRANSPORT: (&str, &str) = ("Strict-Transport-Security", "max-age=");

/// The content security policy of the page.
pub fn policy(page: Option<&Probe>) -> Verdict {
    let Some(policy) = page.and_then(|page| page.header("content-security-policy")) else {
        return Verdict::problem(texts::POLICY_MISSING, texts::FIX_HEADERS);
    };
    // Several policies hold together.
    let directives: Vec<Vec<&str>> =
        policy.split([';', ',']).map(|directive| directive.split_whitespace().collect()).collect();
    let is_there = |name: &str| directives.iter().any(|words| words.first() == Some(&name));
    let lacks: Vec<&str> = DIRECTIVES.iter().copied().filter(|name| !is_there(name)).collect();
    if !lacks.is_empty() {
        return Verdict::attention(texts::policy_lacks(listed(&lacks)), texts::FIX_HEADERS);
    }
    let scripts = directives.iter().find(|words| words.first() == Some(&"script-src"));
    let loose: Vec<&str> =
        scripts.into_iter().flatten().copied().filter(|word| LOOSE.contains(word)).collect();
    if !loose.is_empty() {
        return Verdict::attention(texts::policy_loose(listed(&loose)), texts::FIX_HEADERS);
    }
    Verdict::good(texts::POLICY_GOOD)
}

/// The other headers of the page.
pub fn others(page: Option<&Probe>, is_https: bool) -> Verdict {
    let wanted = OTHERS.iter().chain(is_https.then_some(&TRANSPORT));
    let is_there = |name: &str, value: &str| {
        let sent = page.and_then(|page| page.header(&name.to_ascii_lowercase()));
        sent.is_some_and(|sent| sent.contains(value))
    };
    let lacks: Vec<&str> =
        wanted.filter(|(name, value)| !is_there(name, value)).map(|(name, _)| *name).collect();
    if lacks.is_empty() {
        return Verdict::good(texts::HEADERS_GOOD);
    }
    Verdict::attention(texts::headers_lack(listed(&lacks)), texts::FIX_HEADERS)
}

fn listed(names: &[&str]) -> Message {
    Message::list(names.iter().map(|name| Message::from(*name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The headers that the README asks for, as `(name, value)`.
    fn documented() -> Vec<(&'static str, &'static str)> {
        let readme = include_str!("../../README.md");
        let (_, after) = readme.split_once("```text\n   Content-Security-Policy: ").unwrap();
        let (block, _) = after.split_once("```").unwrap();
        let lines = block.lines().skip(1).filter_map(|line| line.trim().split_once(": "));
        [("Content-Security-Policy", block.lines().next().unwrap())].into_iter().chain(lines).collect()
    }

    #[test]
    fn the_headers_of_the_readme_are_good() {
        let sent = |name: &str| documented().into_iter().find(|(header, _)| *header == name);
        let page = |headers: Vec<(&'static str, String)>| Probe { headers, ..Probe::default() };
        let (_, value) = sent("Content-Security-Policy").unwrap();
        let names = value.split(';').filter_map(|directive| directive.split_whitespace().next());
        assert_eq!(names.collect::<Vec<_>>(), DIRECTIVES);
        let good = page(vec![("content-security-policy", value.into())]);
        assert_eq!(policy(Some(&good)), Verdict::good(texts::POLICY_GOOD));
        for (name, value) in documented().into_iter().skip(1) {
            let row = OTHERS.iter().chain([&TRANSPORT]).find(|(header, _)| *header == name);
            let (_, part) = row.unwrap_or_else(|| panic!("{name} is not checked"));
            assert!(value.contains(part), "{name}: {value}");
        }
    }

    #[test]
    fn each_missing_directive_is_named() {
        let (_, value) = documented()[0];
        for name in DIRECTIVES {
            let rest: Vec<&str> =
                value.split("; ").filter(|part| part.split(' ').next() != Some(name)).collect();
            let page =
                Probe { headers: vec![("content-security-policy", rest.join("; "))], ..Probe::default() };
            assert_eq!(policy(Some(&page)).found, texts::policy_lacks(listed(&[name])));
        }
    }

    #[test]
    fn a_policy_that_allows_any_script_is_named() {
        let loose = documented()[0].1.replace("'wasm-unsafe-eval'", "'unsafe-inline'");
        let page = Probe { headers: vec![("content-security-policy", loose)], ..Probe::default() };
        assert_eq!(policy(Some(&page)).found, texts::policy_loose(listed(&["'unsafe-inline'"])));
        assert_eq!(policy(None), Verdict::problem(texts::POLICY_MISSING, texts::FIX_HEADERS));
    }

    #[test]
    fn transport_security_counts_over_https_only() {
        let headers = [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("permissions-policy", "camera=()"),
            ("cross-origin-opener-policy", "same-origin"),
        ];
        let headers = headers.map(|(name, value)| (name, value.to_owned())).to_vec();
        let page = Probe { headers, ..Probe::default() };
        assert_eq!(others(Some(&page), false), Verdict::good(texts::HEADERS_GOOD));
        let lacks = texts::headers_lack(listed(&["Strict-Transport-Security"]));
        assert_eq!(others(Some(&page), true).found, lacks);
    }
}
