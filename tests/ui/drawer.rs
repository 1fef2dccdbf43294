//! A form whose texts are kept while they are not saved, for the tests of that.

use iam_account::boot::DraftStorage;
use iam_account::components::draft_notice::DraftNotice;
use iam_account::components::text_field::TextField;
use iam_account::drafts::Drafts;
use iam_account::drafts::attach::attach;
use iam_account::form::Form;
use iam_account::form::draft::Draft;
use iam_account::form::field::FormField;
use iam_account::form::format::Format;
use iam_account::form::task::Outcome;
use iam_account::language::Message;
use iam_account::paths::Page;
use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement, Storage};

use crate::support::*;

/// The browser's storage, empty before and after.
pub(crate) struct Local(Storage);

impl Local {
    pub(crate) fn new() -> Self {
        let storage = window().local_storage().unwrap().unwrap();
        storage.clear().unwrap();
        Local(storage)
    }

    pub(crate) fn set(&self, key: &str, text: &str) {
        self.0.set_item(key, text).unwrap();
    }

    pub(crate) fn get(&self, key: &str) -> Option<String> {
        self.0.get_item(key).unwrap()
    }

    /// The prototype of all storage areas.
    pub(crate) fn prototype(&self) -> Object {
        Object::get_prototype_of(&self.0)
    }

    /// The keys that begin with `prefix`, without it.
    pub(crate) fn keys(&self, prefix: &str) -> Vec<String> {
        let keys = Object::keys(&self.0).iter().filter_map(|key| key.as_string()).collect::<Vec<_>>();
        let mut keys: Vec<_> =
            keys.iter().filter_map(|key| key.strip_prefix(prefix)).map(str::to_owned).collect();
        keys.sort();
        keys
    }
}

impl Drop for Local {
    fn drop(&mut self) {
        self.0.clear().unwrap();
    }
}

/// The key of a draft on the page of the form.
pub(crate) fn key(owner: &str, field: &str) -> String {
    format!("iam-account:draft:{owner}:profile:{field}")
}

/// A form with two fields, over saved texts and an owner that the test can change.
pub(crate) struct Stand {
    pub(crate) owner: RwSignal<Option<String>>,
    pub(crate) saved: RwSignal<(String, String)>,
    pub(crate) drafts: Drafts,
    pub(crate) fields: StoredValue<Option<[FormField; 2]>>,
    pub(crate) page: Shown,
    local: Local,
}

impl Stand {
    /// No one is known yet; of each `(owner, field, text)` there is a draft from before.
    pub(crate) async fn new(kept: &[(&str, &str, &str)]) -> Self {
        let drafts = kept.iter().map(|(owner, field, text)| (*owner, *field, json!({ "text": text })));
        Stand::with(&drafts.collect::<Vec<_>>()).await
    }

    /// The same with whole entries.
    pub(crate) async fn with(entries: &[(&str, &str, Value)]) -> Self {
        let local = Local::new();
        for (owner, field, entry) in entries {
            local.set(&key(owner, field), &entry.to_string());
        }
        let owner = RwSignal::new(None::<String>);
        let saved = RwSignal::new(("Zoé".to_owned(), "123".to_owned()));
        let (fields, drafts) = (StoredValue::new(None), StoredValue::new(None));
        let page = show(move || {
            let field =
                |key, label, saved: Signal<Option<Value>>| FormField::new(key, label, Format::Plain, saved);
            let name = field("name", "Name", Signal::derive(move || Some(saved.get().0.into())));
            let phone = field("phone", "Phone", Signal::derive(move || Some(saved.get().1.into())));
            fields.set_value(Some([name, phone]));
            let store =
                Drafts::new(ArcSignal::derive(move || owner.get().map(Into::into)), DraftStorage::Browser);
            drafts.set_value(Some(store.clone()));
            let form =
                Form::new(vec![name, phone], Message::NOTHING, |_| Box::pin(async { Outcome::silent() }));
            let form = attach(&store, Page::Profile, form);
            view! {
                <DraftNotice drafts=store page=Page::Profile form until="For a week.".into() />
                <TextField field=name />
                <TextField field=phone />
            }
        })
        .await;
        let drafts = drafts.get_value().unwrap();
        Stand { owner, saved, drafts, fields, page, local }
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

    /// Another tab writes the draft of a field, or removes it.
    pub(crate) async fn other_tab(&self, owner: &str, field: &str, text: Option<&str>) {
        let key = key(owner, field);
        let entry = text.map(|text| json!({ "text": text }).to_string());
        match &entry {
            Some(entry) => self.local.set(&key, entry),
            None => self.local.0.remove_item(&key).unwrap(),
        }
        let init = Object::new();
        let properties = [
            ("key", JsValue::from(key)),
            ("newValue", entry.map_or(JsValue::NULL, Into::into)),
            ("storageArea", self.local.0.clone().into()),
        ];
        for (name, value) in properties {
            Reflect::set(&init, &name.into(), &value).unwrap();
        }
        let constructor: Function = Reflect::get(&window(), &"StorageEvent".into()).unwrap().unchecked_into();
        let event = Reflect::construct(&constructor, &Array::of2(&"storage".into(), &init)).unwrap();
        window().dispatch_event(event.unchecked_ref::<Event>()).unwrap();
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

    /// What the storage has, as `owner field text`.
    pub(crate) fn kept(&self) -> Vec<String> {
        let entry = |key: String| {
            let [owner, _, field] = key.split(':').collect::<Vec<_>>()[..] else { unreachable!("{key}") };
            format!("{owner} {field} {}", self.entry(owner, field).text)
        };
        self.local.keys("iam-account:draft:").into_iter().map(entry).collect()
    }

    /// The draft that the storage has.
    pub(crate) fn entry(&self, owner: &str, field: &str) -> Draft {
        let entry: Value = serde_json::from_str(&self.local.get(&key(owner, field)).unwrap()).unwrap();
        let text = entry["text"].as_str().unwrap().to_owned();
        Draft { text, base: entry["base"].as_str().map(Into::into), time: entry["time"].as_u64() }
    }
}
