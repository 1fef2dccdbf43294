//! The shipped pages: finishes them, and finds what they must not contain.

use std::cell::RefCell;
use std::path::Path;

use anyhow::{Result, anyhow, bail, ensure};
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, doc_comments, element, rewrite_str};

use super::names::Names;
use crate::files;

/// The page, in the work tree and as it is deployed.
pub(super) const PAGE: &str = "index.html";

/// Attributes whose value is an address.
const ADDRESSES: &[&str] = &["href", "src", "srcset", "action", "formaction", "poster", "data", "manifest"];

/// Something that does not work with the content security policy or at a sub-path.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) line: usize,
    pub(crate) what: String,
}

/// The deployable page: with hashed names and preload hints instead of the lines for the build, with the text for browsers
/// without scripts, and without comments.
pub(super) fn finish(page: &str, names: &Names, without_scripts: &str) -> Result<String> {
    let replaced = RefCell::new((false, false, false, false));
    // Without scripts a browser fetches no module, but what is preloaded.
    let hints = format!(
        "<link rel=\"modulepreload\" href=\"{}\">\n    \
         <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" media=\"(scripting: enabled)\" crossorigin href=\"{}\">",
        names.bindings, names.wasm
    );
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("link[rel=stylesheet][href='./iam-account.css']", |link| {
            link.set_attribute("href", &names.stylesheet)?;
            replaced.borrow_mut().0 = true;
            Ok(())
        }))
        .append_element_content_handler(element!("script[src='./start.js']", |script| {
            script.set_attribute("src", &names.start)?;
            replaced.borrow_mut().2 = true;
            Ok(())
        }))
        .append_element_content_handler(element!("link[data-trunk]", |link| {
            link.replace(&hints, ContentType::Html);
            replaced.borrow_mut().1 = true;
            Ok(())
        }))
        .append_element_content_handler(element!("noscript", |noscript| {
            noscript.set_inner_content(without_scripts, ContentType::Html);
            replaced.borrow_mut().3 = true;
            Ok(())
        }))
        .append_document_content_handler(doc_comments!(|comment| {
            comment.remove();
            Ok(())
        }));
    let finished = rewrite_str(page, settings).map_err(|error| anyhow!("index.html: {error}"))?;
    let (stylesheet, program, start, noscript) = replaced.into_inner();
    ensure!(stylesheet, "index.html has no stylesheet link to ./iam-account.css");
    ensure!(program, "index.html has no line for Trunk");
    ensure!(start, "index.html has no script ./start.js");
    ensure!(noscript, "index.html has no <noscript>");
    let lines = finished.lines().filter(|line| !line.trim().is_empty());
    Ok(lines.flat_map(|line| [line, "\n"]).collect())
}

/// Fails if a page in the folder has a fault.
pub(super) fn check_folder(folder: &Path) -> Result<()> {
    let mut found = Vec::new();
    for page in files::below(folder)?.iter().filter(|file| files::has_extension(file, &["html"])) {
        for Fault { line, what } in faults(&files::read(page)?)? {
            found.push(format!("{}:{line}: {what}", files::relative(folder, page)));
        }
    }
    if !found.is_empty() {
        bail!(
            "the pages would not run under the content security policy or at a sub-path:\n{}",
            found.join("\n")
        );
    }
    Ok(())
}

/// The faults of a page.
pub(crate) fn faults(page: &str) -> Result<Vec<Fault>> {
    let found = RefCell::new(Vec::new());
    let settings = RewriteStrSettings::new().append_element_content_handler(element!("*", |element| {
        let start = element.source_location().bytes().start;
        let line = page.as_bytes()[..start].iter().filter(|&&byte| byte == b'\n').count() + 1;
        found.borrow_mut().extend(element_faults(element).into_iter().map(|what| Fault { line, what }));
        Ok(())
    }));
    rewrite_str(page, settings).map_err(|error| anyhow!("{error}"))?;
    Ok(found.into_inner())
}

fn element_faults(element: &Element<'_, '_>) -> Vec<String> {
    let mut found = Vec::new();
    match element.tag_name().as_str() {
        "style" => found.push("a <style> element".to_owned()),
        "script" if element.get_attribute("src").is_none() => found.push("an inline <script>".to_owned()),
        "base" => found.push("a <base>, which would move every relative address".to_owned()),
        _ => {}
    }
    for attribute in element.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        if name == "style" || name == "srcdoc" || name.starts_with("on") {
            found.push(format!("the inline attribute {name}=\"{value}\""));
        } else if ADDRESSES.contains(&name.as_str()) && is_absolute(&value) {
            found.push(format!("the absolute address {name}=\"{value}\""));
        }
    }
    found
}

/// Whether an address leaves the folder of the page: by a scheme, a host or the server's root.
fn is_absolute(address: &str) -> bool {
    let address = address.trim();
    let scheme = address.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
    scheme || address.starts_with('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, expected: &[(usize, &str)]) {
        let found = faults(page).unwrap();
        let found: Vec<_> = found.iter().map(|fault| (fault.line, fault.what.as_str())).collect();
        assert_eq!(found, expected, "{page}");
    }

    #[test]
    fn finds_what_the_policy_forbids() {
        check("<p>\n<script>x()</script>", &[(2, "an inline <script>")]);
        check("<style>p{}</style>", &[(1, "a <style> element")]);
        check("<p STYLE='x'>", &[(1, "the inline attribute style=\"x\"")]);
        check("\n\n<a onclick=x()>", &[(3, "the inline attribute onclick=\"x()\"")]);
        check("<img src=//a/b.png>", &[(1, "the absolute address src=\"//a/b.png\"")]);
        check("<a href=javascript:x()>", &[(1, "the absolute address href=\"javascript:x()\"")]);
    }

    #[test]
    fn lets_everything_else_pass() {
        check("<!-- <script></script> --><script type=module src=./a.js></script>", &[]);
        check("<a href=./a:b>x</a><a href='#top'>y</a><p class=on></p>", &[]);
    }

    #[test]
    fn the_page_gets_hashed_names_and_hints() {
        let names = Names {
            bindings: "./b.js".to_owned(),
            wasm: "./b.wasm".to_owned(),
            stylesheet: "./s.css".to_owned(),
            start: "./t.js".to_owned(),
            ..Names::default()
        };
        let page = "<head>\n    <link rel=\"stylesheet\" href=\"./iam-account.css\">\n    <!-- why -->\n    \
                    <link data-trunk rel=\"rust\">\n    <script src=\"./start.js\"></script>\n<noscript></noscript>\n</head>";
        let expected = "<head>\n    <link rel=\"stylesheet\" href=\"./s.css\">\n    \
                        <link rel=\"modulepreload\" href=\"./b.js\">\n    \
                        <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" \
                        media=\"(scripting: enabled)\" crossorigin href=\"./b.wasm\">\n    \
                        <script src=\"./t.js\"></script>\n<noscript><p>No.</p></noscript>\n</head>\n";
        assert_eq!(finish(page, &names, "<p>No.</p>").unwrap(), expected);
    }
}
