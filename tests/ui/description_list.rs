//! Names and values to read, and badges.

use iam_account::components::badge::Badge;
use iam_account::components::description_list::{DescriptionItem, DescriptionList};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

#[wasm_bindgen_test]
async fn each_value_follows_its_name() {
    let page = show(|| {
        view! {
            <DescriptionList>
                <DescriptionItem name="Organisation">"Acme"</DescriptionItem>
                <DescriptionItem name="State"><Badge text="Active" good=true /></DescriptionItem>
            </DescriptionList>
        }
    })
    .await;
    let texts = |selector| page.all(selector).iter().map(|part| text(part)).collect::<Vec<_>>();
    assert_eq!(texts("dl > div > dt"), ["Organisation", "State"]);
    assert_eq!(texts("dl > div > dt + dd"), ["Acme", "Active"]);
}

#[wasm_bindgen_test]
async fn a_badge_has_a_text_beside_its_colour() {
    let good = RwSignal::new(true);
    let label = Signal::derive(move || if good.get() { "Active".to_owned() } else { "Locked".to_owned() });
    let page = show(move || view! { <Badge text=label good=good /> }).await;
    assert_eq!(page.text(".badge.good"), "Active");
    good.set(false);
    settled().await;
    assert_eq!(page.text(".badge:not(.good)"), "Locked");
}
