//! Writes the Rust source.

use std::fmt::Write;

use crate::read::Language;
use crate::text::Text;

/// The tables, then a module for each noun. `language::words` includes it.
pub(crate) fn source(languages: &[Language]) -> String {
    let Some(default) = languages.first() else { return String::new() };
    let mut source = String::from("pub(super) static CATALOGS: &[Catalog] = &[\n");
    for language in languages {
        let _ = writeln!(
            source,
            "    Catalog {{ tag: {:?}, name: {:?}, dir: {:?}, texts: &[",
            language.tag, language.name, language.direction
        );
        for (key, text) in &default.texts {
            let arguments = text.arguments();
            let translated = language.texts.get(key).unwrap_or(text);
            let _ = writeln!(source, "        {:?},", translated.encode(&arguments));
        }
        source.push_str("    ] },\n");
    }
    source.push_str("];\n");
    let mut open = None;
    for (at, ((module, key), text)) in default.texts.iter().enumerate() {
        if open.replace(module) != Some(module) {
            source.push_str(if at == 0 { "" } else { "}\n" });
            let _ = writeln!(source, "/// The texts of `{module}` in `locales/*.json`.\npub mod {module} {{");
            source.push_str("    #![allow(clippy::wildcard_imports, unused_imports, reason = \"not each noun has every kind\")]\n");
            source.push_str("    use super::Words;\n");
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
        let _ = writeln!(source, "    pub const {}: Words = Words::text({at});", key.to_uppercase());
        return;
    }
    let plural = matches!(text, Text::Plural(_));
    let parameters = arguments.iter().enumerate().map(|(at, name)| match (plural, at) {
        (true, 0) => "count: u64".to_owned(),
        _ => format!("{name}: impl Into<Words>"),
    });
    let parameters: Vec<_> = parameters.collect();
    let values = arguments.iter().enumerate().map(|(at, name)| match (plural, at) {
        (true, 0) => "Words::number(count)".to_owned(),
        _ => format!("{name}.into()"),
    });
    let values: Vec<_> = values.collect();
    let make = if plural { "counted" } else { "filled" };
    let _ = writeln!(
        source,
        "    #[must_use]\n    pub fn {key}({}) -> Words {{\n        Words::{make}({at}, [{}].into())\n    }}",
        parameters.join(", "),
        values.join(", ")
    );
}
