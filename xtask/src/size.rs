//! What a visitor downloads until the profile form can be used, and the limit on it.
//!
//! Chromium says which files those are: a cold load in English, signed in by a cookie. Their brotli copies are counted,
//! responses of the API and headers are not.
//!
//! The script for portals that frame the page has a limit of its own, on its bytes as they are.

mod why;

use std::fs;

use anyhow::{Context, Result, bail};

use crate::bench::driver;
use crate::dist::{self, HOST_SCRIPT, Mode};
use crate::project::Project;
use crate::server;
use crate::setup::{self, Purpose};

/// The most that may be transferred, in bytes after brotli.
///
/// On a slow line people wait for all of them before they can type. To raise this, give a reason in ARCHITECTURE.md.
const LIMIT: u64 = 180 * 1024;

/// The most that the script for portals may have, in bytes before compression.
const HOST_LIMIT: u64 = 2 * 1024;

/// Builds what is stale, prints what Chromium asks for, and fails above the limit. With `why` it also prints which modules
/// the main program's bytes come from.
pub(crate) fn run(project: &Project, why: bool) -> Result<()> {
    setup::prepare(project, &[Purpose::Browser])?;
    let dist = dist::run(project, Mode::Production)?;
    if why {
        why::run_why(project)?;
    }
    server::build(project)?;
    let paths: Vec<String> = driver::result(&mut driver::node(project, &dist, "transferred.js")?)?;
    let mut total = (0, 0);
    println!("{:<36} {:>10} {:>10}", "file", "bytes", "brotli");
    for name in paths.iter().filter_map(|path| file_name(path)) {
        let file = dist.join(name);
        let raw = fs::metadata(&file).with_context(|| format!("{name} is not in the build"))?.len();
        // config.json has no copy.
        let brotli = fs::metadata(dist::beside(&file, "br")).map_or(raw, |copy| copy.len());
        println!("{name:<36} {raw:>10} {brotli:>10}");
        total = (total.0 + raw, total.1 + brotli);
    }
    println!("{:<36} {:>10} {:>10}", "total", total.0, total.1);
    let host = dist.join(HOST_SCRIPT);
    let (raw, brotli) = (fs::metadata(&host)?.len(), fs::metadata(dist::beside(&host, "br"))?.len());
    println!("{HOST_SCRIPT:<36} {raw:>10} {brotli:>10}  in a portal that frames the page");
    let lines = format!("{}\n{}", verdict(total.1), host_verdict(raw));
    if total.1 > LIMIT || raw > HOST_LIMIT {
        bail!("{lines}");
    }
    println!("{lines}");
    Ok(())
}

/// The file in `dist/` that a path is served from; `None` for the API. A path without a dot is the page.
fn file_name(path: &str) -> Option<&str> {
    let name = path.trim_start_matches('/');
    match name {
        _ if name.starts_with("iam/v1/") => None,
        _ if name.contains('.') => Some(name),
        _ => Some("index.html"),
    }
}

fn verdict(brotli: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
    let kilobytes = |bytes: u64| bytes as f64 / 1024.0;
    let relation = if brotli > LIMIT { "above" } else { "within" };
    format!(
        "{:.1} KB until the profile form is usable, {relation} the limit of {:.0} KB (1 KB = 1024 bytes).",
        kilobytes(brotli),
        kilobytes(LIMIT)
    )
}

fn host_verdict(bytes: u64) -> String {
    let relation = if bytes > HOST_LIMIT { "above" } else { "within" };
    format!(
        "{HOST_SCRIPT} has {bytes} bytes, {relation} the limit of {HOST_LIMIT} (minified, before compression)."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_without_a_dot_is_the_page_and_the_api_counts_for_nothing() {
        assert_eq!(file_name("/profile"), Some("index.html"));
        assert_eq!(file_name("/"), Some("index.html"));
        assert_eq!(file_name("/iam-account.js"), Some("iam-account.js"));
        assert_eq!(file_name("/iam/v1/users/me/"), None);
    }

    #[test]
    fn the_verdict_says_which_side_of_the_limit() {
        let limit = LIMIT / 1024;
        let sentence =
            format!("{limit}.0 KB until the profile form is usable, within the limit of {limit} KB");
        assert!(verdict(LIMIT).contains(&sentence), "{}", verdict(LIMIT));
        assert!(verdict(LIMIT + 1).contains("above the limit"));
        assert!(host_verdict(2048).contains("within the limit of 2048"));
        assert!(host_verdict(2049).contains("above the limit"));
    }
}
