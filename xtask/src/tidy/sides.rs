//! No declaration names left or right, so that languages from right to left need no stylesheet of their own.

use lightningcss::declaration::DeclarationBlock;
use lightningcss::properties::Property;

/// Shorthands whose second and fourth value are the right and the left side.
const SHORTHANDS: &[&str] = &[
    "margin",
    "padding",
    "inset",
    "scroll-margin",
    "scroll-padding",
    "border-width",
    "border-style",
    "border-color",
];

/// Properties whose values may be a side.
const ASIDE: &[&str] =
    &["text-align", "text-align-last", "float", "clear", "justify-content", "justify-items", "justify-self"];

/// The faults of declarations that work in one direction of writing only.
pub(super) fn physical(declarations: &DeclarationBlock<'_>) -> Vec<String> {
    let all = || declarations.declarations.iter().chain(&declarations.important_declarations);
    // A tick made of two borders is a drawing, and the same in every language.
    if all().any(|property| property.property_id().name() == "rotate") {
        return Vec::new();
    }
    all().filter_map(fault).collect()
}

fn fault(property: &Property<'_>) -> Option<String> {
    let id = property.property_id();
    let (name, value) = (id.name(), property.value_to_css_string(Default::default()).unwrap_or_default());
    let is_side = |word: &str| word == "left" || word == "right";
    if name.split('-').any(is_side) {
        return Some(format!(
            "`{name}` is the same side in every language: `-inline-start` and `-inline-end` follow the text"
        ));
    }
    if ASIDE.contains(&name) && value.split(' ').any(is_side) {
        return Some(format!(
            "`{name}: {value}` is the same side in every language: `start` and `end` follow the text"
        ));
    }
    let values = top_level(&value);
    match values.as_slice() {
        [_, right, _, left] if SHORTHANDS.contains(&name) && right != left => Some(format!(
            "`{name}: {value}` differs between left and right: `{name}-inline` follows the text"
        )),
        _ => None,
    }
}

/// The values of a list. A function counts as one value.
fn top_level(value: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    let mut split = value.split(|letter: char| {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        letter == ' ' && depth == 0
    });
    split.by_ref().filter(|value| !value.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use lightningcss::stylesheet::ParserOptions;

    use super::*;

    #[track_caller]
    fn check(css: &str, expected: usize) {
        let declarations = DeclarationBlock::parse_string(css, ParserOptions::default()).unwrap();
        let found = physical(&declarations);
        assert_eq!(found.len(), expected, "{css}\n{found:?}");
    }

    #[test]
    fn sides_follow_the_text() {
        check("margin-left: 1px", 1);
        check("left: 0; padding-right: var(--x); border-left: 1px solid; border-top-right-radius: 2px", 4);
        check("margin-inline-start: 1px; inset-inline-end: 0; border-start-start-radius: 2px", 0);
    }

    #[test]
    fn text_keeps_to_no_side() {
        check("text-align: left", 1);
        check("float: right !important", 1);
        check("justify-content: left", 1);
        check("text-align: start; text-align: center; float: inline-end", 0);
    }

    #[test]
    fn drawings_are_the_same_for_all() {
        check("rotate: 40deg; border-width: 0 2px 2px 0", 0);
        check("border-width: 0 2px 2px 0", 1);
    }

    #[test]
    fn shorthands_are_alike_on_both_sides() {
        check("padding: 1px 2px 3px 4px", 1);
        check("margin: 0 var(--a) 0 calc(1px + var(--b))", 1);
        check(
            "padding: 1px 2px 3px; margin: 0 auto; inset: 0 calc(1px + var(--b)) 1px calc(1px + var(--b))",
            0,
        );
    }
}
