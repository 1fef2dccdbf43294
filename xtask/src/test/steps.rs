//! The table of the steps of `cargo xtask test`, and what each step runs.

use anyhow::Result;

use super::browser::{self, WASM};
use super::count::Count;
use super::only::Only;
use super::options::Options;
use super::stream::run_counting;
use super::{contract, deny, doctests, e2e, npm_locks, reproduce};
use crate::command::{command, run};
use crate::dist::{self, Mode};
use crate::project::Project;
use crate::setup::Purpose;
use crate::{examples, server, size, tidy};

/// One row of the table.
pub(super) struct Step {
    pub(super) name: &'static str,
    /// The values of `--only` that include it.
    pub(super) kinds: &'static [Only],
    pub(super) needs: Option<Purpose>,
    pub(super) is_build: bool,
    pub(super) runs_tests: bool,
    pub(super) run: fn(&Project, &Options, &mut Count) -> Result<()>,
}

const CHECK: Step =
    Step { name: "", kinds: &[], needs: None, is_build: false, runs_tests: false, run: |_, _, _| Ok(()) };

pub(super) const STEPS: &[Step] = &[
    Step { name: "format", kinds: &[Only::Lint], needs: Some(Purpose::Lint), run: format, ..CHECK },
    Step { name: "clippy", kinds: &[Only::Lint], needs: Some(Purpose::Lint), run: clippy, ..CHECK },
    Step {
        name: "clippy for WebAssembly",
        kinds: &[Only::Lint],
        needs: Some(Purpose::Lint),
        run: clippy_wasm,
        ..CHECK
    },
    Step { name: "native tests", kinds: &[Only::Native], runs_tests: true, run: native, ..CHECK },
    Step { name: "tidy", kinds: &[Only::Tidy], run: |project, _, _| tidy::run(project), ..CHECK },
    Step {
        name: "build",
        kinds: &[Only::E2e, Only::Engines, Only::Size],
        needs: Some(Purpose::Build),
        is_build: true,
        run: build,
        ..CHECK
    },
    Step {
        name: "development build",
        kinds: &[Only::E2e],
        needs: Some(Purpose::DevBuild),
        is_build: true,
        run: |project, _, _| dist::run(project, Mode::Dev).map(drop),
        ..CHECK
    },
    Step {
        name: "package and examples",
        kinds: &[Only::E2e],
        is_build: true,
        run: |project, _, _| examples::build(project),
        ..CHECK
    },
    Step {
        name: "types of the package",
        kinds: &[Only::E2e],
        run: |project, _, _| examples::types(project),
        ..CHECK
    },
    Step {
        name: "licences and advisories",
        kinds: &[Only::Supply],
        needs: Some(Purpose::Supply),
        run: |project, _, _| deny::run_all(project),
        ..CHECK
    },
    Step {
        name: "lock files of npm",
        kinds: &[Only::Supply],
        run: |project, _, _| npm_locks::run(project),
        ..CHECK
    },
    Step {
        name: "reproducible build",
        kinds: &[Only::Reproduce],
        run: |project, _, _| reproduce::run(project),
        ..CHECK
    },
    Step {
        name: "component tests",
        kinds: &[Only::Ui],
        needs: Some(Purpose::Browser),
        runs_tests: true,
        run: browser::ui,
        ..CHECK
    },
    Step {
        name: "size",
        kinds: &[Only::Size],
        needs: Some(Purpose::Browser),
        run: |project, _, _| size::run(project, false),
        ..CHECK
    },
    Step {
        name: "contract",
        kinds: &[Only::Contract],
        needs: Some(Purpose::Contract),
        runs_tests: true,
        run: contract::run,
        ..CHECK
    },
    Step {
        name: "end-to-end tests",
        kinds: &[Only::E2e],
        needs: Some(Purpose::Browser),
        runs_tests: true,
        run: e2e::run,
        ..CHECK
    },
    Step {
        name: "flows in three engines",
        kinds: &[Only::Engines],
        needs: Some(Purpose::Engines),
        runs_tests: true,
        run: browser::engines,
        ..CHECK
    },
];

fn format(project: &Project, _: &Options, _: &mut Count) -> Result<()> {
    run(command(project, "cargo")?.args(["fmt", "--all", "--check"]))
}

fn clippy(project: &Project, _: &Options, _: &mut Count) -> Result<()> {
    run(command(project, "cargo")?.args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

/// Lints the code that is compiled only for the browser.
fn clippy_wasm(project: &Project, _: &Options, _: &mut Count) -> Result<()> {
    let app =
        ["clippy", "--package", "iam-account", "--all-targets", "--target", WASM, "--", "-D", "warnings"];
    run(command(project, "cargo")?.args(app))
}

fn native(project: &Project, options: &Options, count: &mut Count) -> Result<()> {
    let filter = &options.filter;
    let mut cargo = command(project, "cargo")?;
    if project.which("cargo-nextest").is_some() {
        cargo.args(["nextest", "run", "--workspace", "--no-fail-fast", "--no-tests=pass"]).args(filter);
    } else {
        cargo
            .args(["test", "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast", "--"])
            .args(filter);
    }
    run_counting(&mut cargo, count)?;
    if doctests::exist(project)? {
        run_counting(
            command(project, "cargo")?.args(["test", "--workspace", "--doc", "--"]).args(filter),
            count,
        )?;
    }
    Ok(())
}

fn build(project: &Project, _: &Options, _: &mut Count) -> Result<()> {
    dist::run(project, Mode::Production)?;
    server::build(project)
}
