//! Readers of signals that leave nothing behind.

use leptos::prelude::on_cleanup;
use leptos::reactive::graph::{Observer, Subscriber};

/// Lets go of every signal that the memo or effect around has read, when its owner is cleaned up. Call it where it reads.
///
/// A signal keeps what is left of its readers until it changes. Of what is drawn anew with each announcement, a signal that
/// hardly ever changes, such as the language, would keep more and more.
pub(crate) fn unsubscribe_at_cleanup() {
    if let Some(reader) = Observer::get() {
        on_cleanup(move || reader.clear_sources(&reader));
    }
}
