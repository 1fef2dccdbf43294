//! Ids for labels and descriptions.

use std::sync::atomic::{AtomicU32, Ordering};

static NEXT: AtomicU32 = AtomicU32::new(1);

/// An id that is unique in the document, even where the app is mounted in several elements.
pub fn use_id() -> String {
    format!("iam-account-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
