//! The project's commands: `cargo xtask serve`, `example`, `test`, `shots`, `dist`, `size`, `bench`, `tidy`.
//!
//! Each command does its own set-up: `setup` finds the tools that it needs and installs the missing ones, `dist` builds the
//! deployable files, and all other commands use these two. A command prints what it does before it does it. A command
//! with nothing to do ends in about a second.

mod bench;
mod cache;
mod command;
mod dist;
mod examples;
mod files;
mod npm;
mod project;
mod serve;
mod server;
mod setup;
mod shots;
mod size;
mod test;
mod tidy;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use project::Project;

/// Build, serve and check the account page.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything and serve app, API and sign-in on one address
    Serve(serve::Options),
    /// Make the deployable files in dist/
    Dist {
        #[command(flatten)]
        choice: dist::Choice,
        /// Also pack them for npm, with types, as dist-npm/iam-account.tgz
        #[arg(long, conflicts_with_all = ["dev", "stock_std"])]
        npm: bool,
    },
    /// The hook of Trunk.toml: make the page around the program that Trunk has built
    #[command(hide = true)]
    Trunk,
    /// Start a host of examples/ with the element in it, the API and demo accounts
    Example(examples::Options),
    /// Run every check and test, with all set-up
    Test(test::Options),
    /// Take a screenshot of every page in every theme, language and width, in screenshots/
    Shots {
        /// Only those whose name contains one of these, such as `dark-fr-360`
        filter: Vec<String>,
    },
    /// Check the rules of ARCHITECTURE.md
    Tidy,
    /// Show what a visitor downloads until the profile form is usable, and fail above the limit
    Size {
        /// Also show which modules the main program's bytes come from, in a build with its names
        #[arg(long)]
        why: bool,
    },
    /// Measure how fast the page is, beside a Preact form as small as can be
    Bench(bench::Options),
}

fn main() -> ExitCode {
    let task = Cli::parse().task;
    match run(task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> anyhow::Result<ExitCode> {
    let project = Project::find()?;
    match task {
        Task::Serve(options) => serve::run(&project, &options)?,
        Task::Dist { npm: true, .. } => npm::pack(&project)?,
        Task::Dist { choice, .. } => {
            dist::run(&project, dist::Mode::of(choice))?;
        }
        Task::Trunk => dist::run_after_trunk(&project)?,
        Task::Example(options) => examples::start(&project, &options)?,
        Task::Test(options) => return test::run(&project, &options),
        Task::Shots { filter } => shots::run(&project, &filter)?,
        Task::Tidy => tidy::run(&project)?,
        Task::Size { why } => size::run(&project, why)?,
        Task::Bench(options) => bench::run(&project, &options)?,
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hook_of_trunk_is_a_command() {
        let trunk: toml::Value = toml::from_str(include_str!("../../Trunk.toml")).unwrap();
        let hook = &trunk["hooks"][0];
        assert_eq!(hook["command"].as_str(), Some("cargo"));
        let words = hook["command_arguments"].as_array().unwrap().iter().filter_map(toml::Value::as_str);
        assert!(matches!(Cli::parse_from(words).task, Task::Trunk));
    }
}
