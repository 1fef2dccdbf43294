//! What is wrong with the configuration. For operators and portal teams.

use crate::boot::{BootError, BootProblem};
use crate::language::Message;
pub use crate::language::texts::boot::*;

/// What is wrong, with the name of the key.
pub fn explain(error: &BootError) -> Message {
    let key = &error.key;
    match &error.problem {
        BootProblem::NotJson(line, column) => not_json(key, number(*line), number(*column)),
        BootProblem::NotA(kind) => not_a(key, kind_name(kind)),
        BootProblem::NotOneOf(names) => not_one_of(key, names.join(", ")),
        BootProblem::NotALink => not_a_link(key),
        BootProblem::Lacks(word) => lacks(key, *word),
        BootProblem::NeededBy(mode) => needed_by(key, *mode),
        BootProblem::NotAHeader => not_a_header(key),
        BootProblem::NotAPath => not_a_path(key),
        BootProblem::NotASection => not_a_section(key),
        BootProblem::RoutesOnePage => routes_one_page(key),
        BootProblem::NotAPage => not_a_page(key),
        BootProblem::Unreachable => UNREACHABLE,
        BootProblem::Missing => missing(key),
        BootProblem::OutsideBase(path) => elsewhere(path, key),
    }
}

/// The name of a type of JSON or CSS, with its article.
fn kind_name(kind: &str) -> Message {
    match kind {
        "object" => KIND_OBJECT,
        "string" => KIND_STRING,
        "boolean" => KIND_BOOLEAN,
        "whole number" => KIND_NUMBER,
        "list of origins" => KIND_ORIGINS,
        "CSS colour" => KIND_COLOUR,
        "CSS length" => KIND_LENGTH,
        "list" => KIND_ANY_LIST,
        _ => KIND_LIST,
    }
}

fn number(number: usize) -> Message {
    Message::number(number as u64)
}
