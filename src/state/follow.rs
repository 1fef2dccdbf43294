//! Staying in step with what is changed elsewhere: by other tabs, and while this one was not looked at.
//!
//! Only what was read is read again. What is typed and not saved lies over it and stays.

use std::cell::Cell;
use std::sync::atomic::Ordering;

use futures::future::{Either, select};
use js_sys::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::endpoint::Endpoint;
use crate::clock;
use crate::pause::pause;
use crate::session::phase::Phase;
use crate::state::tabs::TabMessage;
use crate::state::{Rereading, State};

/// Milliseconds after which a tab that comes back to the front reads again.
const LONG: f64 = 5.0 * 60.0 * 1000.0;

/// Seconds after which a reading waits no longer for the one before it, which hangs.
const PATIENCE: u64 = 5;

impl State {
    /// Tells the other tabs what is written here, and reads again when this one was away for long.
    pub(super) fn stay_in_step(&self) {
        let (tabs, secrets) = (self.tabs.clone(), self.session.secrets().clone());
        self.api.on_write(move |endpoint| {
            if let Some(user) = secrets.with_identity(|identity| identity.user.clone()) {
                tabs.send(&TabMessage::Changed(endpoint, user));
            }
        });
        // By both clocks: one can be set, and the other may stand still while the device sleeps.
        let now = || (clock::now(), Date::now());
        let (state, since) = (self.clone(), Cell::new(None));
        let looked_at = window_event_listener_untyped("visibilitychange", move |_| {
            if document().hidden() {
                since.set(Some(now()));
            } else if let Some((since, date)) = since.take()
                && (clock::now() - since >= LONG || Date::now() - date >= LONG)
            {
                state.catch_up();
            }
        });
        on_cleanup(move || looked_at.remove());
    }

    /// Another tab has written something of this user's.
    pub(super) fn changed_elsewhere(&self, endpoint: Endpoint, user: &str) {
        if untrack(|| self.user.id()).as_deref() == Some(user) {
            self.follow(endpoint);
        }
    }

    /// Reads again all that was read.
    pub(super) fn catch_up(&self) {
        let all = [Endpoint::User, Endpoint::Config, Endpoint::Notifications];
        all.into_iter().for_each(|endpoint| self.follow(endpoint));
    }

    fn follow(&self, endpoint: Endpoint) {
        // The copy of the settings that comes with the user serves until a page reads them.
        let is_copy = endpoint == Endpoint::Config && !untrack(|| self.config.is_shown());
        let endpoint = if is_copy { Endpoint::User } else { endpoint };
        if self.follow[endpoint as usize].is_waiting.swap(true, Ordering::Relaxed) {
            return;
        }
        let state = self.clone();
        spawn_local(async move {
            let Rereading { turn, is_waiting } = &state.follow[endpoint as usize];
            let turn = select(turn.lock(), Box::pin(pause(PATIENCE))).await;
            let _turn = if let Either::Left((turn, _)) = turn { Some(turn) } else { None };
            is_waiting.store(false, Ordering::Relaxed);
            if state.session.phase_now() == Phase::SignedIn {
                state.read_again(endpoint).await;
            }
        });
    }

    async fn read_again(&self, endpoint: Endpoint) {
        let resource = match endpoint {
            Endpoint::User => return self.read_user_again().await,
            Endpoint::Config => &self.config,
            Endpoint::Notifications => &self.notifications,
        };
        if untrack(|| resource.is_shown()) {
            resource.load(None).await;
        }
    }

    async fn read_user_again(&self) {
        let before = untrack(|| self.user.me());
        let now = self.user.read_observed().await.ok();
        // What was changed is then the one thing that the response does not say.
        if before.is_some() && before.as_deref() == now.as_ref() {
            self.user.pictures.mark_stale();
        }
    }
}
