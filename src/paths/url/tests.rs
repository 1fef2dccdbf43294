//! Normal paths, local URLs, and relative URLs.

use super::*;

#[test]
fn a_path_has_one_normal_form() {
    for (written, one) in [
        ("/espace-privé", "/espace-priv%C3%A9"),
        ("/espace-priv%C3%A9", "/espace-priv%C3%A9"),
        ("/espace-priv%c3%a9", "/espace-priv%C3%A9"),
        ("/mon compte/", "/mon%20compte/"),
        ("/mon%20compte/", "/mon%20compte/"),
        ("/%7Ezoe/%61b", "/~zoe/ab"),
        ("/a+b&c=(d);e:f@g!'*,$", "/a+b&c=(d);e:f@g!'*,$"),
        ("/a%2Fb%2f%25", "/a%2Fb%2F%25"),
        ("/100%", "/100%25"),
        ("/%zz%+1%", "/%25zz%25+1%25"),
        ("/%é", "/%25%C3%A9"),
        ("/\"<>\\^`{}\u{7f}", "/%22%3C%3E%5C%5E%60%7B%7D%7F"),
        ("//a///b", "/a/b"),
        ("", ""),
    ] {
        assert_eq!(normal(written), one, "{written}");
        assert_eq!(normal(one), one, "already normal");
    }
}

#[test]
fn a_base_has_no_slash_at_its_end_and_never_two_at_its_start() {
    for (path, base) in [("/", ""), ("//", ""), ("", ""), ("//me/", "/me"), ("/é//", "/%C3%A9")] {
        assert_eq!(base_of(path), base, "{path}");
    }
}

#[test]
fn a_local_url_never_names_another_origin() {
    for (url, local_url) in [
        ("/profile?a#b", "/profile?a#b"),
        ("//evil.test", "/evil.test"),
        ("///evil.test/x", "/evil.test/x"),
        ("/\\evil.test", "/evil.test"),
        ("\\\\evil.test", "/evil.test"),
        ("/\t/evil.test", "/evil.test"),
        ("\n//evil.test", "/evil.test"),
        ("/\r\\\t/evil.test", "/evil.test"),
        (" //evil.test", "/evil.test"),
        ("/a\t\n//b", "/a//b"),
        ("/%2F/evil.test", "/%2F/evil.test"),
        ("/%5Cevil.test", "/%5Cevil.test"),
        ("/@evil.test", "/@evil.test"),
        ("javascript:alert(1)", "/javascript:alert(1)"),
        ("java\tscript:alert(1)", "/javascript:alert(1)"),
        ("https://evil.test", "/https://evil.test"),
        ("", "/"),
    ] {
        assert_eq!(local(url), local_url, "{url:?}");
    }
}

#[test]
fn divides_a_url_into_its_path_and_what_follows() {
    for (url, path, after) in
        [("/a?b#c", "/a", "?b#c"), ("/a#c?b", "/a", "#c?b"), ("/a", "/a", ""), ("", "", "")]
    {
        assert_eq!((path_of(url), after_path(url)), (path, after));
    }
}

#[test]
fn resolves_a_relative_url_as_browsers_do() {
    let file = "https://app.test:8443/me/sub/iam-account.js?v=/1";
    for (url, absolute) in [
        ("api/iam/v1", "https://app.test:8443/me/sub/api/iam/v1"),
        ("./api", "https://app.test:8443/me/sub/api"),
        ("../api/", "https://app.test:8443/me/api/"),
        ("../../../../api", "https://app.test:8443/api"),
        (".", "https://app.test:8443/me/sub/"),
        ("..", "https://app.test:8443/me/"),
        ("...", "https://app.test:8443/me/sub/..."),
        ("/iam/v1", "https://app.test:8443/iam/v1"),
        ("//cdn.test/logo.svg", "https://cdn.test/logo.svg"),
        ("in?to={returnTo}&a=b:c", "https://app.test:8443/me/sub/in?to={returnTo}&a=b:c"),
        ("/in/{returnTo}", "https://app.test:8443/in/{returnTo}"),
        ("  logo.svg ", "https://app.test:8443/me/sub/logo.svg"),
        ("https://id.test/", "https://id.test/"),
        ("mailto:a@b.test", "mailto:a@b.test"),
        ("", ""),
    ] {
        assert_eq!(join(file, url), absolute, "{url}");
    }
    assert_eq!(join("http://host", "a"), "http://host/a");
    assert_eq!(join("http://host?x/y", "a"), "http://host/a");
}

#[test]
fn a_picture_url_runs_no_code_and_has_no_password() {
    for url in [
        "https://pictures.test/@zoe.png?a=b@c",
        "http://127.0.0.1:1/a",
        "DATA:Image/png;base64,AA",
        "data:image/svg+xml,<svg/>",
        "blob:https://app.test/1",
    ] {
        assert!(is_picture(url), "{url}");
    }
    for url in [
        "javascript:alert(1)",
        "data:text/html,<script>",
        "data:,x",
        "data:",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://pictures.test/a.png",
        "https://user@pictures.test/a.png",
        "https://user:secret@pictures.test/a.png",
        "//pictures.test/a.png",
        "",
    ] {
        assert!(!is_picture(url), "{url}");
    }
}

#[test]
fn a_scheme_ends_before_the_first_slash() {
    for (url, expected) in [
        ("https://a", Some("https")),
        ("java\tscript:x", None),
        ("/a:b", None),
        ("a/b:c", None),
        ("1a:b", None),
        ("svn+ssh:x", Some("svn+ssh")),
        ("plain", None),
    ] {
        assert_eq!(scheme(url), expected, "{url}");
    }
}
