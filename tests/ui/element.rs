//! The element in a host page, as the entry module mounts it, and the events that the host receives.

use iam_account::embed::{Embedded, mount, prepare};
use js_sys::JSON;
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Event};

use crate::support::*;

const EVENTS: [&str; 7] =
    ["ready", "user-changed", "navigated", "dirty-changed", "unauthorized", "deleted", "error"];

/// A section that stands for the element.
pub(crate) struct Element {
    mounted: Option<Embedded>,
    events: StoredValue<Vec<(&'static str, Value)>>,
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
    /// Mounts the app with the `config` property and the attributes. The default `auth.mode` is `api-key`.
    pub(crate) async fn new(mut config: Value, attributes: Value) -> Self {
        if let Some(config) = config.as_object_mut() {
            config.entry("auth").or_insert_with(|| json!({ "mode": "api-key" }));
        }
        let entry = "https://files.example.test/me/iam-account.js";
        Element::with(json!({ "config": config, "attributes": attributes, "entry": entry })).await
    }

    /// Mounts the app with the options that the element's class passes.
    pub(crate) async fn with(options: Value) -> Self {
        let section = Section::new();
        let events = StoredValue::new(Vec::new());
        for name in EVENTS {
            listen(&section.0, &format!("iam-account:{name}"), move |event: Event| {
                let detail = event.unchecked_into::<CustomEvent>().detail();
                let text = JSON::stringify(&detail).unwrap().as_string().unwrap();
                events.update_value(|events| events.push((name, serde_json::from_str(&text).unwrap())));
            });
        }
        let options = JSON::parse(&options.to_string()).unwrap();
        let mut prepared = prepare(section.0.clone(), section.0.clone(), options, None).await.unwrap();
        mount(&mut prepared, &section.0).unwrap();
        settled().await;
        Element { mounted: Some(prepared), events, section }
    }

    /// The details of all events of this name so far.
    pub(crate) fn events(&self, name: &str) -> Vec<Value> {
        let of_name = |(event, detail): &(&str, Value)| (*event == name).then(|| detail.clone());
        self.events.with_value(|events| events.iter().filter_map(of_name).collect())
    }

    /// The only detail of the only event of this name.
    #[track_caller]
    pub(crate) fn only_event(&self, name: &str) -> Value {
        let mut events = self.events(name);
        assert_eq!(events.len(), 1, "{name}: {events:?}");
        events.remove(0)
    }

    /// Waits for an event of this name.
    pub(crate) async fn wait_for(&self, name: &'static str) {
        until(name, || !self.events(name).is_empty()).await;
    }

    /// Signs in with a key on the page `/sign-in`.
    pub(crate) async fn sign_in(&self) {
        enter(&self.labelled("API key"), "demo-key").await;
        press(&self.button("Sign in")).await;
    }

    /// Unmounts the app, as the element's class does when the element leaves the document.
    pub(crate) fn unmount(&mut self) {
        self.mounted = None;
    }
}
