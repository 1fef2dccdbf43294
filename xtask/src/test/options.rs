//! The command line of `cargo xtask test`.

use super::only::Only;

/// What to test.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Run only the tests whose name (end-to-end: whose file) contains one of these
    pub(super) filter: Vec<String>,
    /// Run only one kind of check
    #[arg(long, value_enum)]
    pub(super) only: Option<Only>,
    /// Run the end-to-end tests this many times, until a run fails
    #[arg(long, value_name = "TIMES", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) repeat: u32,
    /// Run only the end-to-end test with random actions, this many for each of its seeds
    #[arg(long, value_name = "ACTIONS", conflicts_with_all = ["filter", "only"])]
    pub(super) soak: Option<u32>,
}
