//! Texts that are kept while they are not saved, and what a page says when they are back.

use iam_account::components::draft_notice::{DraftNotice, DraftTexts};
use iam_account::components::text_field::TextField;
use iam_account::forms::field::Field;
use iam_account::hooks::use_drafts::{DraftStore, Kept, use_drafts};
use iam_account::language::{Locale, Words};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::support::*;

fn notice() -> DraftTexts {
    DraftTexts {
        back: |names| format!("Back: {}.", Words::list(names).say(Locale::ENGLISH)).into(),
        discard: "Discard".into(),
        discarded: "Discarded.".into(),
    }
}

/// What is kept: owner, key and text.
type Drawer = Vec<(String, String, String)>;

/// A form with two fields, over saved texts and an owner that the test can change.
struct Stand {
    owner: RwSignal<Option<String>>,
    saved: RwSignal<(String, String)>,
    drawer: StoredValue<Drawer>,
    fields: StoredValue<Option<[Field; 2]>>,
    page: Shown,
}

impl Stand {
    /// Nobody is known yet; of each `(owner, key, text)` something is kept.
    async fn new(kept: &[(&str, &str, &str)]) -> Self {
        let owner = RwSignal::new(None::<String>);
        let saved = RwSignal::new(("Zoé".to_owned(), "123".to_owned()));
        let kept =
            kept.iter().map(|(owner, key, text)| (owner.to_string(), key.to_string(), text.to_string()));
        let drawer = StoredValue::new(kept.collect::<Drawer>());
        let fields = StoredValue::new(None);
        let page = show(move || {
            let name = Field::new(move || saved.get().0, |_| None);
            let phone = Field::new(move || saved.get().1, |_| None);
            fields.set_value(Some([name, phone]));
            let texts =
                vec![Kept::field("name", "Name".into(), name), Kept::field("phone", "Phone".into(), phone)];
            let restored = use_drafts(store(owner, drawer), texts);
            view! {
                <DraftNotice restored texts=notice() />
                <TextField label="Name" field=name autocomplete="name" changed="Changed" />
                <TextField label="Phone" field=phone autocomplete="tel" />
            }
        })
        .await;
        Stand { owner, saved, drawer, fields, page }
    }

    /// The same, with Zoé known.
    async fn of_zoe(kept: &[(&str, &str, &str)]) -> Self {
        let stand = Stand::new(kept).await;
        stand.know(Some("zoe")).await;
        stand
    }

    async fn know(&self, owner: Option<&str>) {
        self.owner.set(owner.map(Into::into));
        settled().await;
    }

    fn input(&self, label: &str) -> HtmlElement {
        self.page.labelled(label)
    }

    fn shown(&self) -> [String; 2] {
        ["Name", "Phone"].map(|label| value(&self.input(label)))
    }

    fn notice(&self) -> String {
        self.page.text("[role=status]")
    }

    /// What is kept, as `owner key text`.
    fn kept(&self) -> Vec<String> {
        self.drawer.with_value(|kept| kept.iter().map(|(a, b, c)| format!("{a} {b} {c}")).collect())
    }
}

fn store(owner: RwSignal<Option<String>>, drawer: StoredValue<Drawer>) -> DraftStore {
    let mine = move || owner.get_untracked().unwrap();
    let read = move |()| {
        let texts = drawer.get_value().into_iter().filter(|(owner, ..)| *owner == mine());
        texts.map(|(_, key, text)| (key, text)).collect()
    };
    let keep = move |(key, text): (&'static str, Option<String>)| {
        drawer.update_value(|kept| {
            kept.retain(|(owner, other, _)| (owner, other.as_str()) != (&mine(), key));
            kept.extend(text.map(|text| (mine(), key.to_owned(), text)));
        });
    };
    (owner.into(), Callback::new(read), Callback::new(keep))
}

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
async fn nothing_is_kept_while_nobody_is_known() {
    let stand = Stand::new(&[]).await;
    enter(&stand.input("Name"), "Ana").await;
    assert_eq!(stand.kept(), [""; 0]);
    stand.know(Some("zoe")).await;
    assert_eq!(stand.kept(), ["zoe name Ana"]);
}

#[wasm_bindgen_test]
async fn kept_texts_come_back_as_changed_and_are_named_and_the_focus_stays() {
    let stand = Stand::new(&[("zoe", "phone", ""), ("zoe", "name", "Ana"), ("zoe", "other", "x")]).await;
    assert_eq!(stand.notice(), "");
    stand.input("Phone").focus().unwrap();
    stand.know(Some("zoe")).await;
    assert_eq!(stand.shown(), ["Ana", ""]);
    assert_eq!(stand.notice(), "Back: Name, Phone.");
    assert_eq!(description(&stand.input("Name")), ["Changed"]);
    assert!(has_focus(&stand.input("Phone")));
    assert_eq!(stand.kept().len(), 3);
}

#[wasm_bindgen_test]
async fn a_text_that_is_saved_meanwhile_is_not_named_and_kept_no_longer() {
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
    assert_eq!(stand.shown(), ["Léa", "9"]);
    assert_eq!(stand.notice(), "Back: Phone.");
    assert_eq!(stand.kept(), ["zoe phone 9", "zoe name Léa"]);
}

#[wasm_bindgen_test]
async fn discarding_puts_what_is_saved_back_and_says_so_where_the_focus_is() {
    let stand = Stand::of_zoe(&[("zoe", "name", "Ana")]).await;
    enter(&stand.input("Phone"), "9").await;
    stand.page.button("Discard").focus().unwrap();
    press(&stand.page.button("Discard")).await;
    assert_eq!(stand.shown(), ["Zoé", "9"], "what was typed since stays");
    assert_eq!(stand.kept(), ["zoe phone 9"]);
    assert_eq!(stand.notice(), "Discarded.");
    assert!(has_focus(&stand.page.one("[role=status]")));
    assert!(stand.page.all("button").is_empty());
}

#[wasm_bindgen_test]
async fn a_saved_text_is_kept_and_named_no_longer() {
    let stand = Stand::of_zoe(&[("zoe", "name", "Ana"), ("zoe", "phone", "9")]).await;
    let [name, _] = stand.fields.get_value().unwrap();
    stand.saved.update(|saved| saved.0 = "ANA".into());
    name.settle("Ana");
    settled().await;
    assert_eq!(stand.shown(), ["ANA", "9"]);
    assert_eq!(stand.kept(), ["zoe phone 9"]);
    assert_eq!(stand.notice(), "Back: Phone.");
    enter(&stand.input("Name"), "Léa").await;
    assert_eq!(stand.notice(), "Back: Phone.", "this one was never away");
}

#[wasm_bindgen_test]
async fn texts_come_back_once_however_often_the_person_is_read() {
    let stand = Stand::of_zoe(&[("zoe", "name", "Ana")]).await;
    enter(&stand.input("Name"), "Léa").await;
    stand.know(None).await;
    stand.drawer.update_value(|kept| kept.push(("zoe".into(), "phone".into(), "of another tab".into())));
    stand.know(Some("zoe")).await;
    assert_eq!(stand.shown(), ["Léa", "123"]);
    assert_eq!(stand.kept(), ["zoe name Léa", "zoe phone of another tab"]);
}

#[wasm_bindgen_test]
async fn another_person_sees_nothing_of_it_and_keeps_nothing_of_it() {
    let stand = Stand::of_zoe(&[("zoe", "name", "Ana"), ("noor", "phone", "7")]).await;
    enter(&stand.input("Phone"), "9").await;
    stand.know(Some("noor")).await;
    assert_eq!(stand.shown(), ["Zoé", "7"]);
    assert_eq!(stand.notice(), "Back: Phone.");
    stand.know(Some("zoe")).await;
    assert_eq!(stand.shown(), ["Ana", "9"]);
    assert_eq!(stand.kept(), ["zoe name Ana", "noor phone 7", "zoe phone 9"]);
}
