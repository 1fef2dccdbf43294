//! Builds one stylesheet from the files in `style/`. Its rules win over those of a host page.

use std::mem;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::rules::layer::LayerName;
use lightningcss::rules::{CssRule, CssRuleList};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};

/// Older than the browsers that the program needs, so that nesting is flattened and the scope of every selector can be
/// checked.
const BROWSERS: Browsers = Browsers {
    android: None,
    chrome: Some(version(116, 0)),
    edge: Some(version(116, 0)),
    firefox: Some(version(115, 0)),
    ie: None,
    ios_saf: Some(version(16, 4)),
    opera: None,
    safari: Some(version(16, 4)),
    samsung: None,
};

/// The start of every selector.
const ELEMENT: &str = "iam-account";

/// What stands for the element in a shadow tree (`public/iam-account.js`), where its name would select nothing.
const IN_SHADOW: &str = ".iam-root";

/// Matches every element but one whose id is `_`, and counts as an id.
const WEIGHT: &str = ":not(#_)";

/// The folder of the files whose rules nothing of the first page needs.
const PARTS: &str = "/parts/";

/// The built stylesheet.
pub(super) struct Sheets {
    /// What every page begins with.
    pub(super) first: String,
    /// What comes with the first lazy part.
    pub(super) parts: String,
}

/// The minified bundle, without nesting and other features that the oldest browsers lack, and with weight in place of
/// layers.
pub(super) fn build(index: &Path) -> Result<Sheets> {
    with_bundle(index, |sheet| {
        let of_part = |rule: &CssRule<'_>| {
            let source = source_of(rule).and_then(|index| sheet.sources.get(index as usize));
            source.is_some_and(|source| source.contains(PARTS))
        };
        let (parts, first) = mem::take(&mut sheet.rules.0).into_iter().partition(of_part);
        let mut order = Vec::new();
        Ok(Sheets { first: print(first, &mut order)?, parts: print(parts, &mut order)? })
    })?
}

/// The number of the file of a rule, which is in a layer as each `@import` of the index says.
fn source_of(rule: &CssRule<'_>) -> Option<u32> {
    let CssRule::LayerBlock(block) = rule else { return None };
    block.rules.0.iter().find_map(|rule| match rule {
        CssRule::Style(rule) => Some(rule.loc.source_index),
        CssRule::Media(rule) => Some(rule.loc.source_index),
        _ => None,
    })
}

fn print<'i>(rules: Vec<CssRule<'i>>, order: &mut Vec<LayerName<'i>>) -> Result<String> {
    let targets = Targets::from(BROWSERS);
    let mut sheet = StyleSheet::new(Vec::new(), CssRuleList(rules), ParserOptions::default());
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|error| anyhow!("{error}"))?;
    without_layers(mem::take(&mut sheet.rules.0), order, |rules| {
        let sheet = StyleSheet::new(Vec::new(), rules, ParserOptions::default());
        let options = PrinterOptions { minify: true, targets, ..PrinterOptions::default() };
        Ok(sheet.to_css(options).map_err(|error| anyhow!("{error}"))?.code)
    })
}

/// Rules in a layer lose against those of a host page, which are in no layer. So the selectors of each layer get the weight
/// of one id more than those of the layer before it. That keeps the order of the layers and outweighs elements and classes
/// of a host page. `order` has the layers that were named so far.
fn without_layers<'i>(
    rules: Vec<CssRule<'i>>,
    order: &mut Vec<LayerName<'i>>,
    print: impl Fn(CssRuleList<'i>) -> Result<String>,
) -> Result<String> {
    let mut flat = String::new();
    for rule in rules {
        match rule {
            CssRule::LayerStatement(statement) => order.extend(statement.names),
            CssRule::LayerBlock(block) => {
                let name = block.name.context("a layer in style/ has no name")?;
                // A layer comes after all layers that were named before it.
                if !order.contains(&name) {
                    order.push(name.clone());
                }
                let weight = order.iter().take_while(|known| **known != name).count() + 1;
                let heavy = format!(":is({ELEMENT},{IN_SHADOW}){}", WEIGHT.repeat(weight));
                flat += &print(block.rules)?.replace(ELEMENT, &heavy);
            }
            // The bundler has resolved these.
            CssRule::Ignored => {}
            _ => bail!("a rule in style/ is in no layer"),
        }
    }
    Ok(with_own_rem(&flat))
}

/// Writes each length in `rem` in terms of the element's own size, which `style/tokens.css` keeps in `--iam-em`.
fn with_own_rem(css: &str) -> String {
    let mut own = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("rem") {
        let (start, number) =
            before.split_at(before.trim_end_matches(|letter: char| "-.0123456789".contains(letter)).len());
        if number.is_empty() || after.starts_with(char::is_alphanumeric) {
            own += before;
            own += "rem";
        } else {
            own += &format!("{start}calc({number}*var(--iam-em))");
        }
        rest = after;
    }
    own + rest
}

/// Reads a stylesheet and all that it imports, unchanged.
pub(crate) fn with_bundle<T>(index: &Path, read: impl FnOnce(&mut StyleSheet<'_>) -> T) -> Result<T> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(index).map_err(|error| anyhow!("{}: {error}", index.display()))?;
    Ok(read(&mut sheet))
}

const fn version(major: u32, minor: u32) -> u32 {
    major << 16 | minor << 8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files;

    fn built(index: &str, button: &str) -> Result<Sheets> {
        let folder =
            std::env::temp_dir().join(format!("xtask-stylesheet-{}-{}", std::process::id(), index.len()));
        files::write(&folder.join("index.css"), index)?;
        files::write(&folder.join("button.css"), button)?;
        files::write(&folder.join("parts/badge.css"), "iam-account .badge { color: red }")?;
        let css = build(&folder.join("index.css"));
        std::fs::remove_dir_all(&folder)?;
        css
    }

    #[test]
    fn joins_imports_flattens_nesting_and_weighs_layers() {
        let index = "@layer a, b; @import './button.css' layer(b); @layer a { iam-account { color: red } }";
        let css = built(index, "iam-account { & button { color: red } }").unwrap().first;
        assert_eq!(
            css,
            ":is(iam-account,.iam-root):not(#_){color:red}\
             :is(iam-account,.iam-root):not(#_):not(#_) button{color:red}"
        );
    }

    #[test]
    fn what_only_parts_need_is_a_sheet_of_its_own_with_the_same_weights() {
        let index = "@layer a, b; @import './parts/badge.css' layer(b); @import './button.css' layer(a);";
        let sheets = built(index, "iam-account button { color: red }").unwrap();
        assert_eq!(sheets.first, ":is(iam-account,.iam-root):not(#_) button{color:red}");
        assert_eq!(sheets.parts, ":is(iam-account,.iam-root):not(#_):not(#_) .badge{color:red}");
    }

    #[test]
    fn a_rem_is_the_elements_own() {
        let index = "@layer a { iam-account { --space: -0.5rem; padding: 1rem 2px } }";
        assert_eq!(
            built(index, "").unwrap().first,
            ":is(iam-account,.iam-root):not(#_){--space:calc(-.5*var(--iam-em));padding:calc(1*var(--iam-em)) 2px}"
        );
    }

    #[test]
    fn letters_that_only_look_like_a_rem_stay() {
        for css in ["a{animation:premises 1s}", "a{--x:remains}", "a{--x:2remote}"] {
            assert_eq!(with_own_rem(css), css);
        }
    }

    #[test]
    fn a_rule_outside_of_the_layers_is_refused() {
        let built = built("@layer a; iam-account { color: red }", "").map(|sheets| sheets.first);
        let error = built.unwrap_err().to_string();
        assert!(error.contains("in no layer"), "{error}");
    }
}
