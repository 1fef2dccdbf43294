//! Loads what a page shows.

use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use web_sys::AbortSignal;

use crate::hooks::use_abort::use_abort;

/// Runs `load` now and each time the returned callback is called. The request is aborted when the page is left.
pub fn use_load<F: Future<Output = ()> + 'static>(
    load: impl Fn(Option<AbortSignal>) -> F + 'static,
) -> Callback<()> {
    let abort = use_abort();
    let run = move || spawn_local(load(abort.clone()));
    run();
    let run = SendWrapper::new(run);
    Callback::new(move |()| run())
}
