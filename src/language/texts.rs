//! The texts of `locales/*.json`: a module for each noun, with a constant or a function for each text.

use crate::language::locale::Text;
use crate::language::message::Message;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));
