//! A form whose texts are kept while they are not saved, for the tests of that.

use iam_account::components::draft_notice::{DraftNotice, DraftTexts};
use iam_account::components::text_field::TextField;
use iam_account::form::Form;
use iam_account::form::field::FormField;
use iam_account::form::format::Format;
use iam_account::form::task::Outcome;
use iam_account::hooks::use_drafts::{DraftStore, Kept, use_drafts};
use iam_account::language::{Locale, Message};
use leptos::prelude::*;
use serde_json::Value;
use web_sys::HtmlElement;

use crate::support::*;

fn notice() -> DraftTexts {
    DraftTexts {
        offer: |names| format!("Before: {}.", Message::list(names).localize(Locale::ENGLISH)).into(),
        until: "For a week.".into(),
        saved: "Saved".into(),
        typed: "Typed".into(),
        before: |text| format!("Then: {text}").into(),
        put_back: "Put back".into(),
        is_back: "Back.".into(),
        discard: "Discard".into(),
        discarded: "Discarded.".into(),
    }
}

/// What is kept: owner, key, text, what was saved when it was begun, and whether it was typed since the page was loaded.
pub(crate) type Drawer = Vec<(String, String, String, Option<String>, bool)>;

/// A form with two fields, over saved texts and an owner that the test can change.
pub(crate) struct Stand {
    pub(crate) owner: RwSignal<Option<String>>,
    pub(crate) saved: RwSignal<(String, String)>,
    pub(crate) drawer: RwSignal<Drawer>,
    pub(crate) fields: StoredValue<Option<[FormField; 2]>>,
    pub(crate) page: Shown,
}

impl Stand {
    /// Nobody is known yet; of each `(owner, key, text)` something is kept.
    pub(crate) async fn new(kept: &[(&str, &str, &str)]) -> Self {
        let owner = RwSignal::new(None::<String>);
        let saved = RwSignal::new(("Zoé".to_owned(), "123".to_owned()));
        let drawer = RwSignal::new(kept.iter().map(|(owner, key, text)| earlier(owner, key, text)).collect());
        let fields = StoredValue::new(None);
        let page = show(move || {
            let field =
                |key, label, saved: Signal<Option<Value>>| FormField::new(key, label, Format::Plain, saved);
            let name = field("name", "Name", Signal::derive(move || Some(saved.get().0.into())));
            let phone = field("phone", "Phone", Signal::derive(move || Some(saved.get().1.into())));
            fields.set_value(Some([name, phone]));
            let form =
                Form::new(vec![name, phone], Message::NOTHING, |_| Box::pin(async { Outcome::Silent }));
            let offers = use_drafts(store(owner, drawer), Kept::of(&form));
            view! {
                <DraftNotice offers texts=notice() />
                <TextField field=name />
                <TextField field=phone />
            }
        })
        .await;
        Stand { owner, saved, drawer, fields, page }
    }

    /// The same, with Zoé known.
    pub(crate) async fn of_zoe(kept: &[(&str, &str, &str)]) -> Self {
        let stand = Stand::new(kept).await;
        stand.know(Some("zoe")).await;
        stand
    }

    pub(crate) async fn know(&self, owner: Option<&str>) {
        self.owner.set(owner.map(Into::into));
        settled().await;
    }

    pub(crate) fn input(&self, label: &str) -> HtmlElement {
        self.page.labelled(label)
    }

    pub(crate) fn shown(&self) -> [String; 2] {
        ["Name", "Phone"].map(|label| value(&self.input(label)))
    }

    pub(crate) fn notice(&self) -> String {
        self.page.text("[role=status]")
    }

    /// What is offered, beside what is saved.
    pub(crate) fn differences(&self) -> Vec<String> {
        let parts = self.page.all("dd");
        parts.iter().map(|part| text(part).split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    /// What is kept, as `owner key text`.
    pub(crate) fn kept(&self) -> Vec<String> {
        self.drawer.with_untracked(|kept| kept.iter().map(|(a, b, c, ..)| format!("{a} {b} {c}")).collect())
    }
}

/// Typed before the page was loaded.
pub(crate) fn earlier(owner: &str, key: &str, text: &str) -> (String, String, String, Option<String>, bool) {
    (owner.into(), key.into(), text.into(), None, false)
}

fn store(owner: RwSignal<Option<String>>, drawer: RwSignal<Drawer>) -> DraftStore {
    let read = move || {
        let texts = drawer.get().into_iter().filter(|(other, ..)| owner.get().as_ref() == Some(other));
        texts.map(|(_, key, text, base, here)| (key, text, base, here)).collect()
    };
    let keep = move |(key, text): (&'static str, Option<(String, String)>)| {
        let mine = owner.get_untracked().unwrap();
        drawer.update(|kept| {
            kept.retain(|(owner, other, ..)| (owner, other.as_str()) != (&mine, key));
            kept.extend(text.map(|(text, base)| (mine, key.to_owned(), text, Some(base), true)));
        });
    };
    (owner.into(), Signal::derive(read), Callback::new(keep))
}
