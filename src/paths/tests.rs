//! The page of each URL.

use super::*;

/// The page at a URL, where the settings are the first one.
fn at(url: &str, base: &str) -> Option<Page> {
    Page::from_url(url, base, Page::Settings)
}

#[test]
fn the_urls_of_the_pages_are_stable() {
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
            assert_eq!(at(&page.href(base), base), Some(page));
            assert_eq!(at(&format!("{}/", page.href(base)), base), Some(page));
        }
        assert_eq!(at(base, base), Some(Page::Settings));
        assert_eq!(at(&format!("{base}/"), base), Some(Page::Settings));
    }
}

#[test]
fn finds_a_page_by_any_form_of_its_path() {
    for (base, path) in [
        ("", "//settings"),
        ("", "///settings//"),
        ("/espace-privé", "/espace-priv%C3%A9/settings"),
        ("/espace-priv%C3%A9", "/espace-priv%c3%a9/settings/"),
        ("/mon compte/", "/mon%20compte/settings"),
        ("/a+b", "/a+b/%73ettings"),
    ] {
        let base = base_of(base);
        assert_eq!(at(path, &base), Some(Page::Settings), "{path}");
        assert!(is_below(path, &base), "{path}");
        assert!(!Page::Settings.href(&base).starts_with("//"));
    }
    assert_eq!(at("/a%2Fsettings", "/a"), None, "an encoded slash is no separator");
    assert_eq!(at("/a%20b/settings", "/a+b"), None, "a plus is not a space");
    assert_eq!(at("//evil.test/settings", ""), None);
}

#[test]
fn query_and_fragment_do_not_matter() {
    for url in ["/me/settings?a=/b", "/me/settings#c", "/me/settings"] {
        assert_eq!(at(url, "/me"), Some(Page::Settings), "{url}");
    }
}

#[test]
fn finds_no_page_outside_the_base_or_deeper_than_one_segment() {
    assert_eq!(at("/accounts", "/account"), None);
    assert_eq!(at("/accountprofile", "/account"), None);
    assert_eq!(at("/profile", "/me"), None);
    assert_eq!(at("/me/profile/picture", "/me"), None);
    assert_eq!(at("/me/nowhere", "/me"), None);
}

#[test]
fn the_folder_of_an_entry_module_is_its_base() {
    assert_eq!(folder("/iam-account.js"), "");
    assert_eq!(folder("/some/sub/iam-account.js"), "/some/sub");
}

#[test]
fn a_fragment_names_a_page_where_it_is_the_base() {
    let fragment = |url: &str| at(url, FRAGMENT);
    for &page in Page::ALL {
        assert_eq!(fragment(&format!("/portal?tab=1{}", page.href(FRAGMENT))), Some(page));
        assert_eq!(fragment(&page.href(FRAGMENT)), Some(page));
    }
    for url in ["", "/portal/settings", "/portal#", "/portal#/", "/portal?a=/b#//"] {
        assert_eq!(fragment(url), Some(Page::Settings), "{url}");
    }
    for url in ["/portal#/nowhere", "/portal#/settings/picture", "/portal#/settings?a=b"] {
        assert_eq!(fragment(url), None, "{url}");
        assert!(is_below(place_of(url, FRAGMENT), FRAGMENT), "{url}");
    }
    for url in ["/portal#settings", "/portal#help", "/portal#!/settings", "/portal#:~:text=a"] {
        assert!(!is_below(place_of(url, FRAGMENT), FRAGMENT), "{url} is a place in the host's page");
    }
}

#[test]
fn the_first_paint_has_a_navigation_where_the_page_has_one() {
    let script = include_str!("../../public/start.js");
    let segments = Page::NAVIGATION.map(Page::segment).join("|");
    assert!(script.contains(&format!(r"/\/({segments})?$/.test(location.pathname)")), "public/start.js");
}
