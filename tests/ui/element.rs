//! The element in a host page, as the entry module mounts it, and what the host hears.

use iam_account::embed::{Mounted, mount, unmount};
use js_sys::JSON;
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Event};

use crate::support::*;

const EVENTS: [&str; 6] = ["ready", "user-changed", "navigated", "unauthorized", "deleted", "error"];

/// A section that stands for the element.
pub(crate) struct Element {
    mounted: Option<Mounted>,
    heard: StoredValue<Vec<(&'static str, Value)>>,
    section: Section,
}

impl std::ops::Deref for Element {
    type Target = Section;

    fn deref(&self) -> &Section {
        &self.section
    }
}

impl Drop for Element {
    fn drop(&mut self) {
        self.unmount();
    }
}

impl Element {
    /// Mounts the app with the `config` property and the attributes. People sign in with a key, unless it says otherwise.
    pub(crate) async fn new(mut config: Value, attributes: Value) -> Self {
        if let Some(config) = config.as_object_mut() {
            config.entry("auth").or_insert_with(|| json!({ "mode": "api-key" }));
        }
        let entry = "https://files.example.test/me/iam-account.js";
        Element::with(json!({ "config": config, "attributes": attributes, "entry": entry })).await
    }

    /// Mounts the app with all that the element's class can hand over.
    pub(crate) async fn with(options: Value) -> Self {
        let section = Section::new();
        let heard = StoredValue::new(Vec::new());
        for name in EVENTS {
            listen(&section.0, &format!("iam-account:{name}"), move |event: Event| {
                let detail = event.unchecked_into::<CustomEvent>().detail();
                let text = JSON::stringify(&detail).unwrap().as_string().unwrap();
                heard.update_value(|heard| heard.push((name, serde_json::from_str(&text).unwrap())));
            });
        }
        let options = JSON::parse(&options.to_string()).unwrap();
        let mounted = Some(mount(section.0.clone(), options).unwrap());
        settled().await;
        Element { mounted, heard, section }
    }

    /// The details of the events of this name so far.
    pub(crate) fn heard(&self, name: &str) -> Vec<Value> {
        let of_name = |(heard, detail): &(&str, Value)| (*heard == name).then(|| detail.clone());
        self.heard.with_value(|heard| heard.iter().filter_map(of_name).collect())
    }

    /// The only detail of the only event of this name.
    #[track_caller]
    pub(crate) fn heard_once(&self, name: &str) -> Value {
        let mut heard = self.heard(name);
        assert_eq!(heard.len(), 1, "{name}: {heard:?}");
        heard.remove(0)
    }

    /// WaitMessages for an event of this name.
    pub(crate) async fn hears(&self, name: &'static str) {
        until(name, || !self.heard(name).is_empty()).await;
    }

    /// Signs in on the page for it.
    pub(crate) async fn sign_in(&self) {
        enter(&self.labelled("API key"), "demo-key").await;
        press(&self.button("Sign in")).await;
    }

    /// What the element's class does when it leaves the document.
    pub(crate) fn unmount(&mut self) {
        if let Some(mounted) = self.mounted.take() {
            unmount(mounted);
        }
    }
}
