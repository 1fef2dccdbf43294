//! A slider and a number field for one value.

use iam_account::components::range_field::RangeField;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::support::*;

/// A field for a number from 100 to 400 that starts with 150 and keeps every change in `changes`.
struct Stand {
    slider: HtmlElement,
    number: HtmlElement,
    value: RwSignal<u32>,
    disabled: RwSignal<bool>,
    changes: RwSignal<Vec<u32>>,
    page: Shown,
}

impl Stand {
    async fn new() -> Stand {
        let (value, disabled, changes) =
            (RwSignal::new(150), RwSignal::new(false), RwSignal::new(Vec::new()));
        let change = move |to| {
            changes.update(|all| all.push(to));
            value.set(to);
        };
        let page = show(move || {
            view! { <RangeField label="Zoom" value min=100 max=400 disabled on_change=change /> }
        })
        .await;
        let slider = page.labelled("Zoom");
        Stand { slider, number: page.one("input[type=number]"), value, disabled, changes, page }
    }

    fn shown(&self) -> [String; 2] {
        [value(&self.slider), value(&self.number)]
    }

    /// Types a number and leaves the field.
    async fn type_number(&self, text: &str) {
        enter(&self.number, text).await;
        fire(&self.number, "change");
        settled().await;
    }
}

#[wasm_bindgen_test]
async fn both_inputs_have_the_label_the_value_and_the_limits() {
    let stand = Stand::new().await;
    assert_eq!(stand.shown(), ["150", "150"]);
    let label = stand.page.one("label");
    assert_eq!(stand.number.get_attribute("aria-labelledby"), label.get_attribute("id"));
    for input in [&stand.slider, &stand.number] {
        assert_eq!(input.get_attribute("min").as_deref(), Some("100"));
        assert_eq!(input.get_attribute("max").as_deref(), Some("400"));
    }
    assert_eq!(stand.slider.get_attribute("aria-valuetext").as_deref(), Some("150%"));
}

#[wasm_bindgen_test]
async fn both_follow_the_value() {
    let stand = Stand::new().await;
    stand.value.set(300);
    settled().await;
    assert_eq!(stand.shown(), ["300", "300"]);
    assert_eq!(stand.slider.get_attribute("aria-valuetext").as_deref(), Some("300%"));
    assert!(stand.changes.get_untracked().is_empty());
}

#[wasm_bindgen_test]
async fn the_slider_counts_while_it_moves() {
    let stand = Stand::new().await;
    enter(&stand.slider, "200").await;
    assert_eq!(stand.changes.get_untracked(), [200]);
    assert_eq!(stand.shown(), ["200", "200"]);
}

#[wasm_bindgen_test]
async fn what_is_typed_counts_when_it_is_whole() {
    let stand = Stand::new().await;
    // On the way to 250; 2 would be below the least value.
    enter(&stand.number, "2").await;
    assert!(stand.changes.get_untracked().is_empty());
    assert_eq!(stand.shown(), ["150", "2"]);
    stand.type_number("250").await;
    assert_eq!(stand.changes.get_untracked(), [250]);
    assert_eq!(stand.shown(), ["250", "250"]);
}

#[wasm_bindgen_test]
async fn what_is_typed_is_brought_within_the_limits_and_what_is_no_number_is_replaced() {
    let stand = Stand::new().await;
    stand.type_number("9000").await;
    assert_eq!(stand.shown(), ["400", "400"]);
    // The value is the same as before.
    stand.type_number("9000").await;
    assert_eq!(stand.shown(), ["400", "400"]);
    stand.type_number("").await;
    assert_eq!(stand.shown(), ["400", "400"]);
    assert_eq!(stand.changes.get_untracked(), [400, 400]);
}

#[wasm_bindgen_test]
async fn both_are_disabled_together() {
    let stand = Stand::new().await;
    let disabled = || [&stand.slider, &stand.number].map(|input| input.has_attribute("disabled"));
    assert_eq!(disabled(), [false, false]);
    stand.disabled.set(true);
    settled().await;
    assert_eq!(disabled(), [true, true]);
}
