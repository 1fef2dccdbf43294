//! Counts passed and failed tests in the output of the test runners.

/// The results of one or more test runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) passed: u32,
    pub(super) failed: u32,
    pub(super) skipped: u32,
}

impl Count {
    /// Adds the results of another run.
    pub(super) fn include(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }

    /// Adds the results in a line of output, if there are any.
    pub(super) fn read(&mut self, line: &str) {
        let shown = without_colours(line);
        // cargo test and wasm-bindgen-test: "test result: ok. 3 passed; 0 failed; 1 ignored; …". Indented, the same line is
        // nextest showing what a failed test printed, and already in its summary.
        let line = shown.trim();
        if let Some(results) = shown.strip_prefix("test result: ") {
            let results = results.split_once(". ").map_or("", |(_, results)| results);
            self.add(results.split(';'));
        } else if line.starts_with("Summary [") {
            // nextest: "Summary [   0.015s] 15 tests run: 14 passed, 1 failed, 0 skipped"
            let results = line.split_once("run:").map_or("", |(_, results)| results);
            self.add(results.split(','));
        } else if is_playwright_total(line) {
            // Playwright, a line each: "3 failed", "1 flaky", "2 skipped", "1 did not run", "41 passed (12.3s)"
            self.add(std::iter::once(line));
        } else if let Some(results) = pytest_total(line) {
            // "==== 1 failed, 16 passed, 1 error in 61.20s (0:01:01) ===="
            self.add(results.split(','));
        }
    }

    fn add<'a>(&mut self, results: impl Iterator<Item = &'a str>) {
        for result in results {
            let Some((number, word)) = result.trim().split_once(' ') else {
                continue;
            };
            let Ok(number) = number.parse::<u32>() else {
                continue;
            };
            match word.split([' ', '(']).next().unwrap_or_default() {
                "passed" => self.passed += number,
                // Retries are off, so a flaky test is a failed one.
                "failed" | "flaky" | "interrupted" | "error" | "errors" => self.failed += number,
                "ignored" | "skipped" | "did" => self.skipped += number,
                _ => {}
            }
        }
    }
}

fn is_playwright_total(line: &str) -> bool {
    let Some((number, rest)) = line.split_once(' ') else {
        return false;
    };
    let word = rest.split(" (").next().unwrap_or_default();
    number.parse::<u32>().is_ok()
        && matches!(word, "passed" | "failed" | "flaky" | "skipped" | "did not run" | "interrupted")
}

/// The results in the last line of pytest, which is as wide as the terminal.
fn pytest_total(line: &str) -> Option<&str> {
    let (results, time) =
        line.strip_prefix('=')?.strip_suffix('=')?.trim_matches(['=', ' ']).split_once(" in ")?;
    time.split(' ').next()?.strip_suffix('s')?.parse::<f32>().is_ok().then_some(results)
}

/// The text without terminal escape sequences.
fn without_colours(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    let after_code = |part: &str| {
        part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';').get(1..).map(str::to_owned)
    };
    parts.fold(first, |text, part| text + &after_code(part).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(output: &str, passed: u32, failed: u32, skipped: u32) {
        let mut count = Count::default();
        output.lines().for_each(|line| count.read(line));
        assert_eq!(count, Count { passed, failed, skipped }, "{output}");
    }

    #[test]
    fn reads_cargo_test() {
        check(
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
             test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured",
            5,
            1,
            1,
        );
    }

    #[test]
    fn reads_nextest() {
        check("     Summary [   0.015s] 15 tests run: 14 passed, 1 failed, 2 skipped", 14, 1, 2);
        check(
            "\u{1b}[32;1m     Summary\u{1b}[0m [   0.015s] \u{1b}[1m2\u{1b}[0m tests run: \u{1b}[1m2\u{1b}[0m passed",
            2,
            0,
            0,
        );
        check("     Summary [   0.015s] 15 tests run: 14 passed (1 slow), 1 failed", 14, 1, 0);
    }

    #[test]
    fn counts_a_failed_test_of_nextest_once() {
        let shown = "    test result: FAILED. 0 passed; 1 failed;\n     Summary [ 1s] 2 tests run: 1 passed, 1 failed";
        check(shown, 1, 1, 0);
    }

    #[test]
    fn reads_playwright() {
        check(
            "  1 failed\n    profile.e2e.js:3:1 › saves\n  1 flaky\n  2 skipped\n  1 did not run\n  41 passed (12.3s)",
            41,
            2,
            3,
        );
    }

    #[test]
    fn reads_pytest() {
        check("===== 17 passed, 1 warning in 61.20s (0:01:01) =====", 17, 0, 0);
        check(
            "\u{1b}[31m=== \u{1b}[1m1 failed\u{1b}[0m, 2 passed, 1 skipped, 1 error in 0.12s ===\u{1b}[0m",
            2,
            2,
            1,
        );
        check("=== FAILURES ===\n=== 1 failure in 2.00s ===\n=== 3 passed in time ===", 0, 0, 0);
    }

    #[test]
    fn ignores_every_other_line() {
        check("  ✓  1 profile.e2e.js:3:1 › 2 passed away\n3 passed the test\ntest a ... ok", 0, 0, 0);
    }
}
