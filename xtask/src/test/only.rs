//! The values of `--only`.

/// The kinds of checks.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Only {
    /// Formatting and clippy
    Lint,
    /// Tests that need no browser
    Native,
    /// The rules of ARCHITECTURE.md
    Tidy,
    /// Licences, advisories and sources of all dependencies
    Supply,
    /// A second build, which has to be equal
    Reproduce,
    /// Components in a browser
    Ui,
    /// What a visitor downloads
    Size,
    /// The devserver by the contract's document and the service's client
    Contract,
    /// Whole flows in a browser
    E2e,
    /// The main flows in Chromium, Firefox and WebKit
    Engines,
}
