//! The first reading of the user, which the entry module has sent before the program was there.

use std::sync::{Arc, Mutex, PoisonError};

use js_sys::Function;
use send_wrapper::SendWrapper;

/// What is called in place of the browser's `fetch`.
pub(super) type Fetch = Option<Function>;

/// What is called once: it gives the response to the request that was sent early, or sends another one.
#[derive(Clone, Default)]
pub(super) struct Early(Arc<Mutex<Option<SendWrapper<Function>>>>);

impl Early {
    pub(super) fn new(fetch: Fetch) -> Self {
        Early(Arc::new(Mutex::new(fetch.map(SendWrapper::new))))
    }

    /// The function, for the first call that reads the user.
    pub(super) fn take(&self, method: &str, path: &str) -> Fetch {
        if method != "GET" || !path.is_empty() {
            return None;
        }
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take().map(SendWrapper::take)
    }
}
