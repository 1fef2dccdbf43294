//! `THIRD-PARTY.txt`: what is shipped, for people, with the text of each licence.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context, Result};

use super::shipped::Crate;
use crate::files;

pub(super) const THIRD_PARTY: &str = "THIRD-PARTY.txt";

/// How the names of files begin that have to be passed on.
const NOTICES: &[&str] = &["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];

const INTRODUCTION: &str = "\
iam-account has parts of the software below, under the licence that follows each name. The texts of the licences come after
the list. Where a licence is a choice (OR), all of its texts are here.

";

const RULE: &str = "────────────────────────────────────────────────────────────────────────────────";

/// The whole text. A text that several crates have is there once.
pub(super) fn write(crates: &[Crate]) -> Result<String> {
    let mut list = INTRODUCTION.to_owned();
    let mut texts = BTreeMap::<String, Vec<String>>::new();
    for found in crates {
        let label = format!("{} {}", found.name, found.version);
        let repository = found.repository.as_deref().unwrap_or("https://crates.io");
        writeln!(list, "{label}: {}, {repository}", found.licence)?;
        let notices = notices(found)?;
        let from_spdx = notices.is_empty();
        for text in if from_spdx { of_spdx(&found.licence)? } else { notices } {
            let source = if from_spdx { without_file(&label, &found.authors) } else { label.clone() };
            let labels = texts.entry(cleaned(&text)).or_default();
            labels.push(source);
            labels.dedup();
        }
    }
    let mut texts: Vec<_> = texts.into_iter().map(|(text, labels)| (labels, text)).collect();
    texts.sort();
    for (labels, text) in texts {
        write!(list, "\n{RULE}\n{}\n{RULE}\n\n{text}\n", labels.join("\n"))?;
    }
    Ok(list)
}

/// The files in the crate's folder that have to be passed on.
fn notices(found: &Crate) -> Result<Vec<String>> {
    let is_notice = |path: &std::path::PathBuf| {
        let name = files::relative(&found.folder, path).to_uppercase();
        NOTICES.iter().any(|start| name.starts_with(start))
    };
    files::within(&found.folder)?
        .iter()
        .filter(|path| is_notice(path))
        .map(|path| files::read(path))
        .collect()
}

/// The texts of all licences in an expression, for a package without a file.
fn of_spdx(licence: &str) -> Result<Vec<String>> {
    let expression = spdx::Expression::parse(licence).with_context(|| format!("licence {licence}"))?;
    let mut texts = Vec::new();
    for requirement in expression.requirements() {
        let unknown = || format!("{licence} has no text");
        texts.push(requirement.req.license.id().with_context(unknown)?.text().to_owned());
        if let Some(addition) = &requirement.req.addition {
            texts.push(addition.id().with_context(unknown)?.text().to_owned());
        }
    }
    Ok(texts)
}

/// A package without a file does not say who the holders of the copyright are, but may name authors.
fn without_file(label: &str, authors: &[String]) -> String {
    let names: Vec<_> = authors.iter().map(|author| author.split(" <").next().unwrap_or(author)).collect();
    if names.is_empty() { label.to_owned() } else { format!("{label}, by {}", names.join(", ")) }
}

/// The same text from two crates may differ in the ends of its lines.
fn cleaned(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    fn found(name: &str, licence: &str, folder: &Path) -> Crate {
        Crate {
            name: name.into(),
            version: "1.0.0".into(),
            licence: licence.into(),
            authors: vec!["Ada <ada@example.test>".into(), "Grace".into()],
            repository: None,
            folder: folder.join(name),
            purl: String::new(),
            checksum: None,
            needs: BTreeSet::new(),
        }
    }

    #[test]
    fn a_text_is_there_once_and_a_missing_one_comes_from_its_identifier() {
        let folder = std::env::temp_dir().join(format!("xtask-third-party-{}", std::process::id()));
        for (file, text) in [
            ("a/LICENSE-MIT", "Copyright Ada  \r\nDo as you like.\r\n"),
            ("a/Cargo.toml", "[package]"),
            ("b/license.md", "Copyright Ada\nDo as you like.\n\n"),
            ("b/NOTICE", "With thanks to Grace"),
            ("c/Cargo.toml", "[package]"),
        ] {
            files::write(&folder.join(file), text).unwrap();
        }
        let crates = ["a", "b"].map(|name| found(name, "MIT", &folder)).into_iter();
        let text = write(
            &crates
                .chain([found("c", "Zlib AND Apache-2.0 WITH LLVM-exception", &folder)])
                .collect::<Vec<_>>(),
        );
        let unknown = write(&[found("c", "Anything", &folder)]);
        std::fs::remove_dir_all(&folder).unwrap();
        let text = text.unwrap();
        assert!(text.contains("\na 1.0.0: MIT, https://crates.io\n"), "{text}");
        assert!(
            text.contains(&format!("\na 1.0.0\nb 1.0.0\n{RULE}\n\nCopyright Ada\nDo as you like.\n")),
            "{text}"
        );
        assert_eq!(text.matches("Do as you like.").count(), 1);
        assert!(text.contains(&format!("\nb 1.0.0\n{RULE}\n\nWith thanks to Grace\n")), "{text}");
        assert_eq!(text.matches("\nc 1.0.0, by Ada, Grace\n").count(), 3, "{text}");
        assert!(text.contains("LLVM Exceptions to the Apache 2.0 License"), "{text}");
        assert!(unknown.unwrap_err().to_string().contains("Anything"));
    }
}
