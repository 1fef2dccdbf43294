//! Waiting for a better moment to try again, and finding out whether the connection is there at all.

use std::sync::atomic::Ordering;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::AbortSignal;

use crate::api::client::{Api, Call};
use crate::api::connection::Connection;
use crate::api::error::{ApiError, ErrorKind};
use crate::api::retry::{Idempotency, wait};
use crate::clock;
use crate::pause::{pause, pause_for};

/// Seconds between two questions after a lost connection; the last one counts for all that follow.
const WAITS: [u64; 5] = [2, 4, 8, 15, 30];

/// How often a wait looks whether it is still wanted.
const GLANCE: Duration = Duration::from_millis(100);

impl Api {
    /// Does `work` until it succeeds or trying again is of no use ([`wait`]). A write waits for the connection for as long
    /// as there is none. `abort` gives it up, and so does another session.
    ///
    /// # Errors
    /// What the last try ended with; `Aborted` or `Cancelled` where a wait did not last.
    pub async fn with_retry<T>(
        &self,
        idempotency: Idempotency,
        abort: Option<&AbortSignal>,
        mut work: impl AsyncFnMut() -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let mut tries = 0;
        loop {
            match work().await {
                Err(error) => tries = self.again(idempotency, tries, error, abort).await?,
                done => return done,
            }
        }
    }

    /// Resolves when it is time to try again after `error`. `tries` counts how often that was tried already; returns how often
    /// it is then.
    ///
    /// # Errors
    /// `error` where that is of no use, else as [`Self::with_retry`].
    pub async fn again(
        &self,
        idempotency: Idempotency,
        tries: u32,
        error: ApiError,
        abort: Option<&AbortSignal>,
    ) -> Result<u32, ApiError> {
        if error.kind == ErrorKind::Unreachable && self.is_cut_off().await {
            if idempotency == Idempotency::Safe {
                return Err(error);
            }
            self.connected(abort).await?;
            // What failed for want of a connection was no try.
            return Ok(0);
        }
        let tries = tries + 1;
        let time = wait(idempotency, tries, &error, js_sys::Math::random()).ok_or(error)?;
        self.last(time, abort).await?;
        Ok(tries)
    }

    /// Resolves after `time`.
    ///
    /// # Errors
    /// `Cancelled` or `Aborted` as soon as no one waits for it any more.
    pub(crate) async fn last(&self, time: Duration, abort: Option<&AbortSignal>) -> Result<(), ApiError> {
        let until = clock::now() + time.as_secs_f64() * 1000.0;
        self.watch(abort, || until <= clock::now()).await
    }

    /// Resolves when there is a connection.
    async fn connected(&self, abort: Option<&AbortSignal>) -> Result<(), ApiError> {
        self.watch(abort, || !self.connection.is_lost_now()).await
    }

    /// Looks every [`GLANCE`] whether it is `time`, and whether anybody still waits for that.
    async fn watch(&self, abort: Option<&AbortSignal>, time: impl Fn() -> bool) -> Result<(), ApiError> {
        let generation = self.session.generation();
        let cancelled = self.cancellation.signal();
        let ended = |signal: Option<&AbortSignal>| signal.is_some_and(AbortSignal::aborted);
        while !time() {
            pause_for(GLANCE).await;
            self.still(generation)?;
            if ended(cancelled.as_ref()) {
                return Err(ApiError::new(ErrorKind::Cancelled));
            }
            if ended(abort) {
                return Err(ApiError::new(ErrorKind::Aborted));
            }
        }
        Ok(())
    }

    /// Ends everything that is under way or waits, as [`ErrorKind::Cancelled`].
    pub fn cancel(&self) {
        self.cancellation.cancel();
    }

    /// The connection to the service.
    pub(crate) fn connection(&self) -> Connection {
        self.connection.clone()
    }

    /// Finds out whether the connection is lost, by asking the service where the browser says so.
    pub(crate) async fn is_cut_off(&self) -> bool {
        let connection = &self.connection;
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
        let connection = &self.connection;
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
        is_offline() && self.exchange(&Call::new("GET", "")).await.is_err()
    }
}

/// Whether the browser says that it has no connection.
fn is_offline() -> bool {
    !window().navigator().on_line()
}
