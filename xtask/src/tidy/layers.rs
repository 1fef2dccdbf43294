//! Who may import whom: the table of DESIGN.md and ARCHITECTURE.md in a form that can be checked.

/// One row.
pub(super) struct Layer {
    /// The modules that it is about; where several rows fit, the longest one counts.
    pub(super) modules: &'static [&'static str],
    pub(super) rule: Rule,
}

/// What the modules of a row may import, besides the standard library and themselves.
pub(super) enum Rule {
    /// These and nothing else.
    Only(&'static [&'static str]),
    /// Everything but these.
    Not(&'static [&'static str]),
}

use Rule::{Not, Only};

/// `crate::x` is a module of the app, every other name a crate.
pub(super) const LAYERS: &[Layer] = &[
    // Tested natively, so nothing of the browser.
    Layer {
        modules: &[
            "boot",
            "paths",
            "resource::edit",
            "resource::merge",
            "state::drafts::entry",
            "forms::validate",
        ],
        rule: Only(&[
            "serde",
            "serde_json",
            "wire",
            "crate::paths",
            "crate::words",
            "crate::resource::edit",
            "crate::resource::merge",
        ]),
    },
    Layer { modules: &["clock"], rule: Only(&["leptos", "js_sys"]) },
    // What everybody who says something needs, so it knows nobody.
    Layer { modules: &["language"], rule: Only(&["leptos", "web_sys", "js_sys"]) },
    // What is put into words, and nothing that does something.
    Layer {
        modules: &["words"],
        rule: Only(&[
            "wire",
            "crate::boot",
            "crate::language",
            "crate::paths",
            "crate::state",
            "crate::forms::task",
            "crate::components::clashes",
            "crate::components::draft_notice",
            "crate::components::stage",
        ]),
    },
    Layer {
        modules: &["session", "api", "resource"],
        rule: Not(&[
            "leptos_router",
            "crate::state",
            "crate::forms",
            "crate::hooks",
            "crate::components",
            "crate::layout",
            "crate::pages",
            "crate::routes",
            "crate::app",
            "crate::embed",
        ]),
    },
    Layer {
        modules: &["state"],
        rule: Not(&[
            "leptos_router",
            "crate::forms",
            "crate::hooks",
            "crate::components",
            "crate::layout",
            "crate::pages",
            "crate::routes",
            "crate::app",
            "crate::embed",
        ]),
    },
    // Widgets that any app could use.
    Layer {
        modules: &["forms", "hooks", "components"],
        rule: Not(&[
            "leptos_router",
            "wire",
            "crate::api",
            "crate::session",
            "crate::state",
            "crate::layout",
            "crate::pages",
            "crate::routes",
            "crate::app",
            "crate::embed",
        ]),
    },
    // What pages share where fields meet the state.
    Layer {
        modules: &["editing"],
        rule: Not(&[
            "leptos_router",
            "crate::api",
            "crate::session",
            "crate::layout",
            "crate::pages",
            "crate::routes",
            "crate::app",
            "crate::embed",
        ]),
    },
    Layer {
        modules: &["layout"],
        rule: Not(&["crate::api", "crate::pages", "crate::routes", "crate::app", "crate::embed"]),
    },
    // Sibling pages are forbidden too, see `imports`. Links come from `Page::href`, so that a page works without a router.
    Layer {
        modules: &["pages"],
        rule: Not(&[
            "leptos_router",
            "crate::api",
            "crate::layout",
            "crate::routes",
            "crate::app",
            "crate::embed",
        ]),
    },
    Layer { modules: &["routes"], rule: Not(&["crate::app", "crate::embed", "crate::api"]) },
    Layer { modules: &["app"], rule: Not(&["crate::embed"]) },
    Layer { modules: &["main"], rule: Only(&["iam_account"]) },
];

/// The crates of the workspace whose manifest may name only these dependencies.
pub(super) const WIRE_DEPENDENCIES: &[&str] = &["serde", "serde_json"];

/// The row for a module such as `state::merge`: the name in the table, and its rule.
pub(super) fn layer_of(module: &str) -> Option<(&'static str, &'static Rule)> {
    let rows = LAYERS.iter().flat_map(|layer| layer.modules.iter().map(move |name| (*name, &layer.rule)));
    rows.filter(|(name, _)| is_within(module, name)).max_by_key(|(name, _)| name.len())
}

/// Whether `path` is `outer` or lies below it.
pub(super) fn is_within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}
