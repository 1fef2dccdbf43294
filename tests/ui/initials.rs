//! The initials of a name, as [`Picture`] shows them.

use iam_account::components::picture::Picture;
use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

const NAMES: [(&str, &str); 33] = [
    ("Zoé Martin", "ZM"),
    ("zoe", "Z"),
    ("Jean de la Fontaine", "JF"),
    ("Jean-Pierre", "JP"),
    ("Jean\u{2010}Pierre", "JP"),
    ("zoe.m@example.test", "ZM"),
    ("zoe@example.test", "ZE"),
    ("", ""),
    ("  \u{200b}\u{200e} ", ""),
    ("“Zoé” (Martin)", "ZM"),
    ("O’Brien", "O"),
    // A combining accent stays with its letter.
    ("e\u{301}mile zola", "E\u{301}Z"),
    ("q\u{323}\u{307}", "Q\u{323}\u{307}"),
    // Letters without a capital of one letter.
    ("ßen Öz", "ßÖ"),
    ("\u{fb01}ona \u{fb02}ood", "\u{fb01}\u{fb02}"),
    ("\u{149}a", "\u{149}"),
    ("\u{1c6}ana", "\u{1c4}"),
    ("ნინო ბერიძე", "ნბ"),
    // Spaces of all kinds.
    ("山田\u{3000}太郎", "山太"),
    ("山田太郎", "山"),
    ("マリー・キュリー", "マキ"),
    ("Zoé\u{a0}Martin\u{2003}", "ZM"),
    ("Zoé\u{2028}Martin\n", "ZM"),
    ("김 민준", "김민"),
    ("משה כהן", "מכ"),
    ("محمد علي", "م\u{200c}ع"),
    ("नि शा", "निशा"),
    ("Ζωή παπα", "ΖΠ"),
    ("𐐨𐐩 𝒵oe", "𐐀𝒵"),
    ("👩‍👩‍👧 Martin", "👩‍👩‍👧M"),
    ("Zoé 👍🏽", "Z👍🏽"),
    ("🇫🇷🇩🇪", "🇫🇷"),
    ("1️⃣ Zoé", "1️⃣Z"),
];

async fn shown(name: RwSignal<String>) -> Shown {
    show(move || view! { <Picture src=RwSignal::new(None) name=name /> }).await
}

#[wasm_bindgen_test]
async fn initials_are_grapheme_clusters() {
    let name = RwSignal::new(String::new());
    let page = shown(name).await;
    for (text, letters) in NAMES {
        name.set(text.to_owned());
        settled().await;
        assert_eq!(page.text(".initials"), letters, "{text}");
    }
}

/// Removes `Intl.Segmenter` until it is dropped.
struct WithoutSegmenter(JsValue);

impl WithoutSegmenter {
    fn new() -> Self {
        let intl = intl();
        let segmenter = Reflect::get(&intl, &"Segmenter".into()).unwrap();
        assert!(Reflect::delete_property(&intl, &"Segmenter".into()).unwrap());
        WithoutSegmenter(segmenter)
    }
}

impl Drop for WithoutSegmenter {
    fn drop(&mut self) {
        Reflect::set(&intl(), &"Segmenter".into(), &self.0).unwrap();
    }
}

fn intl() -> Object {
    Reflect::get(&js_sys::global(), &"Intl".into()).unwrap().into()
}

#[wasm_bindgen_test]
async fn without_a_segmenter_initials_are_code_points() {
    let _without = WithoutSegmenter::new();
    let name = RwSignal::new("zoé “martin”".to_owned());
    let page = shown(name).await;
    assert_eq!(page.text(".initials"), "ZM");
    name.set("𝒵oe ßen".to_owned());
    settled().await;
    assert_eq!(page.text(".initials"), "𝒵ß");
    assert_eq!(panics(), 0);
}
