//! A person's picture, or their initials.

use iam_account::components::picture::Picture;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

const PIXEL: &str = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
const BROKEN: &str = "data:image/png;base64,bm90IGEgcGljdHVyZQ==";

async fn shown(src: RwSignal<Option<String>>) -> Shown {
    show(move || {
        view! { <Picture src=src name="Zoé Martin".to_owned() alt="Your picture" alt_initials="No picture" /> }
    })
    .await
}

fn url(url: &str) -> RwSignal<Option<String>> {
    RwSignal::new(Some(url.into()))
}

#[wasm_bindgen_test]
async fn a_picture_that_loads_is_shown_with_its_description() {
    let page = shown(url(PIXEL)).await;
    let img = page.one("img");
    assert_eq!(img.get_attribute("alt").as_deref(), Some("Your picture"));
    assert_eq!(img.get_attribute("src").as_deref(), Some(PIXEL));
    assert_eq!(img.get_attribute("referrerpolicy").as_deref(), Some("no-referrer"));
    assert_eq!(page.all(".initials").len(), 0);
}

#[wasm_bindgen_test]
async fn without_a_picture_initials_are_shown() {
    let page = shown(RwSignal::new(None)).await;
    assert_eq!(page.all("img").len(), 0);
    let initials = page.one("[role=img]");
    assert_eq!(text(&initials), "ZM");
    assert_eq!(initials.get_attribute("aria-label").as_deref(), Some("No picture"));
}

#[wasm_bindgen_test]
async fn initials_replace_a_picture_that_does_not_load() {
    let page = shown(url(BROKEN)).await;
    until("initials", || page.all(".initials").len() == 1).await;
    assert_eq!(page.all("img").len(), 0);
}

#[wasm_bindgen_test]
async fn a_new_url_is_loaded_after_a_failure() {
    let src = url(BROKEN);
    let page = shown(src).await;
    until("initials", || page.all(".initials").len() == 1).await;
    src.set(Some(PIXEL.into()));
    settled().await;
    assert_eq!(page.one("img").get_attribute("src").as_deref(), Some(PIXEL));
    assert_eq!(page.all(".initials").len(), 0);
}

#[wasm_bindgen_test]
async fn initials_replace_a_removed_picture() {
    let src = url(PIXEL);
    let page = shown(src).await;
    src.set(None);
    settled().await;
    assert_eq!(page.text(".initials"), "ZM");
}

#[wasm_bindgen_test]
async fn beside_a_name_it_is_hidden_from_screen_readers() {
    let src = RwSignal::new(None);
    let name = RwSignal::new("Zoé".to_owned());
    let page = show(move || view! { <Picture src=src name=name /> }).await;
    let initials = page.one(".initials");
    assert_eq!(initials.get_attribute("aria-hidden").as_deref(), Some("true"));
    assert!(!initials.has_attribute("role") && !initials.has_attribute("aria-label"));
    name.set("Léa Moreau".into());
    settled().await;
    assert_eq!(page.text(".initials"), "LM");
    src.set(Some(PIXEL.to_owned()));
    settled().await;
    assert_eq!(page.one("img").get_attribute("alt").as_deref(), Some(""));
}
