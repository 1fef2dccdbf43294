//! The result of a step, or of one of its runs.

use std::time::{Duration, Instant};

use anyhow::Result;

use super::count::Count;

/// What ran, and how it ended.
pub(super) struct Report {
    pub(super) name: String,
    pub(super) duration: Duration,
    pub(super) error: Option<String>,
    pub(super) count: Count,
}

impl Report {
    /// Runs something that counts its tests.
    pub(super) fn of(name: String, run: impl FnOnce(&mut Count) -> Result<()>) -> Self {
        let start = Instant::now();
        let mut count = Count::default();
        let error = run(&mut count).err().map(|error| format!("{error:#}"));
        Self { name, duration: start.elapsed(), error, count }
    }

    pub(super) fn succeeded(&self) -> bool {
        self.error.is_none() && self.count.failed == 0
    }

    /// The duration, the verdict and, if tests ran, their number.
    pub(super) fn line(&self) -> String {
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
    pub(super) fn failed(&self) -> u32 {
        if self.succeeded() { 0 } else { self.count.failed.max(1) }
    }
}

/// A line for each report, and below it its error.
pub(super) fn table(reports: &[Report]) -> String {
    let row = |report: &Report| {
        let error = report.error.as_ref().map_or_else(String::new, |error| format!("    {error}\n"));
        format!("{:<28}{}\n{error}", report.name, report.line())
    };
    reports.iter().map(row).collect()
}
