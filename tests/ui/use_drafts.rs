//! Texts that are kept while they are not saved.

use iam_account::paths::Page;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::drawer::Stand;
use crate::support::*;

#[wasm_bindgen_test]
async fn a_text_is_kept_with_each_keystroke_and_until_it_is_as_before() {
    let stand = Stand::of_zoe(&[]).await;
    assert_eq!(stand.kept(), [""; 0]);
    enter(&stand.input("Name"), "Z").await;
    assert_eq!(stand.kept(), ["zoe name Z"]);
    enter(&stand.input("Name"), "").await;
    enter(&stand.input("Phone"), "1").await;
    assert_eq!(stand.kept(), ["zoe name ", "zoe phone 1"]);
    enter(&stand.input("Name"), "Zoé").await;
    assert_eq!(stand.kept(), ["zoe phone 1"]);
    assert_eq!(stand.notice(), "", "nothing was away");
}

#[wasm_bindgen_test]
async fn only_the_first_key_of_a_text_wakes_what_reads_the_offers() {
    let stand = Stand::of_zoe(&[]).await;
    let (woken, drafts) = (RwSignal::new(0), stand.drafts.clone());
    let _reader = Effect::new(move |_| {
        drafts.offered(Page::Profile, "name");
        woken.update_untracked(|woken| *woken += 1);
    });
    let woken_by = async |text: &str| {
        settled().await;
        let before = woken.get_untracked();
        enter(&stand.input("Name"), text).await;
        woken.get_untracked() - before
    };
    assert_eq!(woken_by("A").await, 1, "nothing can be offered from now on");
    assert_eq!(woken_by("An").await, 0);
    assert_eq!(woken_by("Ana").await, 0);
    assert_eq!(woken_by("Zoé").await, 1, "as before: what was kept earlier could be offered again");
    assert_eq!(woken_by("Z").await, 1);
}

#[wasm_bindgen_test]
async fn nothing_is_kept_while_the_person_is_unknown() {
    let stand = Stand::new(&[]).await;
    enter(&stand.input("Name"), "Ana").await;
    assert_eq!(stand.kept(), [""; 0]);
    stand.know(Some("zoe")).await;
    assert_eq!(stand.kept(), ["zoe name Ana"]);
}

#[wasm_bindgen_test]
async fn what_was_saved_when_a_text_was_begun_is_kept_with_it() {
    let stand = Stand::of_zoe(&[]).await;
    enter(&stand.input("Name"), "A").await;
    stand.saved.update(|saved| saved.0 = "Zoé-Marie".into());
    settled().await;
    enter(&stand.input("Name"), "Ana").await;
    assert_eq!(stand.entry("zoe", "name").base.as_deref(), Some("Zoé"));
}

#[wasm_bindgen_test]
async fn a_text_that_is_put_back_is_kept_with_what_it_was_begun_from() {
    let stand = Stand::of_zoe(&[]).await;
    let [name, _] = stand.fields.get_value().unwrap();
    enter(&stand.input("Name"), "Ana").await;
    stand.saved.update(|saved| saved.0 = "Zoé-Marie".into());
    let typed = name.draft();
    name.reset();
    settled().await;
    assert_eq!(stand.kept(), [""; 0]);
    name.restore(typed);
    settled().await;
    assert_eq!(
        stand.entry("zoe", "name").base.as_deref(),
        Some("Zoé"),
        "so the other change is still asked about"
    );
}

#[wasm_bindgen_test]
async fn what_was_typed_since_the_page_was_loaded_stays_in_place() {
    let stand = Stand::new(&[]).await;
    stand.owner.set(Some("zoe".into()));
    stand.drafts.keep(Page::Profile, "name", "Ana", "Zo");
    settled().await;
    assert_eq!(stand.shown(), ["Ana", "123"]);
    assert_eq!(stand.notice(), "");
    enter(&stand.input("Name"), "Anna").await;
    assert_eq!(stand.entry("zoe", "name").base.as_deref(), Some("Zo"), "it was begun then");
}

#[wasm_bindgen_test]
async fn a_text_that_is_saved_meanwhile_is_not_offered_and_kept_no_longer() {
    let stand = Stand::of_zoe(&[("zoe", "name", "Zoé")]).await;
    assert_eq!(stand.notice(), "");
    assert_eq!(stand.kept(), [""; 0]);
    stand.saved.update(|saved| saved.0 = "Léa".into());
    settled().await;
    assert_eq!(stand.shown()[0], "Léa", "it follows what is saved");
}

#[wasm_bindgen_test]
async fn what_is_typed_by_the_time_that_the_person_is_known_wins() {
    let stand = Stand::new(&[("zoe", "name", "Ana"), ("zoe", "phone", "9")]).await;
    enter(&stand.input("Name"), "Léa").await;
    stand.know(Some("zoe")).await;
    assert_eq!(stand.shown(), ["Léa", "123"]);
    assert_eq!(stand.notice(), "You typed this before and did not save it: Phone.");
    assert_eq!(stand.kept(), ["zoe name Léa", "zoe phone 9"]);
}

#[wasm_bindgen_test]
async fn a_saved_text_is_kept_no_longer() {
    let stand = Stand::of_zoe(&[("zoe", "phone", "9")]).await;
    let [name, _] = stand.fields.get_value().unwrap();
    enter(&stand.input("Name"), "Ana").await;
    stand.saved.update(|saved| saved.0 = "ANA".into());
    name.settle("Ana", "Ana");
    settled().await;
    assert_eq!(stand.shown(), ["ANA", "123"]);
    assert_eq!(stand.kept(), ["zoe phone 9"]);
    assert_eq!(stand.notice(), "You typed this before and did not save it: Phone.");
}

#[wasm_bindgen_test]
async fn another_person_sees_nothing_of_it_and_keeps_nothing_of_it() {
    let stand = Stand::of_zoe(&[("noor", "phone", "7")]).await;
    enter(&stand.input("Name"), "Ana").await;
    enter(&stand.input("Phone"), "9").await;
    stand.know(Some("noor")).await;
    assert_eq!(stand.shown(), ["Zoé", "123"]);
    assert_eq!(stand.notice(), "You typed this before and did not save it: Phone.");
    stand.know(Some("zoe")).await;
    assert_eq!(stand.shown(), ["Ana", "9"]);
    assert_eq!(stand.kept(), ["noor phone 7", "zoe name Ana", "zoe phone 9"]);
}
