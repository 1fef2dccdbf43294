//! What is said of a save: that it is done, what came from elsewhere, and what has to be asked.

use crate::components::clashes::{Choice, ClashTexts};
use crate::language::Words;
pub use crate::language::locale::saved::*;
use crate::state::edit::readable;
use crate::state::merge::{Clash, Path};
use crate::state::write::Written;
use crate::words::common;

pub const CLASHES: ClashTexts =
    ClashTexts { title: |name| title(name), mine: MINE, theirs: THEIRS, keep: KEEP_MINE, take: TAKE_THEIRS };

/// `done`, where the service keeps something else, and what somebody else has changed meanwhile.
pub fn done(done: Words, written: &Written, name: fn(&Path) -> Words, kept: fn(&Written) -> Words) -> Words {
    let mut said = done;
    if !written.deviations.is_empty() {
        said = common::and_then(said, kept(written));
    }
    if !written.elsewhere.is_empty() {
        said = common::and_then(said, elsewhere(names(&written.elsewhere, name)));
    }
    said
}

/// The service keeps another value than was sent.
pub fn kept(_: &Written) -> Words {
    common::KEPT_DIFFERENTLY
}

/// What was not saved, because it has to be asked about first.
pub fn clashed(written: &Written, name: fn(&Path) -> Words) -> Words {
    not_yet(clashing(written, name))
}

/// What a switch could not save.
pub fn not_saved(written: &Written, name: fn(&Path) -> Words) -> Words {
    saved_not(clashing(written, name))
}

/// What was not undone.
pub fn not_undone(written: &Written, name: fn(&Path) -> Words) -> Words {
    undone_not(clashing(written, name))
}

fn clashing(written: &Written, name: fn(&Path) -> Words) -> Words {
    let paths: Vec<_> = written.clashes.iter().map(|clash| clash.path.clone()).collect();
    names(&paths, name)
}

/// The names, each once.
fn names(paths: &[Path], name: fn(&Path) -> Words) -> Words {
    let mut names: Vec<Words> = Vec::new();
    for name in paths.iter().map(name) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Words::list(names)
}

/// A question as it is shown.
pub fn choice(clash: &Clash, name: fn(&Path) -> Words) -> Choice {
    let inner = clash.path.get(1..).unwrap_or_default().join(" › ");
    let name = name(&clash.path);
    let name = if inner.is_empty() { name } else { common::labelled(name, inner) };
    let [mine, theirs] =
        [&clash.mine, &clash.theirs].map(|value| readable(value.as_ref()).map_or(common::EMPTY, Words::from));
    Choice { name, mine, theirs }
}
