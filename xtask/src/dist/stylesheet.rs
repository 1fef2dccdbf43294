//! One stylesheet from the files in `style/`.

use std::path::Path;

use anyhow::{Result, anyhow};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};

/// Older than the browsers that the program needs, so that nesting is flattened: the scope of every selector can then be
/// seen, by us and by `tidy`.
const BROWSERS: Browsers = Browsers {
    android: None,
    chrome: Some(version(116, 0)),
    edge: Some(version(116, 0)),
    firefox: Some(version(115, 0)),
    ie: None,
    ios_saf: Some(version(16, 4)),
    opera: None,
    safari: Some(version(16, 4)),
    samsung: None,
};

/// The bundle, small, and without what the oldest browsers lack, such as nesting.
pub(super) fn build(index: &Path) -> Result<String> {
    with_bundle(index, |sheet| {
        let targets = Targets::from(BROWSERS);
        sheet
            .minify(MinifyOptions { targets, ..MinifyOptions::default() })
            .map_err(|error| anyhow!("{error}"))?;
        let options = PrinterOptions { minify: true, targets, ..PrinterOptions::default() };
        Ok(sheet.to_css(options).map_err(|error| anyhow!("{error}"))?.code)
    })?
}

/// Reads a stylesheet with all that it imports, as it was written.
pub(crate) fn with_bundle<T>(index: &Path, read: impl FnOnce(&mut StyleSheet<'_>) -> T) -> Result<T> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(index).map_err(|error| anyhow!("{}: {error}", index.display()))?;
    Ok(read(&mut sheet))
}

const fn version(major: u32, minor: u32) -> u32 {
    major << 16 | minor << 8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files;

    #[test]
    fn joins_imports_and_flattens_nesting() {
        let folder = std::env::temp_dir().join(format!("xtask-stylesheet-{}", std::process::id()));
        files::write(&folder.join("index.css"), "@import './button.css';").unwrap();
        files::write(&folder.join("button.css"), "iam-account { & button { color: red } }").unwrap();
        let css = build(&folder.join("index.css"));
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(css.unwrap(), "iam-account button{color:red}");
    }
}
