//! Takes screenshots of every page, for people to look at.

use std::fs;

use anyhow::Result;

use crate::command::run as run_command;
use crate::dist::{self, Mode};
use crate::project::Project;
use crate::server;
use crate::setup::{self, Purpose};
use crate::test::browser::playwright;

/// The folder of the screenshots, in the work tree.
const FOLDER: &str = "screenshots";

/// Takes the screenshots whose name contains one of the words. Without words it takes all, and deletes earlier ones.
pub(crate) fn run(project: &Project, filter: &[String]) -> Result<()> {
    setup::prepare(project, &[Purpose::Build, Purpose::Browser])?;
    dist::run(project, Mode::Production)?;
    dist::run(project, Mode::Dev)?;
    server::build(project)?;
    if filter.is_empty() {
        let _ = fs::remove_dir_all(project.root.join(FOLDER));
    }
    let mut playwright = playwright(project)?;
    playwright.args(["--config", "shots.config.js"]);
    if !filter.is_empty() {
        playwright.args(["--grep", &filter.join("|")]);
    }
    run_command(&mut playwright)?;
    println!("The screenshots are in {FOLDER}/.");
    Ok(())
}
