//! The contract from outside: schemathesis and the service's published client, against the devserver.

use anyhow::Result;

use super::count::Count;
use super::options::Options;
use super::stream::run_counting;
use crate::command::command;
use crate::project::Project;
use crate::{server, setup};

/// `pytest` in `tests/contract`.
pub(super) fn run(project: &Project, options: &Options, count: &mut Count) -> Result<()> {
    server::build(project)?;
    let mut pytest = command(project, setup::pytest(project))?;
    pytest.current_dir(project.root.join("tests/contract"));
    pytest.env("DEVSERVER", project.target.join("debug/devserver"));
    if !options.filter.is_empty() {
        pytest.arg("-k").arg(options.filter.join(" or "));
    }
    run_counting(&mut pytest, count)
}
