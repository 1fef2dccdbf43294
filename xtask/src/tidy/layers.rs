//! Which module of the app may import which: the tables, and nothing else.

/// Lowest first. A module may import itself and what stands above it; two modules in one row do not import each other.
/// A module that is listed but does not exist is ignored. A module of `src/` that is not listed is a problem.
pub(super) const LAYERS: &[&[&str]] = &[
    &["clock", "element_ref", "part", "pause", "storage", "unsubscribe"],
    &["language"],
    &["paths"],
    &["boot"],
    &["picture", "session"],
    &["api"],
    &["resource"],
    &["hooks"],
    &["form"],
    &["drafts"],
    &["state"],
    &["events", "messages"],
    &["saving", "diagnostics"],
    &["components"],
    &["offered"],
    &["pages", "layout"],
    &["routes"],
    &["app"],
    &["embed"],
    &["main"],
];

/// What a module may not import although the table above allows it.
pub(super) struct Exception {
    /// The modules that the row is about, with all that lies below them.
    pub(super) modules: &'static [&'static str],
    /// `crate::x` is a module of the app, every other name a crate, [`ALL`] everything.
    pub(super) not: &'static [&'static str],
    /// Parts of `not` that are allowed.
    pub(super) but: &'static [&'static str],
}

/// Stands for every import in an [`Exception`].
pub(super) const ALL: &str = "*";

pub(super) const EXCEPTIONS: &[Exception] = &[
    // The engine of forms can be used without a service.
    Exception {
        modules: &["form"],
        not: &["crate::api", "crate::session", "crate::resource", "crate::state", "crate::boot"],
        but: &["crate::resource::edit"],
    },
    // Widgets that any app could use.
    Exception {
        modules: &["components", "hooks"],
        not: &["crate::api", "crate::session", "crate::resource", "crate::state", "wire"],
        but: &["crate::resource::edit"],
    },
    // One write path: pages and layout send through the state.
    Exception { modules: &["pages", "layout"], not: &["crate::api"], but: &[] },
    // Tested natively, so nothing of the browser.
    Exception {
        modules: &[
            "boot",
            "paths",
            "picture::header",
            "resource::edit",
            "form::draft",
            "form::format",
            "form::json_list",
            "form::validate",
            "picture::crop",
            "picture::gesture",
            "picture::output",
        ],
        not: &["web_sys", "js_sys", "leptos"],
        but: &[],
    },
    // The binary only pulls the library in.
    Exception { modules: &["main"], not: &[ALL], but: &["iam_account"] },
];
