//! Runs other programs with the environment that they expect.

use std::env;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::project::Project;

/// A child process that starts in the work tree and finds the project's tools first.
pub(crate) fn command(project: &Project, program: impl AsRef<Path>) -> Result<Command> {
    let program = program.as_ref();
    // The full path, because the child's PATH is not searched for the program itself.
    let missing = || format!("`{}` was not found", program.display());
    let file = project.which(program).with_context(missing)?;
    let mut command = Command::new(file);
    command.current_dir(&project.root);
    command.env("PATH", env::join_paths(project.search_path())?);
    // A relative path of the caller would be another folder for each child.
    command.env("CARGO_TARGET_DIR", &project.target);
    // `cargo run` sets these for the xtask package. A nested cargo must not use them.
    for (name, _) in env::vars_os() {
        let described = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_NAME", "CARGO_CRATE_NAME"];
        if name.to_str().is_some_and(|name| described.iter().any(|prefix| name.starts_with(prefix))) {
            command.env_remove(name);
        }
    }
    Ok(command)
}

/// Runs a command to its end and shows its output. Any failure is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = display(command);
    let status = command.status().with_context(|| format!("`{line}` did not start"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// What a command prints; `None` if it fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

/// What the command prints for the input. Any failure is an error. Its warnings are shown.
pub(crate) fn printed(command: &mut Command, input: &str) -> Result<String> {
    let line = display(command);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("`{line}` did not start"))?;
    child.stdin.take().context("no input")?.write_all(input.as_bytes())?;
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("`{line}` failed ({})", output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// The command line as a person would type it.
pub(crate) fn display(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    let name = program.rsplit('/').next().unwrap_or(&program).to_owned();
    let arguments = command.get_args().map(|argument| argument.to_string_lossy().into_owned());
    std::iter::once(name).chain(arguments).collect::<Vec<_>>().join(" ")
}
