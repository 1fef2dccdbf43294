//! The stylesheet changes nothing outside the element, and names neither left nor right.

use std::path::Path;

use lightningcss::rules::keyframes::KeyframesName;
use lightningcss::rules::{CssRule, CssRuleList, Location};
use lightningcss::selector::{Component, Selector};
use lightningcss::stylesheet::StyleSheet;
use lightningcss::traits::ToCss;

use super::sides;
use super::violation::Violation;
use crate::dist::stylesheet;
use crate::files;

/// The element that contains everything.
const ELEMENT: &str = "iam-account";

/// The start of the names of animations, which are global to the page.
const KEYFRAMES: &str = "iam-";

/// The start of the names of registered properties, which are global too.
const PROPERTY: &str = "--iam-";

/// The stylesheet, which imports all others.
const INDEX: &str = "style/index.css";

/// Checks all stylesheets.
pub(super) fn check(root: &Path) -> Vec<Violation> {
    let checked = stylesheet::with_bundle(&root.join(INDEX), |sheet| check_sheet(root, sheet));
    checked.unwrap_or_else(|error| vec![Violation::new(INDEX, 1, error.to_string())])
}

fn check_sheet(root: &Path, sheet: &StyleSheet<'_>) -> Vec<Violation> {
    let mut checker = Checker { root, sources: &sheet.sources, found: Vec::new() };
    checker.rules(&sheet.rules, false);
    checker.found
}

struct Checker<'a> {
    root: &'a Path,
    sources: &'a [String],
    found: Vec<Violation>,
}

impl Checker<'_> {
    /// `inside` is true if an outer selector already scopes the rules to the element.
    fn rules(&mut self, rules: &CssRuleList<'_>, inside: bool) {
        for rule in &rules.0 {
            match rule {
                CssRule::Style(style) => {
                    for selector in style.selectors.0.iter().filter(|selector| !is_scoped(selector, inside)) {
                        let text = selector.to_css_string(Default::default()).unwrap_or_default();
                        self.report(
                            style.loc,
                            format!("the selector `{text}` does not begin at `{ELEMENT}`"),
                        );
                    }
                    for what in sides::physical(&style.declarations) {
                        self.report(style.loc, what);
                    }
                    self.rules(&style.rules, true);
                }
                CssRule::Keyframes(keyframes) => {
                    let name = match &keyframes.name {
                        KeyframesName::Ident(name) => name.0.to_string(),
                        KeyframesName::Custom(name) => name.to_string(),
                    };
                    if !name.starts_with(KEYFRAMES) {
                        let what = format!(
                            "the animation `{name}` is global, so its name begins with `{KEYFRAMES}`"
                        );
                        self.report(keyframes.loc, what);
                    }
                }
                CssRule::Import(import) => {
                    self.report(import.loc, "an import from outside the project".to_owned());
                }
                // Declarations after nested rules.
                CssRule::NestedDeclarations(rule) => {
                    for what in sides::physical(&rule.declarations) {
                        self.report(rule.loc, what);
                    }
                }
                CssRule::Media(rule) => {
                    self.query(rule.loc, rule.query.to_css_string(Default::default()).ok());
                    self.rules(&rule.rules, inside);
                }
                CssRule::Property(rule) if !rule.name.0.starts_with(PROPERTY) => {
                    let what = format!(
                        "`{}` is registered for the whole page, so it begins with `{PROPERTY}`",
                        rule.name.0
                    );
                    self.report(rule.loc, what);
                }
                CssRule::Supports(rule) => self.rules(&rule.rules, inside),
                CssRule::LayerBlock(rule) => self.rules(&rule.rules, inside),
                CssRule::Container(rule) => {
                    self.query(
                        rule.loc,
                        rule.condition
                            .as_ref()
                            .and_then(|query| query.to_css_string(Default::default()).ok()),
                    );
                    self.rules(&rule.rules, inside);
                }
                CssRule::StartingStyle(rule) => self.rules(&rule.rules, inside),
                CssRule::Scope(rule) => self.report(rule.loc, "@scope, which is not checked here".to_owned()),
                // No selectors: fonts, properties, layers, counters and the declarations inside a style rule.
                _ => {}
            }
        }
    }

    /// The build replaces `rem` in declarations only, because a query takes no variables.
    fn query(&mut self, at: Location, query: Option<String>) {
        if query.is_some_and(|query| query.contains("rem")) {
            self.report(at, "a query in `rem`, which depends on the host page's root: write `em`".to_owned());
        }
    }

    fn report(&mut self, at: Location, what: String) {
        let source = self.sources.get(at.source_index as usize).map_or(INDEX, String::as_str);
        let path = files::relative(self.root, Path::new(source));
        self.found.push(Violation::new(&path, at.line as usize + 1, what));
    }
}

/// Whether the leftmost part of the selector is the element, or an outer selector that begins with it.
fn is_scoped(selector: &Selector<'_>, inside: bool) -> bool {
    let leftmost = selector.iter_raw_parse_order_from(0).take_while(|part| !part.is_combinator());
    let mut leftmost = leftmost.peekable();
    // A nested selector without `&` begins with a combinator, or is inside anyway.
    if leftmost.peek().is_none() {
        return inside;
    }
    leftmost.any(|part| match part {
        // The element around a shadow tree.
        Component::Host(_) => true,
        Component::LocalName(name) => name.lower_name.0.as_ref() == ELEMENT,
        Component::Nesting => inside,
        Component::Is(list) | Component::Where(list) => {
            list.iter().all(|selector| is_scoped(selector, inside))
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use lightningcss::stylesheet::ParserOptions;

    use super::*;

    #[track_caller]
    fn check(css: &str, expected: usize) {
        let sheet = StyleSheet::parse(css, ParserOptions::default()).unwrap();
        let found = check_sheet(Path::new("/"), &sheet);
        assert_eq!(found.len(), expected, "{css}\n{found:?}");
    }

    #[test]
    fn selectors_begin_at_the_element() {
        check("iam-account { color: red }", 0);
        check("iam-account[theme='dark'] > .row, iam-account button:hover { color: red }", 0);
        check(":is(iam-account, iam-account[a]) p { color: red }", 0);
        check(":host([hidden]), :host > .root { color: red }", 0);
        check("button { color: red }", 1);
        check(":root, iam-account { --x: 1 }", 1);
        check("body iam-account { color: red }", 1);
        check("@media (width > 10px) { p { color: red } }", 1);
    }

    #[test]
    fn nested_rules_stay_inside() {
        check(
            "iam-account { & p { color: red } p { color: red } > p { color: red } &:hover { color: red } }",
            0,
        );
        check("iam-account { @media print { & p { color: red } } }", 0);
        check("iam-account { .dark & { color: red } }", 1);
    }

    #[test]
    fn no_declaration_is_for_one_direction_of_writing_only() {
        check("iam-account { text-align: left; p { margin-inline-start: 1px; } padding-right: 1px }", 2);
        check("iam-account { @media print { left: 0 } }", 1);
    }

    #[test]
    fn sizes_do_not_depend_on_the_host_pages_root() {
        check(
            "iam-account { @container iam (width < 3em) { color: red } @media (width < 3em) { color: red } }",
            0,
        );
        check("iam-account { @container iam (width < 3rem) { color: red } }", 1);
        check("@media (width < 3rem) { iam-account { color: red } }", 1);
    }

    #[test]
    fn registered_properties_have_our_prefix() {
        let property = |name: &str| {
            format!("@property {name} {{ syntax: '<length>'; inherits: true; initial-value: 1px }}")
        };
        check(&property("--iam-em"), 0);
        check(&property("--em"), 1);
    }

    #[test]
    fn animations_have_our_prefix() {
        check("@keyframes iam-spin { from { color: red } }", 0);
        check("@keyframes spin { from { color: red } }", 1);
    }
}
