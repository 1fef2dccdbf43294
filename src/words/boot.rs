//! A configuration that cannot be used. Read by operators and portal teams.

use crate::boot::{BootError, BootProblem};

pub const TITLE: &str = "This page is not set up correctly";
pub const HELP: &str = "If you run this service: correct the key below and reload. If you only want to use it: please tell your \
    support, your account is not affected.";
pub const UNREACHABLE: &str = "config.json could not be loaded. Check that it lies beside the entry module and that the server \
    sends it as JSON.";

/// What is wrong, naming the key.
pub fn explain(error: &BootError) -> String {
    let key = &error.key;
    match &error.problem {
        BootProblem::NotJson(line, column) => {
            format!("{key} is not valid JSON: look at line {line}, column {column}.")
        }
        BootProblem::NotA(kind) => {
            let article = if kind.starts_with('o') { "an" } else { "a" };
            format!("The configuration key “{key}” has to be {article} {kind}.")
        }
        BootProblem::NotOneOf(names) => {
            format!("The configuration key “{key}” has to be one of: {}.", names.join(", "))
        }
        BootProblem::NotALink => {
            format!("The configuration key “{key}” has to be an http(s) or mailto link, or a path.")
        }
        BootProblem::Lacks(word) => format!("The configuration key “{key}” has to include “{word}”."),
        BootProblem::NeededBy(mode) => {
            format!(
                "The configuration key “{key}” is missing; “auth.mode”: “{mode}” does not work without it."
            )
        }
        BootProblem::NotAHeader => {
            format!("The configuration key “{key}” has to be the name of an HTTP header.")
        }
        BootProblem::NotAPath => {
            format!("The configuration key “{key}” has to be a path that begins with one slash.")
        }
        BootProblem::NotAPage => format!("The attribute “{key}” does not name a page of this app."),
        BootProblem::Missing => format!(
            "An embedded element needs the attribute “{key}” (the path below which its pages live), or the attribute “page”."
        ),
        BootProblem::Elsewhere(path) => format!(
            "This page is at {path}, which is not below the configured “{key}”. Correct it, or name one “page” to show."
        ),
    }
}
