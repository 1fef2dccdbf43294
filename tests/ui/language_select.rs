//! The choice of a language.

use iam_account::components::language_select::LanguageSelect;
use iam_account::language::Locale;
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

/// A select that writes the choice into `own`.
async fn shown(own: RwSignal<Option<Locale>>) -> Shown {
    show(move || {
        view! {
            <LanguageSelect
                label="Language".into()
                device_label="Same as my device".into()
                own
                on_change=move |locale| own.set(locale)
            />
        }
    })
    .await
}

async fn choose(page: &Shown, tag: &str) {
    let select = page.labelled("Language");
    Reflect::set(&select, &"value".into(), &tag.into()).unwrap();
    fire(&select, "change");
    settled().await;
}

#[wasm_bindgen_test]
async fn each_option_has_the_languages_own_name_and_its_lang() {
    let page = shown(RwSignal::new(None)).await;
    let names: Vec<_> = page
        .all("option")
        .iter()
        .map(|option| (text(option), option.get_attribute("lang").unwrap_or_default()))
        .collect();
    let has = |name: &str, tag: &str| names.contains(&(name.to_owned(), tag.to_owned()));
    assert!(has("Same as my device", "") && has("English", "en") && has("Français", "fr"), "{names:?}");
    assert_eq!(value(&page.labelled("Language")), "");
}

#[wasm_bindgen_test]
async fn it_shows_the_choice_and_its_changes() {
    let own = RwSignal::new(Locale::of("fr"));
    let page = shown(own).await;
    assert_eq!(value(&page.labelled("Language")), "fr");
    own.set(None);
    settled().await;
    assert_eq!(value(&page.labelled("Language")), "");
}

#[wasm_bindgen_test]
async fn a_person_can_choose_a_language_and_return_to_the_devices() {
    let own = RwSignal::new(None);
    let page = shown(own).await;
    choose(&page, "fr").await;
    assert_eq!(own.get_untracked().map(Locale::tag), Some("fr"));
    choose(&page, "").await;
    assert_eq!(own.get_untracked(), None);
}
