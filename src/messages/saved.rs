//! What is said of a save: that it is done, what came from elsewhere, and what has to be asked.

use crate::components::conflicts::{Choice, ConflictTexts};
use crate::language::Message;
pub use crate::language::locale::saved::*;
use crate::messages::common;
use crate::resource::edit::{Conflict, Path, Written, readable};

pub const CONFLICTS: ConflictTexts = ConflictTexts {
    title: |name| title(name),
    mine: MINE,
    theirs: THEIRS,
    keep: KEEP_MINE,
    take: TAKE_THEIRS,
};

/// `done`, where the service keeps something else, and what somebody else has changed meanwhile.
pub fn done(
    done: Message,
    written: &Written,
    name: fn(&Path) -> Message,
    kept: fn(&Written) -> Message,
) -> Message {
    let mut said = done;
    if !written.server_overrides.is_empty() {
        said = common::and_then(said, kept(written));
    }
    if !written.remote_changes.is_empty() {
        said = common::and_then(said, elsewhere(names(&written.remote_changes, name)));
    }
    said
}

/// The service keeps another value than was sent.
pub fn kept(_: &Written) -> Message {
    common::KEPT_DIFFERENTLY
}

/// What was not saved, because it has to be asked about first.
pub fn clashed(written: &Written, name: fn(&Path) -> Message) -> Message {
    not_yet(clashing(written, name))
}

/// What a switch could not save.
pub fn not_saved(written: &Written, name: fn(&Path) -> Message) -> Message {
    saved_not(clashing(written, name))
}

/// What was not undone.
pub fn not_undone(written: &Written, name: fn(&Path) -> Message) -> Message {
    undone_not(clashing(written, name))
}

fn clashing(written: &Written, name: fn(&Path) -> Message) -> Message {
    let paths: Vec<_> = written.conflicts.iter().map(|conflict| conflict.path.clone()).collect();
    names(&paths, name)
}

/// The names, each once.
fn names(paths: &[Path], name: fn(&Path) -> Message) -> Message {
    let mut names: Vec<Message> = Vec::new();
    for name in paths.iter().map(name) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Message::list(names)
}

/// A question as it is shown.
pub fn choice(conflict: &Conflict, name: fn(&Path) -> Message) -> Choice {
    let inner = conflict.path.get(1..).unwrap_or_default().join(" › ");
    let name = name(&conflict.path);
    let name = if inner.is_empty() { name } else { common::labelled(name, inner) };
    let [mine, theirs] = [&conflict.mine, &conflict.theirs]
        .map(|value| readable(value.as_ref()).map_or(common::EMPTY, Message::from));
    Choice { name, mine, theirs }
}
