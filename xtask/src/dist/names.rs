//! The file names of a build.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::files;

/// What stands before the hash in the name of the parts' stylesheet.
pub(super) const PARTS: &str = "parts-";

/// The hashed names, each with `./` before it.
#[derive(Default)]
pub(crate) struct Names {
    pub(crate) bindings: String,
    pub(crate) wasm: String,
    pub(crate) stylesheet: String,
    /// The stylesheet that comes with the first lazy part.
    pub(crate) parts_sheet: String,
    pub(crate) start: String,
}

/// The names in a folder that was built.
pub(crate) fn deployed_names(dist: &Path) -> Result<Names> {
    let page = files::read(&dist.join("index.html"))?;
    let named = |before: &str, after: &str| {
        let (_, rest) = page.split_once(before).with_context(|| format!("index.html has no `{before}`"))?;
        let (hash, _) = rest.split_once(after).with_context(|| format!("index.html has no `{after}`"))?;
        ensure!(hash.len() == 16, "index.html names the files in another order");
        anyhow::Ok(format!("./iam-account-{hash}{}", after.trim_end_matches('"')))
    };
    let stylesheet = named("href=\"./iam-account-", ".css\"")?;
    let of_parts =
        |file: &String| file.starts_with(&format!("./iam-account-{PARTS}")) && file.ends_with(".css");
    let mut files = files::below(dist)?.into_iter().map(|file| format!("./{}", files::relative(dist, &file)));
    let bindings = named("rel=\"modulepreload\" href=\"./iam-account-", ".js\"")?;
    Ok(Names {
        wasm: bindings.replace(".js", ".wasm"),
        bindings,
        parts_sheet: files.find(of_parts).context("there is no stylesheet for the parts")?,
        stylesheet,
        start: named("src=\"./iam-account-", ".js\"")?,
    })
}
