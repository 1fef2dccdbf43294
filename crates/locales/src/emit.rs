//! Writes the Rust source.

use std::fmt::Write;

use crate::read::Language;
use crate::text::Text;

/// The table of each language, for `language::locale`. The texts of all but English are a lazy part each.
pub(crate) fn catalogs(languages: &[Language]) -> String {
    let Some(default) = languages.first() else { return String::new() };
    let mut source = String::new();
    let mut table = String::from("static CATALOGS: &[Catalog] = &[\n");
    for (number, language) in languages.iter().enumerate() {
        let own = if number == 0 { "None".to_owned() } else { format!("Some(&TEXTS_{number})") };
        let Language { tag, name, direction, .. } = language;
        let _ = writeln!(
            table,
            "    Catalog {{ tag: {tag:?}, name: {name:?}, dir: {direction:?}, texts: {own} }},"
        );
        if number == 0 {
            continue;
        }
        let _ = writeln!(
            source,
            "part! {{ static TEXTS_{number}: Texts = load_texts_{number}(language_{number}, &["
        );
        for (key, text) in &default.texts {
            let arguments = text.arguments();
            let translated = language.texts.get(key).unwrap_or(text);
            let _ = writeln!(source, "    {:?},", translated.encode(&arguments));
        }
        source.push_str("]); }\n");
    }
    source + &table + "];\n"
}

/// A module for each noun, for `language::texts`.
pub(crate) fn texts(languages: &[Language]) -> String {
    let Some(default) = languages.first() else { return String::new() };
    let mut source = String::new();
    let mut open = None;
    for (at, ((module, key), text)) in default.texts.iter().enumerate() {
        if open.replace(module) != Some(module) {
            source.push_str(if at == 0 { "" } else { "}\n" });
            let _ = writeln!(source, "/// The texts of `{module}` in `locales/*.json`.\npub mod {module} {{");
            source.push_str("    #![allow(clippy::wildcard_imports, unused_imports, reason = \"not each noun has every kind\")]\n");
            source.push_str("    use super::{Message, Text};\n");
        }
        item(&mut source, at, key, text);
    }
    source.push_str("}\n");
    source
}

fn item(source: &mut String, at: usize, key: &str, text: &Text) {
    let arguments = text.arguments();
    let english = format!("Text({at}, {:?})", text.encode(&arguments));
    let doc = text.doc().replace('\n', " ");
    let _ = writeln!(source, "    #[doc = {doc:?}]");
    if arguments.is_empty() {
        let _ =
            writeln!(source, "    pub const {}: Message = Message::text(&{english});", key.to_uppercase());
        return;
    }
    let plural = matches!(text, Text::Plural(_));
    let parameters = arguments.iter().enumerate().map(|(at, name)| match (plural, at) {
        (true, 0) => "count: u64".to_owned(),
        _ => format!("{name}: impl Into<Message>"),
    });
    let parameters: Vec<_> = parameters.collect();
    let values = arguments.iter().enumerate().map(|(at, name)| match (plural, at) {
        (true, 0) => "Message::number(count)".to_owned(),
        _ => format!("{name}.into()"),
    });
    let values: Vec<_> = values.collect();
    let make = if plural { "counted" } else { "filled" };
    let _ = writeln!(
        source,
        "    #[must_use]\n    pub fn {key}({}) -> Message {{\n        Message::{make}(&{english}, [{}].into())\n    }}",
        parameters.join(", "),
        values.join(", ")
    );
}
