//! Effects on the outside world.

use leptos::prelude::*;

use crate::unsubscribe::unsubscribe_at_cleanup;

/// Runs `run` now and each time that a signal it reads changes. A leptos `Effect` is compiled again for each closure, which
/// costs a kilobyte each; this is compiled once.
pub fn use_effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

fn boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| {
        unsubscribe_at_cleanup();
        run();
    });
}
