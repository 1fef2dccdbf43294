//! Writes the Rust source.

use std::fmt::Write;

use crate::read::Language;
use crate::text::Text;

/// The table of each language, for `language::locale`. The texts of all but the first are a lazy part each.
pub(crate) fn catalogs(languages: &[Language]) -> String {
    let Some(default) = languages.first() else { return String::new() };
    let mut source = String::new();
    let mut table = String::from("static CATALOGS: &[Catalog] = &[\n");
    for (number, language) in languages.iter().enumerate() {
        let mut texts = String::from("&[\n");
        for (key, text) in &default.texts {
            let arguments = text.arguments();
            let translated = language.texts.get(key).unwrap_or(text);
            let _ = writeln!(texts, "    {:?},", translated.encode(&arguments));
        }
        texts.push(']');
        let name = format!("TEXTS_{number}");
        let _ = if number == 0 {
            writeln!(source, "static {name}: Part<Texts> = Part::ready(|| {texts});")
        } else {
            writeln!(
                source,
                "part! {{ static {name}: Texts = load_texts_{number}(language_{number}, {texts}); }}"
            )
        };
        let Language { tag, name: own, direction, .. } = language;
        let _ = writeln!(
            table,
            "    Catalog {{ tag: {tag:?}, name: {own:?}, dir: {direction:?}, texts: &{name} }},"
        );
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
            source.push_str("    use super::Message;\n");
        }
        item(&mut source, at, key, text);
    }
    source.push_str("}\n");
    source
}

fn item(source: &mut String, at: usize, key: &str, text: &Text) {
    let arguments = text.arguments();
    let doc = text.doc().replace('\n', " ");
    let _ = writeln!(source, "    #[doc = {doc:?}]");
    if arguments.is_empty() {
        let _ = writeln!(source, "    pub const {}: Message = Message::text({at});", key.to_uppercase());
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
        "    #[must_use]\n    pub fn {key}({}) -> Message {{\n        Message::{make}({at}, [{}].into())\n    }}",
        parameters.join(", "),
        values.join(", ")
    );
}
