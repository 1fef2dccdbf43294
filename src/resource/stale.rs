//! Doubt: after a lost response, what is shown may be older than the write.

use std::sync::atomic::Ordering;

use crate::pause::pause;
use crate::resource::Resource;

impl Resource {
    /// Whether what is shown may be older than a write that got no response. Not tracked.
    pub fn may_be_stale(&self) -> bool {
        self.may_be_stale.load(Ordering::Relaxed)
    }

    /// The same, `true` once only for each time that it begins.
    pub(super) fn mark_stale_once(&self) -> bool {
        self.may_be_stale() && !self.is_refetched.swap(true, Ordering::Relaxed)
    }

    /// A reading that has begun by now says nothing of the write.
    pub(super) fn mark_stale(&self) {
        self.taken.fetch_max(self.next(), Ordering::Relaxed);
        self.may_be_stale.store(true, Ordering::Relaxed);
    }

    /// Nothing is in doubt any more.
    pub(super) fn mark_fresh(&self) {
        self.may_be_stale.store(false, Ordering::Relaxed);
        self.is_refetched.store(false, Ordering::Relaxed);
    }

    /// Reads again, less and less often: what is on the screen may not stay in doubt.
    pub(super) async fn refetch_until_known(self) {
        for wait in [2, 4, 8, 15, 30, 60, 120] {
            pause(wait).await;
            if !self.may_be_stale() {
                return;
            }
            self.load(None).await;
        }
        // The next write without a response begins anew.
        self.is_refetched.store(false, Ordering::Relaxed);
    }
}
