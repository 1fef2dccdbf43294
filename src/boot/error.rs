//! [`BootError`]: a configuration value that cannot be used. Pure.

/// A configuration value that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BootError {
    /// The key's path (`auth.mode`), or `config.json` for the file as a whole.
    pub key: String,
    /// What is wrong with the value.
    pub problem: BootProblem,
}

/// What can be wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BootProblem {
    /// The file is not JSON; line and column of the error, from 1.
    NotJson(usize, usize),
    /// The file is nowhere: the URL of the entry module beside it is none.
    Unreachable,
    /// The value does not have this type.
    NotA(&'static str),
    /// The value is none of these.
    NotOneOf(&'static [&'static str]),
    /// The link is neither http(s), mailto, tel nor relative, or it has a password.
    NotALink,
    /// The list must contain this.
    Lacks(&'static str),
    /// The key is absent, and this `auth.mode` requires it.
    NeededBy(&'static str),
    /// The value is not the name of an HTTP header.
    NotAHeader,
    /// A base path must begin with one slash, and have no query and no fragment.
    NotAPath,
    /// The entry of `sections` is neither a page nor a link with a title, or it is in the list twice.
    NotASection,
    /// The attribute `routing` gives URLs to the one page of the attribute `page`, which has none.
    RoutesOnePage,
    /// The attribute `page` names no page.
    NotAPage,
    /// The element is embedded without `base-path` or `page`: the app would handle every link of the host page.
    Missing,
    /// The document's path, which is not below the base path.
    OutsideBase(String),
}
