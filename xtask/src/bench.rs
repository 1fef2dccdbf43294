//! How fast the page is: loads, page switches, keys, mounts, saves, a large table and large photos, measured in Chromium.
//!
//! The measuring is done by `tests/e2e/bench`, beside a Preact form as small as can be. A machine is as fast as it is at the
//! moment, so what counts is the ratio to that form, which is loaded by turns with the page.

pub(crate) mod driver;
mod series;

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::ValueEnum;

use crate::dist::{self, Mode};
use crate::files;
use crate::project::Project;
use crate::server;
use crate::setup::{self, Purpose};
use series::Series;

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// How often each load, page switch, large table and photo is measured
    #[arg(long, default_value_t = 9, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// Measure only this part (repeatable)
    #[arg(long, value_enum)]
    only: Vec<Part>,
    /// Also write every value of every run to this file
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Measure the files in this folder, to compare two builds; without it dist/ is built
    #[arg(long, value_name = "FOLDER")]
    dist: Option<PathBuf>,
}

/// A part of the bench, as `tests/e2e/bench/main.js` names it.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Cold loads until the profile form is usable
    Loads,
    /// From one page to another
    Pages,
    /// The work for a key until its letter is painted
    Keystroke,
    /// The element in a host page, added and removed
    Mounts,
    /// An hour's worth of saves
    Saves,
    /// The notifications with 500 events × 6 channels
    Matrix,
    /// Photos of 12 and 50 megapixels, from choosing until they can be cropped
    Picture,
}

/// Builds what is stale, measures, and prints the table.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    setup::prepare(project, &[Purpose::Browser, Purpose::Bench])?;
    let dist = match &options.dist {
        Some(folder) => folder.canonicalize().with_context(|| format!("cannot find {}", folder.display()))?,
        None => dist::run(project, Mode::Production)?,
    };
    server::build(project)?;
    let mut node = driver::node(project, &dist, "main.js")?;
    node.arg(options.runs.to_string()).args(options.parts());
    let measured: Vec<Series> = driver::result(&mut node)?;
    println!("{}", series::table(&measured));
    if let Some(file) = &options.json {
        files::write(file, serde_json::to_string_pretty(&measured)?)?;
    }
    Ok(())
}

impl Options {
    /// The names of the parts to measure, in the order of the table.
    fn parts(&self) -> Vec<String> {
        let wanted = |part: &&Part| self.only.is_empty() || self.only.contains(part);
        let names = Part::value_variants().iter().filter(wanted).filter_map(Part::to_possible_value);
        names.map(|value| value.get_name().to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_choice_every_part_is_measured_in_one_order() {
        let parts = |only: &[Part]| {
            Options { runs: 9, only: only.to_vec(), json: None, dist: None }.parts().join(" ")
        };
        assert_eq!(parts(&[]), "loads pages keystroke mounts saves matrix picture");
        assert_eq!(parts(&[Part::Matrix, Part::Loads]), "loads matrix");
    }
}
