//! A point in time, in the reader's language.

use iam_account::components::time::Time;
use iam_account::language::Language;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

/// Noon in UTC, so that it is the same day almost everywhere.
const NOON: &str = "2024-03-05T12:00:00Z";

/// In the format of the locale `tag`.
async fn shown(value: &'static str, tag: &'static str) -> Shown {
    show(move || {
        let choice = tag.to_owned();
        provide_context(Language(Signal::stored(choice)));
        view! { <Time value /> }
    })
    .await
}

#[wasm_bindgen_test]
async fn a_moment_is_formatted_for_the_locale() {
    for (locale, month) in [("en-GB", "March"), ("fr", "mars"), ("de-CH-1996", "März")] {
        let page = shown(NOON, locale).await;
        let shown = page.text("time");
        assert!(shown.contains(month) && shown.contains("2024"), "{locale}: {shown}");
        let datetime = page.one("time").get_attribute("datetime");
        assert_eq!(datetime.as_deref(), Some("2024-03-05T12:00:00.000Z"));
    }
}

#[wasm_bindgen_test]
async fn the_time_of_day_is_in_the_readers_time_zone() {
    let page = shown("2024-03-05T12:34:56.789+00:00", "en-GB").await;
    let date = js_sys::Date::new(&NOON.into());
    let hour = format!("{:02}:34", date.get_hours());
    let shown = page.text("time");
    // Some time zones are off by half an hour.
    assert!(date.get_minutes() != 0 || shown.contains(&hour), "{hour} in {shown}");
}

#[wasm_bindgen_test]
async fn all_formats_of_a_moment_are_read_alike() {
    for value in [
        "2024-03-05T12:00:00",
        "2024-03-05 12:00:00",
        "2024-03-05 12:00:00.000000",
        "2024-03-05t12:00:00z",
        "2024-03-05T14:00:00+0200",
        "2024-03-05 12:00:00+00",
        "Tue, 05 Mar 2024 12:00:00 GMT",
        "Tue, 05 Mar 2024 12:00:00",
        "05 Mar 2024 14:00:00 +0200",
        "Tue Mar  5 12:00:00 2024",
        "1709640000",
        "1709640000000",
        "1709640000.0",
    ] {
        let page = shown(value, "en-GB").await;
        let datetime = page.one("time").get_attribute("datetime");
        assert_eq!(datetime.as_deref(), Some("2024-03-05T12:00:00.000Z"), "{value}");
        assert_eq!(page.text("time"), shown(NOON, "en-GB").await.text("time"));
    }
}

#[wasm_bindgen_test]
async fn a_day_is_the_same_day_in_every_time_zone() {
    let page = shown("2024-03-05", "en-GB").await;
    assert_eq!(page.text("time"), "5 March 2024");
    assert_eq!(page.one("time").get_attribute("datetime").as_deref(), Some("2024-03-05"));
}

#[wasm_bindgen_test]
async fn any_other_text_is_shown_unchanged() {
    for odd in ["", "yesterday", "2024-13-45T00:00:00Z", "<b>now</b>", "room 12", "11/12/2025"] {
        let page = shown(odd, "en").await;
        assert_eq!(page.text("time"), odd);
        assert!(!page.one("time").has_attribute("datetime"), "{odd} is not a time");
        assert_eq!(page.all("b").len(), 0);
    }
}

#[wasm_bindgen_test]
async fn an_invalid_locale_does_not_panic() {
    let before = panics();
    let usual = shown(NOON, "en").await.text("time");
    assert!(usual.contains("2024"), "{usual}");
    for odd in ["", "x", "en_US", "-", "français", "en-123456789", "a-b-c"] {
        assert_eq!(shown(NOON, odd).await.text("time"), usual, "{odd}");
    }
    // What is left of it is a language.
    assert_eq!(shown(NOON, "fr-").await.text("time"), shown(NOON, "fr").await.text("time"));
    assert_eq!(panics(), before);
}

#[wasm_bindgen_test]
async fn a_well_formed_but_invalid_locale_does_not_panic() {
    for odd in ["en-a", "en-x", "en-u", "zz-zz-zz", "en-u-ca", "en-en", "de-1996-1996", "abcdefgh", "en-12"] {
        assert!(shown(NOON, odd).await.text("time").contains("2024"), "{odd}");
    }
}

#[wasm_bindgen_test]
async fn a_moment_changes_with_the_language() {
    let choice = RwSignal::new("en".to_owned());
    let page = show(move || {
        provide_context(Language(choice.into()));
        view! { <Time value=NOON /> }
    })
    .await;
    assert!(page.text("time").contains("March"), "{}", page.text("time"));
    choice.set("fr-FR".into());
    settled().await;
    assert!(page.text("time").contains("mars"), "{}", page.text("time"));
}
