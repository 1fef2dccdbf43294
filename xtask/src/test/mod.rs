//! All checks and tests, the fastest first.
//!
//! After a failed step the later steps still run, so one run shows all failures. Only a failed build ends the run.

pub(crate) mod browser;
mod contract;
mod count;
mod deny;
mod doctests;
mod e2e;
mod npm_locks;
mod only;
mod options;
mod report;
mod reproduce;
pub(crate) mod steps;
mod stream;

use std::process::ExitCode;

use anyhow::Result;

use crate::project::Project;
use crate::setup;
use only::Only;
pub(crate) use options::Options;
use report::{Report, table};
use steps::Step;

/// Runs the steps and prints a summary. The last line is `N passed, N failed`.
pub(crate) fn run(project: &Project, options: &Options) -> Result<ExitCode> {
    let steps: Vec<_> = steps::STEPS.iter().filter(|step| includes(options, step)).collect();
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

fn includes(options: &Options, step: &Step) -> bool {
    match options.only.or(options.soak.map(|_| Only::E2e)) {
        Some(only) => step.kinds.contains(&only),
        // A filter names tests, so the linters do not run.
        None => options.filter.is_empty() || step.runs_tests || step.is_build,
    }
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

fn summary(reports: &[Report]) -> String {
    let lines = table(reports);
    let passed: u32 = reports.iter().map(|report| report.count.passed).sum();
    let failed: u32 = reports.iter().map(Report::failed).sum();
    format!("{lines}\n{passed} passed, {failed} failed")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::count::Count;
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
