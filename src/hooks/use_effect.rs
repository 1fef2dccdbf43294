//! Effects on the outside world.

use leptos::prelude::*;

/// Runs `run` now and each time that what it reads changes. A leptos `Effect` of one kind only: its machinery is
/// compiled again for each closure, which cost a kilobyte apiece.
pub fn use_effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

fn boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}
