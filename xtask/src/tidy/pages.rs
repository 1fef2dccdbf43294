//! The shipped HTML has nothing inline and nothing absolute.

use std::path::Path;

use anyhow::Result;

use super::violation::Violation;
use crate::dist::html;
use crate::files;

/// Checks index.html and the pages in public/. `dist` checks the built pages too.
pub(super) fn check(root: &Path) -> Result<Vec<Violation>> {
    let mut pages = files::below(&root.join("public"))?;
    pages.retain(|file| files::has_extension(file, &["html"]));
    pages.push(root.join("index.html"));
    let mut found = Vec::new();
    for page in pages {
        let path = files::relative(root, &page);
        let faults = html::faults(&files::read(&page)?)?;
        found.extend(faults.into_iter().map(|fault| Violation::new(&path, fault.line, fault.what)));
    }
    Ok(found)
}
