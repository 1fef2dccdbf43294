//! Whether anything gets through to the service.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::Api;
use crate::api::call::Call;
use crate::api::pause::pause;

/// Seconds between two questions; the last one counts for all that follow.
const WAITS: [u64; 5] = [2, 4, 8, 15, 30];

/// Whether the connection is lost. That the browser says so is only a hint, which is wrong behind some VPNs: it is a reason
/// to ask the service, and any answer to any request means that the connection is there.
#[derive(Clone, Default)]
pub struct Connection {
    lost: ArcRwSignal<bool>,
    /// Counts the losses, so that the questions about an earlier one end.
    losses: Arc<AtomicU32>,
}

impl Connection {
    /// Whether nothing gets through. Tracked.
    pub fn is_lost(&self) -> bool {
        self.lost.get()
    }

    pub(super) fn is_lost_now(&self) -> bool {
        self.lost.get_untracked()
    }

    /// Something got through, or nobody wants to know any more.
    pub(crate) fn found(&self) {
        if self.is_lost_now() {
            self.lost.set(false);
        }
    }
}

impl Api {
    /// The connection to the service.
    pub(crate) fn connection(&self) -> Connection {
        self.client.connection.clone()
    }

    /// Finds out whether the connection is lost, by asking the service where the browser says so.
    pub(crate) async fn is_cut_off(&self) -> bool {
        let connection = &self.client.connection;
        if !self.is_silent().await {
            connection.found();
            return false;
        }
        if !connection.is_lost_now() {
            connection.lost.set(true);
            spawn_local(self.clone().ask_until_found(connection.losses.fetch_add(1, Ordering::Relaxed) + 1));
        }
        true
    }

    /// The browser may never say that it was wrong, so the service is asked from time to time.
    async fn ask_until_found(self, loss: u32) {
        let connection = &self.client.connection;
        for question in 0.. {
            pause(WAITS[WAITS.len().min(question + 1) - 1]).await;
            let is_over = || !connection.is_lost_now() || connection.losses.load(Ordering::Relaxed) != loss;
            if is_over() || !self.is_silent().await {
                break;
            }
        }
        if connection.losses.load(Ordering::Relaxed) == loss {
            connection.found();
        }
    }

    async fn is_silent(&self) -> bool {
        is_offline() && self.client.exchange(&Call::get("")).await.is_err()
    }
}

/// Whether the browser says that it has no connection.
fn is_offline() -> bool {
    !window().navigator().on_line()
}
