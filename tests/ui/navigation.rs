//! The navigation of a portal's sections.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::element::Element;
use crate::service::Service;
use crate::support::*;

const ZOE: &str = r#"{"id": "1", "user_type": "Human", "first_name": "Zoé", "config": {}}"#;

#[wasm_bindgen_test]
async fn the_navigation_has_the_lists_order_titles_and_pictures() {
    let _service = Service::new(|_, _| (200, ZOE));
    let sections = json!([
        { "page": "account", "title": { "fr": "Le compte", "en": "My data" } },
        { "url": "/help", "title": { "en": "Help" } },
        { "page": "profile", "icon": "/me.svg" },
    ]);
    let element =
        Element::new(json!({ "sections": sections, "locale": "en" }), json!({ "routing": "hash" })).await;
    element.sign_in().await;
    element.wait_for("user-changed").await;
    settled().await;
    let links = element.all("nav a");
    let texts: Vec<String> = links.iter().map(|link| text(link)).collect();
    assert_eq!(texts, ["My data", "Help", "Profile"]);
    let attribute = |name: &str| -> Vec<_> { links.iter().map(|link| link.get_attribute(name)).collect() };
    let some = |value: &str| Some(value.to_owned());
    assert!(attribute("href")[0] == some("#/account") && attribute("href")[2] == some("#/profile"));
    assert!(attribute("href")[1].as_ref().is_some_and(|href| href.ends_with("/help")));
    assert_eq!(attribute("rel"), [None, some("external"), None]);
    assert_eq!(attribute("aria-current"), [some("page"), None, None], "the first page");
    assert_eq!((element.all("nav svg").len(), element.all("nav img[alt='']").len()), (1, 1));
    assert_eq!(element.text("h2"), "My data");
}
