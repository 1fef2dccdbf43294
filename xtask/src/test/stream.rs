//! Shows a test runner's output as it arrives, and reads the results from it.

use std::io::{BufRead, BufReader, IsTerminal, Read};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;

use anyhow::{Context, Result, bail};

use super::count::Count;

/// Runs a command to its end and counts its tests. Any exit code but zero is an error, also without a failed test.
pub(super) fn run_counting(command: &mut Command, count: &mut Count) -> Result<()> {
    // The output is a pipe and not a terminal, so colours must be requested.
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
    }
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().context("the tests did not start")?;
    let (output, errors) = (child.stdout.take(), child.stderr.take());
    let shared = Mutex::new(Count::default());
    // nextest reports on stderr, the others on stdout.
    thread::scope(|scope| {
        scope.spawn(|| show(output, &shared));
        scope.spawn(|| show(errors, &shared));
    });
    let status = child.wait()?;
    let seen = shared.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    count.include(seen);
    if !status.success() {
        bail!("the tests failed ({status})");
    }
    Ok(())
}

fn show(stream: Option<impl Read>, count: &Mutex<Count>) {
    let Some(stream) = stream else { return };
    // Split by hand, because a test may print bytes that are not UTF-8.
    for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        count.lock().unwrap_or_else(std::sync::PoisonError::into_inner).read(&line);
    }
}
