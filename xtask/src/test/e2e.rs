//! The end-to-end tests, against the built page and the real server.

use anyhow::{Result, bail};

use super::browser::playwright;
use super::count::Count;
use super::options::Options;
use super::report::{Report, table};
use super::stream::run_counting;
use crate::project::Project;

/// Runs what the last run has recorded as failed, and keeps the traces of what fails again. The results of that last run
/// stay beside them.
const AGAIN: &[&str] = &[
    "--last-failed",
    "--last-failed-file",
    "test-results/.last-run.json",
    "--trace",
    "retain-on-failure",
    "--output",
    "test-results/again",
];

/// Runs the tests, with `--repeat` several times until a run fails.
pub(super) fn run(project: &Project, options: &Options, count: &mut Count) -> Result<()> {
    let mut reports = Vec::new();
    for number in 1..=options.repeat {
        let report =
            Report::of(format!("run {number} of {}", options.repeat), |count| once(project, options, count));
        let is_last = number == options.repeat || !report.succeeded();
        count.include(report.count);
        println!("── {}: {} ──", report.name, report.line());
        reports.push(report);
        if is_last {
            break;
        }
    }
    if options.repeat > 1 {
        println!("\n{}", table(&reports));
    }
    match reports.pop().and_then(|report| report.error) {
        Some(error) if count.failed > 0 => bail!("{error}; {}", diagnosis(&again(project, options))),
        Some(error) => bail!(error),
        None => Ok(()),
    }
}

fn once(project: &Project, options: &Options, count: &mut Count) -> Result<()> {
    play(project, options, &arguments(options), count)
}

fn play(project: &Project, options: &Options, arguments: &[&str], count: &mut Count) -> Result<()> {
    run_counting(playwright(project)?.envs(environment(options)).args(arguments), count)
}

/// The same for both runs: the number of actions is in the names of the soak's tests, by which the second finds them.
fn environment(options: &Options) -> Option<(&'static str, String)> {
    options.soak.map(|actions| ("SOAK_ACTIONS", actions.to_string()))
}

fn arguments(options: &Options) -> Vec<&str> {
    let soak = options.soak.map(|_| "soak.e2e.js");
    ["--pass-with-no-tests"]
        .into_iter()
        .chain(soak)
        .chain(options.filter.iter().map(String::as_str))
        .collect()
}

/// Runs the failed tests once more, only to learn more about them.
fn again(project: &Project, options: &Options) -> Report {
    println!("\nThe failed tests run once more, with a trace. They count as failed whatever the result.");
    Report::of("again".into(), |count| play(project, options, AGAIN, count))
}

fn diagnosis(again: &Report) -> String {
    let Count { passed, failed, .. } = again.count;
    format!(
        "run once more with a trace, {passed} of them passed and {failed} failed (tests/e2e/test-results/again)"
    )
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn options(filter: &[&str], soak: Option<u32>) -> Options {
        let filter = filter.iter().map(ToString::to_string).collect();
        Options { filter, only: None, repeat: 1, soak }
    }

    #[test]
    fn a_filter_names_files_and_a_soak_is_one_file() {
        assert_eq!(
            arguments(&options(&["profile", "tabs"], None)),
            ["--pass-with-no-tests", "profile", "tabs"]
        );
        assert_eq!(arguments(&options(&[], Some(2000))), ["--pass-with-no-tests", "soak.e2e.js"]);
        assert_eq!(environment(&options(&[], Some(2000))), Some(("SOAK_ACTIONS", "2000".into())));
        assert_eq!(environment(&options(&[], None)), None);
    }

    #[test]
    fn the_first_run_writes_no_trace_and_the_second_runs_only_what_failed() {
        assert!(!arguments(&options(&[], None)).contains(&"--trace"));
        assert!(AGAIN.contains(&"--last-failed"));
        // A folder of its own, because Playwright empties it at the beginning.
        assert_eq!(AGAIN.last(), Some(&"test-results/again"));
    }

    #[test]
    fn the_diagnosis_says_what_passed_the_second_time() {
        let count = Count { passed: 1, failed: 2, skipped: 0 };
        let again = Report { name: String::new(), duration: Duration::ZERO, error: None, count };
        assert!(diagnosis(&again).contains("1 of them passed and 2 failed"));
    }
}
