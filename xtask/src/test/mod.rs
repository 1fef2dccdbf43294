//! All checks and tests, the fastest first.
//!
//! After a failed step the later steps still run, so one run shows all failures. Only a failed build ends the run.

pub(crate) mod browser;
mod count;
mod e2e;
mod examples;
mod only;
pub(crate) mod steps;
mod stream;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;
use count::Count;

use crate::project::Project;
use crate::setup;
use only::Only;
use steps::Step;

/// What to test.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Run only the tests whose name (end-to-end: whose file) contains one of these
    filter: Vec<String>,
    /// Run only one kind of check
    #[arg(long, value_enum)]
    only: Option<Only>,
    /// Run the end-to-end tests this many times, until a run fails
    #[arg(long, value_name = "TIMES", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    repeat: u32,
    /// Run only the end-to-end test with random actions, this many for each of its seeds
    #[arg(long, value_name = "ACTIONS", conflicts_with_all = ["filter", "only"])]
    soak: Option<u32>,
}

impl Options {
    fn includes(&self, step: &Step) -> bool {
        match self.only.or(self.soak.map(|_| Only::E2e)) {
            Some(only) => step.kinds.contains(&only),
            // A filter names tests, so the linters do not run.
            None => self.filter.is_empty() || step.runs_tests || step.is_build,
        }
    }
}

/// The result of a step, or of one of its runs.
struct Report {
    name: String,
    duration: Duration,
    error: Option<String>,
    count: Count,
}

/// Runs the steps and prints a summary. The last line is `N passed, N failed`.
pub(crate) fn run(project: &Project, options: &Options) -> Result<ExitCode> {
    let steps: Vec<_> = steps::STEPS.iter().filter(|step| options.includes(step)).collect();
    let purposes: Vec<_> = steps.iter().filter_map(|step| step.needs).collect();
    setup::prepare(project, &purposes)?;
    let mut reports = Vec::new();
    for step in steps {
        let report = run_step(project, step, options);
        let stop = step.is_build && !report.succeeded();
        reports.push(report);
        if stop {
            println!("\nWithout a build there is nothing more to test.");
            break;
        }
    }
    println!("\n{}", summary(&reports));
    let succeeded = reports.iter().all(Report::succeeded);
    Ok(if succeeded { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run_step(project: &Project, step: &Step, options: &Options) -> Report {
    println!("\n── {} ──", step.name);
    let report = Report::of(step.name.into(), |count| (step.run)(project, options, count));
    if let Some(error) = &report.error {
        println!("\nerror: {error}");
    }
    println!("── {}: {} ──", step.name, report.line());
    report
}

impl Report {
    /// Runs something that counts its tests.
    fn of(name: String, run: impl FnOnce(&mut Count) -> Result<()>) -> Self {
        let start = Instant::now();
        let mut count = Count::default();
        let error = run(&mut count).err().map(|error| format!("{error:#}"));
        Self { name, duration: start.elapsed(), error, count }
    }

    fn succeeded(&self) -> bool {
        self.error.is_none() && self.count.failed == 0
    }

    /// The duration, the verdict and, if tests ran, their number.
    fn line(&self) -> String {
        let verdict = if self.succeeded() { "ok" } else { "FAILED" };
        let Count { passed, failed, skipped } = self.count;
        let tests = if self.count == Count::default() {
            String::new()
        } else if skipped == 0 {
            format!("  {passed} passed, {failed} failed")
        } else {
            format!("  {passed} passed, {failed} failed, {skipped} not run")
        };
        format!("{:>7.1} s  {verdict:<6}{tests}", self.duration.as_secs_f32()).trim_end().to_owned()
    }

    /// The number of failed tests. A step that failed in another way counts as one, so that the sum shows it.
    fn failed(&self) -> u32 {
        if self.succeeded() { 0 } else { self.count.failed.max(1) }
    }
}

fn summary(reports: &[Report]) -> String {
    let lines = table(reports);
    let passed: u32 = reports.iter().map(|report| report.count.passed).sum();
    let failed: u32 = reports.iter().map(Report::failed).sum();
    format!("{lines}\n{passed} passed, {failed} failed")
}

/// A line for each report, and below it its error.
fn table(reports: &[Report]) -> String {
    let row = |report: &Report| {
        let error = report.error.as_ref().map_or_else(String::new, |error| format!("    {error}\n"));
        format!("{:<28}{}\n{error}", report.name, report.line())
    };
    reports.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(name: &str, succeeded: bool, passed: u32, failed: u32) -> Report {
        Report {
            name: name.into(),
            duration: Duration::from_millis(1500),
            error: (!succeeded).then(|| "it failed".into()),
            count: Count { passed, failed, skipped: 0 },
        }
    }

    #[test]
    fn the_last_line_sums_all_runners() {
        let text = summary(&[report("native", true, 3, 0), report("e2e", false, 4, 2)]);
        assert!(
            text.contains(
                "e2e                             1.5 s  FAILED  4 passed, 2 failed\n    it failed\n"
            ),
            "{text}"
        );
        assert_eq!(text.lines().last(), Some("7 passed, 2 failed"));
    }

    #[test]
    fn a_step_that_fails_without_a_failed_test_is_not_lost_from_the_sum() {
        let text = summary(&[report("native", true, 3, 0), report("format", false, 0, 0)]);
        assert_eq!(text.lines().last(), Some("3 passed, 1 failed"));
    }
}
