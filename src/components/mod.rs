//! Widgets that any app could use, one a file. Texts come in as props.

pub mod badge;
pub mod button;
pub mod card;
pub mod check;
pub mod chips;
pub mod dialog;
pub mod draft_notice;
pub mod each;
pub mod excerpt;
pub mod facts;
pub mod heading;
pub mod html_preview;
pub mod icon;
pub mod language_select;
pub mod load_error;
pub mod mistakes;
pub mod picture;
pub mod skeleton;
pub mod stage;
pub mod status;
pub mod switch;
pub mod text_area;
pub mod text_field;
pub mod time;
pub mod waiting;
pub mod when;
