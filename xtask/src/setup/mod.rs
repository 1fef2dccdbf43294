//! The tools that the commands need: found each time, installed if missing.
//!
//! Cargo, npm and pip install into the project's own cache, so the programs on a person's PATH keep their versions. If nothing
//! is missing, nothing is printed.

mod apt;
mod browser;
mod cargo_deny;
mod packages;
mod python;
mod record;
mod rust;
mod servers;
mod tool;

use anyhow::{Result, bail};

pub(crate) use browser::{chromedriver, chromium, firefox, headless_shell, webkit_driver};
pub(crate) use python::pytest;
pub(crate) use servers::WebServer;
use tool::{Installer, Tool};

use crate::project::Project;

/// What a command is going to do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Check the sources.
    Lint,
    /// Build the program without optimisation.
    DevBuild,
    /// Build the files that are deployed.
    Build,
    /// Build the standard library with them.
    StdBuild,
    /// Run the tests that need a browser.
    Browser,
    /// Run the main flows in three engines.
    Engines,
    /// Test the contract from outside.
    Contract,
    /// Show the page behind a web server.
    Behind,
    /// Compare the page with a Preact form.
    Bench,
    /// Check what the project is made of.
    Supply,
    /// Build the hosts in `examples/` with the npm package, which is packed before.
    Examples,
}

use Purpose::{Behind, Bench, Browser, Build, Contract, DevBuild, Engines, Examples, Lint, StdBuild, Supply};

/// Each tool with the purposes that need it.
const TOOLS: &[(&[Purpose], Tool)] = &[
    (&[Lint], rust::LINTERS),
    (&[Lint, DevBuild, Build, Browser], rust::WASM_TARGET),
    (&[StdBuild], rust::TOOLCHAIN),
    (&[StdBuild], rust::STD_SOURCE),
    (&[Build], packages::BINARYEN),
    (&[Build, Bench], packages::ESBUILD),
    (&[Bench], packages::PREACT),
    (&[Browser, Engines], browser::BROWSER),
    (&[Browser], browser::HEADLESS_SHELL),
    (&[Browser, Engines], browser::SCREEN),
    (&[Engines], browser::OTHER_ENGINES),
    (&[Browser, Engines], packages::E2E),
    (&[Contract], python::INTERPRETER),
    (&[Contract], python::CONTRACT),
    (&[Supply], cargo_deny::CARGO_DENY),
    (&[Browser, Behind], servers::SERVERS),
    (&[Examples], packages::EXAMPLES),
];

/// Installs the missing tools for the purposes.
pub(crate) fn prepare(project: &Project, purposes: &[Purpose]) -> Result<()> {
    let needed = TOOLS.iter().filter(|(uses, _)| uses.iter().any(|purpose| purposes.contains(purpose)));
    needed.map(|(_, tool)| tool).try_for_each(|tool| provide(project, tool))
}

fn provide(project: &Project, tool: &Tool) -> Result<()> {
    if (tool.found)(project) {
        return Ok(());
    }
    let Tool { name, purpose, duration, .. } = tool;
    println!("Missing: {name}, {purpose}.");
    if project.which(tool.installer.program).is_none() {
        bail!("{}", missing_installer(tool));
    }
    println!("Installing {name} with {}; this may take {duration}.", tool.installer.program);
    (tool.install)(project)?;
    if !(tool.found)(project) {
        bail!("{name} was installed, but is still not found");
    }
    println!("Installed: {name}.\n");
    Ok(())
}

fn missing_installer(tool: &Tool) -> String {
    let Installer { program, remedy } = tool.installer;
    format!(
        "{} is installed with `{program}`, which is missing too. Run this, then try again:\n\n    {remedy}",
        tool.name
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_installer_ends_with_the_one_command_to_run() {
        let message = missing_installer(&rust::WASM_TARGET);
        assert!(message.starts_with("the WebAssembly target is installed with `rustup`"), "{message}");
        assert_eq!(message.lines().last().map(str::trim), Some(rust::WASM_TARGET.installer.remedy));
    }
}
