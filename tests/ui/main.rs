//! The components in a real browser: one module for each component, hook or part of a form, with the same name.
//!
//! A test shows a view in a section of its own ([`support::show`]), acts like a person, and checks what the person
//! perceives: text, accessible names and descriptions, focus. [`element`] is the whole element in a host page;
//! [`service`] replaces the network.
#![cfg(target_arch = "wasm32")]
#![cfg_attr(
    target_arch = "wasm32",
    expect(clippy::unwrap_used, reason = "a test that cannot go on should stop, helpers included")
)]

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

mod drawer;
mod element;
mod person;
mod service;
mod support;

mod button;
mod card;
mod chips;
mod conflicts;
mod description_list;
mod dialog;
mod draft_notice;
mod drafts;
mod each;
mod embed;
mod error_summary;
mod events;
mod field;
mod heading;
mod html_preview;
mod initials;
mod language_select;
mod loadable;
mod navigation;
mod picture;
mod range_field;
mod show;
mod status;
mod submit;
mod switch;
mod task;
mod text_area;
mod text_field;
mod time;
mod use_abort;
mod use_drafts;
mod use_id;
mod use_load;
mod use_recovery;
