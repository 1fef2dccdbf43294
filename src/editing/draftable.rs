//! What drafts need of a [`Text`].

use crate::editing::list;
use crate::editing::text::{Kind, Text};
use crate::hooks::use_drafts::Draftable;
use crate::language::Message;

impl Draftable for Text {
    fn key(&self) -> &'static str {
        self.key
    }

    fn name(&self) -> Message {
        self.name.clone()
    }

    fn base(&self) -> String {
        self.field.base()
    }

    fn unsaved(&self) -> Option<String> {
        self.is_changed().then(|| self.wanted())
    }

    fn put(&self, text: String, base: String) {
        Text::put(self, text, base);
    }

    fn discard(&self) {
        Text::discard(self);
    }

    fn read_control(&self) {
        self.control().read();
    }

    fn shown(&self, text: &str) -> String {
        match self.kind {
            Kind::List => list::items(text).join(", "),
            _ => text.to_owned(),
        }
    }
}
