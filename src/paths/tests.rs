//! Where each URL leads, for whom.

use super::*;

#[test]
fn every_url_is_what_others_rely_on() {
    let urls: Vec<String> = Page::ALL.iter().map(|page| page.href("/me")).collect();
    assert_eq!(
        urls,
        [
            "/me/profile",
            "/me/password",
            "/me/settings",
            "/me/notifications",
            "/me/account",
            "/me/sign-in",
            "/me/signed-in",
            "/me/signed-out",
            "/me/diagnostics",
            "/me/components"
        ]
    );
}

#[test]
fn every_page_is_found_at_its_own_url_below_any_base() {
    for base in ["", "/me", "/some/sub/path"] {
        for &page in Page::ALL {
            assert_eq!(Page::from_path(&page.href(base), base), Some(page));
            assert_eq!(Page::from_path(&format!("{}/", page.href(base)), base), Some(page));
        }
        assert_eq!(Page::from_path(base, base), Some(Page::Profile));
        assert_eq!(Page::from_path(&format!("{base}/"), base), Some(Page::Profile));
    }
}

#[test]
fn a_page_is_found_however_its_path_is_written() {
    for (base, path) in [
        ("", "//settings"),
        ("", "///settings//"),
        ("/espace-privé", "/espace-priv%C3%A9/settings"),
        ("/espace-priv%C3%A9", "/espace-priv%c3%a9/settings/"),
        ("/mon compte/", "/mon%20compte/settings"),
        ("/a+b", "/a+b/%73ettings"),
    ] {
        let base = base_of(base);
        assert_eq!(Page::from_path(path, &base), Some(Page::Settings), "{path}");
        assert!(is_below(path, &base), "{path}");
        assert!(!Page::Settings.href(&base).starts_with("//"));
    }
    assert_eq!(Page::from_path("/a%2Fsettings", "/a"), None, "an encoded slash is none");
    assert_eq!(Page::from_path("/a%20b/settings", "/a+b"), None, "a plus is no space");
    assert_eq!(Page::from_path("//evil.test/settings", ""), None);
}

#[test]
fn query_and_fragment_do_not_matter() {
    for url in ["/me/settings?a=/b", "/me/settings#c", "/me/settings"] {
        assert_eq!(Page::from_url(url, "/me"), Some(Page::Settings), "{url}");
    }
}

#[test]
fn nothing_is_found_outside_the_base_or_deeper_than_one_segment() {
    assert_eq!(Page::from_path("/accounts", "/account"), None);
    assert_eq!(Page::from_path("/accountprofile", "/account"), None);
    assert_eq!(Page::from_path("/profile", "/me"), None);
    assert_eq!(Page::from_path("/me/profile/picture", "/me"), None);
    assert_eq!(Page::from_path("/me/nowhere", "/me"), None);
}

#[test]
fn the_folder_of_an_entry_module_is_its_base() {
    assert_eq!(folder("/iam-account.js"), "");
    assert_eq!(folder("/some/sub/iam-account.js"), "/some/sub");
}
