//! Waiting for a better moment to try again.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use js_sys::Date;
use send_wrapper::SendWrapper;
use web_sys::{AbortController, AbortSignal};

use crate::api::Api;
use crate::api::error::{ApiError, ErrorKind};
use crate::api::pause::pause_for;
use crate::api::retry::{Purpose, after, wait};
use crate::clock;

/// How often a wait looks whether it is still wanted.
const GLANCE: Duration = Duration::from_millis(100);

impl Api {
    /// Does `work` until it succeeds or trying again is of no use ([`wait`]). A write waits for the connection for as long
    /// as there is none. `abort` gives it up, and so does another session.
    ///
    /// # Errors
    /// What the last try ended with; `Aborted` or `GivenUp` where a wait did not last.
    pub async fn with_retry<T>(
        &self,
        purpose: Purpose,
        abort: Option<&AbortSignal>,
        mut work: impl AsyncFnMut() -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let mut tries = 0;
        loop {
            match work().await {
                Err(error) => self.again(purpose, &mut tries, error, abort).await?,
                done => return done,
            }
        }
    }

    /// Resolves when it is time to try again after `error`; `tries` counts how often that was tried already.
    ///
    /// # Errors
    /// `error` where that is of no use, else as [`Self::with_retry`].
    pub async fn again(
        &self,
        purpose: Purpose,
        tries: &mut u32,
        error: ApiError,
        abort: Option<&AbortSignal>,
    ) -> Result<(), ApiError> {
        if error.kind == ErrorKind::Unreachable && self.is_cut_off().await {
            if purpose == Purpose::Read {
                return Err(error);
            }
            // What failed for want of a connection was no try.
            *tries = 0;
            return self.connected(abort).await;
        }
        *tries += 1;
        match wait(purpose, *tries, &error, js_sys::Math::random()) {
            Some(time) => self.last(time, abort).await,
            None => Err(error),
        }
    }

    /// Resolves after `time`.
    ///
    /// # Errors
    /// `GivenUp` or `Aborted` as soon as nobody waits for it any more.
    pub(crate) async fn last(&self, time: Duration, abort: Option<&AbortSignal>) -> Result<(), ApiError> {
        let until = clock::now() + time.as_secs_f64() * 1000.0;
        self.watch(abort, || until <= clock::now()).await
    }

    /// Resolves when there is a connection.
    async fn connected(&self, abort: Option<&AbortSignal>) -> Result<(), ApiError> {
        self.watch(abort, || !self.client.connection.is_lost_now()).await
    }

    /// Looks every [`GLANCE`] whether it is `time`, and whether anybody still waits for that.
    async fn watch(&self, abort: Option<&AbortSignal>, time: impl Fn() -> bool) -> Result<(), ApiError> {
        let generation = self.client.session.generation();
        let given_up = self.client.end.signal();
        let ended = |signal: Option<&AbortSignal>| signal.is_some_and(AbortSignal::aborted);
        while !time() {
            pause_for(GLANCE).await;
            self.client.still(generation)?;
            if ended(given_up.as_ref()) {
                return Err(ApiError::new(ErrorKind::GivenUp));
            }
            if ended(abort) {
                return Err(ApiError::new(ErrorKind::Aborted));
            }
        }
        Ok(())
    }

    /// Ends everything that is under way or waits, as [`ErrorKind::GivenUp`].
    pub fn give_up(&self) {
        self.client.end.now();
    }
}

/// The end of everything that is under way: the person does not want to wait for it.
#[derive(Clone, Default)]
pub(super) struct End(Arc<Mutex<Option<SendWrapper<AbortController>>>>);

impl End {
    fn now(&self) {
        let controller = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(controller) = controller {
            controller.abort();
        }
    }

    /// Aborts what begins now. `None` where the browser has no controller to give.
    pub(super) fn signal(&self) -> Option<AbortSignal> {
        let mut controller = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if controller.is_none() {
            *controller = AbortController::new().ok().map(SendWrapper::new);
        }
        controller.as_ref().map(|controller| controller.signal())
    }
}

/// Aborts a reading as soon as nobody waits for it, so that it keeps no connection from others.
pub(super) struct Reading(Option<AbortController>);

impl Reading {
    pub(super) fn new() -> Self {
        Reading(AbortController::new().ok())
    }

    pub(super) fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.0.iter().for_each(AbortController::abort);
    }
}

/// Seconds that an answer `sent` then asks to wait, by the service's own clock where it may be read: this device's may be
/// wrong by hours.
pub(super) fn asked(header: &str, sent: Option<String>) -> Option<u32> {
    let sent = sent.map_or(f64::NAN, |date| Date::parse(&date));
    after(header, if sent.is_nan() { Date::now() } else { sent }, Date::parse)
}
