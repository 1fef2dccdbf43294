//! Whether anything gets through to the service.

use std::sync::Arc;
use std::sync::atomic::AtomicU32;

use leptos::prelude::*;

/// Whether the connection is lost. That the browser says so is only a hint, which is wrong behind some VPNs: it is a reason
/// to ask the service, and any response to any request means that the connection is there.
#[derive(Clone, Default)]
pub struct Connection {
    pub(super) lost: ArcRwSignal<bool>,
    /// Counts the losses, so that the questions about an earlier one end.
    pub(super) losses: Arc<AtomicU32>,
}

impl Connection {
    /// Whether nothing gets through. Tracked.
    pub fn is_lost(&self) -> bool {
        self.lost.get()
    }

    pub(super) fn is_lost_now(&self) -> bool {
        self.lost.get_untracked()
    }

    /// Something got through, or no one wants to know any more.
    pub(crate) fn found(&self) {
        if self.is_lost_now() {
            self.lost.set(false);
        }
    }
}
