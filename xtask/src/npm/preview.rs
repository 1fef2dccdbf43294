//! The preview of signatures as one file, because a bundler does not rewrite the URL of its script.

use anyhow::{Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// Served as `text/html`, and with an ending that the minifiers of bundlers leave alone: they would change the script, but
/// not its hash.
pub(super) const NAME: &str = "preview.htm";

/// The deployed page with its script in a file, and the source of scripts in its policy.
const SCRIPT: &str = "<script src=\"./preview.js\"></script>";
const SOURCE: &str = "script-src 'self'";

/// The page, and the source that its policy names.
pub(super) struct Preview {
    pub(super) page: String,
    /// As in a policy, without the quotes: `sha256-…`.
    pub(super) hash: String,
}

/// The page with the script inside, which its policy allows by its hash.
pub(super) fn in_one_file(page: &str, script: &str) -> Result<Preview> {
    ensure!(page.contains(SCRIPT), "preview.html has no `{SCRIPT}`, which the npm package would replace");
    ensure!(page.contains(SOURCE), "the policy of preview.html has no `{SOURCE}`");
    ensure!(!script.contains("</script"), "preview.js would end its own element");
    let hash = format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(script)));
    let page = page.replace(SOURCE, &format!("script-src '{hash}'"));
    Ok(Preview { page: page.replace(SCRIPT, &format!("<script>{script}</script>")), hash })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_allows_the_script_by_its_hash() {
        let page = format!("<meta content=\"{SOURCE}; img-src data:\">{SCRIPT}");
        let preview = in_one_file(&page, "show()").unwrap();
        let hash = "sha256-mdqsL6E/p8/Ho1e7GcPwEb4gSQVcOPYBKkBnHW1ssRE=";
        assert_eq!(preview.hash.len(), hash.len());
        let source = &preview.hash;
        let whole = format!("<meta content=\"script-src '{source}'; img-src data:\"><script>show()</script>");
        assert_eq!(preview.page, whole);
    }

    #[test]
    fn a_page_of_another_shape_stops_the_build() {
        assert!(in_one_file("<script>", "").is_err());
    }
}
