//! `cargo deny`: licences, versions and sources of all crates (`deny.toml`), and advisories where their database can be had.

use std::process::Command;

use anyhow::Result;

use crate::command::{command, output, run};
use crate::project::Project;

/// Tools and test server may have a crate in two versions where `deny.toml` says why. The first run leaves them out, so what
/// ships may not.
pub(super) fn run_all(project: &Project) -> Result<()> {
    let mut app = deny(project)?;
    run(app.args(["check", "--allow", "unmatched-skip-root", "--deny", "unnecessary-skip", "bans"]))?;
    let mut all = deny(project)?;
    all.args(["--workspace", "check", "--deny", "unmatched-skip-root", "--allow", "unnecessary-skip"]);
    all.args(["licenses", "bans", "sources"]);
    if output(deny(project)?.args(["fetch", "db"])).is_some() {
        all.arg("advisories");
    } else {
        println!(
            "The database of advisories (RustSec) cannot be fetched here, so no crate was compared with it."
        );
    }
    run(&mut all)
}

fn deny(project: &Project) -> Result<Command> {
    let mut cargo = command(project, "cargo")?;
    cargo.arg("deny");
    Ok(cargo)
}
