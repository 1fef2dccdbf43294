//! How the app is embedded, by the attributes of its element.

use leptos::prelude::window;
use serde_json::Value;
use web_sys::Url;
use wire::Object;

use crate::boot::{BootConfig, BootError, BootProblem};
use crate::layout::shell::EmbedMode;
use crate::paths::{Page, base_of, folder, is_below};

/// The value of an attribute.
pub(super) fn text<'a>(attributes: &'a Object, name: &str) -> Option<&'a str> {
    attributes.get(name).and_then(Value::as_str)
}

/// The mode, and the page that the attribute `page` names.
pub(super) fn embed_mode(attributes: &Object) -> Result<(EmbedMode, Option<Page>), BootError> {
    let refuse = |key: &str, problem| Err(BootError { key: key.into(), problem });
    let page = match text(attributes, "page") {
        None => None,
        Some(name) => match Page::from_segment(name) {
            None => return refuse("page", BootProblem::NotAPage),
            page => page,
        },
    };
    let embed_mode = match text(attributes, "routing") {
        Some("path" | "hash") if page.is_some() => return refuse("routing", BootProblem::RoutesOnePage),
        Some("none") => EmbedMode::Single,
        None if page.is_some() => EmbedMode::Single,
        None | Some("path" | "hash") if attributes.contains_key("standalone") => EmbedMode::Standalone,
        None | Some("path" | "hash") => EmbedMode::Embedded,
        Some(_) => return refuse("routing", BootProblem::NotOneOf(&["path", "hash", "none"])),
    };
    Ok((embed_mode, page))
}

/// The base path, normalised by [`base_of`]: as configured, else the entry module's folder. An embedded element must
/// configure it, because the host page may have paths of its own there.
pub(super) fn base(boot: &BootConfig, embed_mode: EmbedMode, entry: &Url) -> Result<String, BootError> {
    let (key, base) = match (&boot.base_path, embed_mode) {
        (Some(base), _) => ("basePath", base_of(base)),
        (None, EmbedMode::Embedded) => {
            return Err(BootError { key: "base-path".into(), problem: BootProblem::Missing });
        }
        (None, _) => ("basePath", base_of(folder(&entry.pathname()))),
    };
    let path = window().location().pathname().unwrap_or_default();
    if is_below(&path, &base) {
        Ok(base)
    } else {
        Err(BootError { key: key.into(), problem: BootProblem::OutsideBase(path) })
    }
}

/// The attribute `heading-level`; the default is 1 where the app is standalone, else 2.
pub(super) fn heading_level(attributes: &Object) -> u8 {
    let default = if attributes.contains_key("standalone") { 1 } else { 2 };
    let level = text(attributes, "heading-level").and_then(|level| level.parse().ok());
    level.filter(|level| (1..=6).contains(level)).unwrap_or(default)
}
