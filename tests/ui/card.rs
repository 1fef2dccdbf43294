//! A titled part of a page.

use iam_account::components::card::Card;
use iam_account::components::heading::HeadingLevel;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

#[wasm_bindgen_test]
async fn each_is_a_section_labelled_by_its_heading() {
    let page = show(|| {
        provide_context(HeadingLevel(3));
        view! {
            <Card title="Name" intro="As others see it.">"Zoé"</Card>
            <Card title="Deletion" danger=true>"Gone."</Card>
        }
    })
    .await;
    let sections = page.all("section");
    for (section, title) in sections.iter().zip(["Name", "Deletion"]) {
        let heading = by_id(&section.get_attribute("aria-labelledby").unwrap());
        assert_eq!((text(&heading), heading.tag_name()), (title.into(), "H4".into()));
        assert!(section.contains(Some(&heading)));
    }
    assert_eq!(page.text(".card-intro"), "As others see it.");
    assert_eq!(page.text(".danger .card-body"), "Gone.");
}
