//! The components in a real browser: one module for each component, hook or form part, named like it.
//!
//! A test puts a view into a section of its own ([`support::show`]), does what a person does, and looks at what is there
//! for the person then: text, accessible names and descriptions, focus. The whole element in a host page is [`element`],
//! with [`service`] in the place of the network.
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
mod picture;
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
