//! Staying in step with what is changed elsewhere: by other tabs, and while this one was not looked at.
//!
//! Only what was read is read again. What is typed and not saved lies over it and stays.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use futures::future::{Either, select};
use futures::lock::Mutex as Turn;
use js_sys::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::Resource;
use crate::api::pause::pause;
use crate::clock;
use crate::session::phase::Phase;
use crate::state::State;
use crate::state::tabs::TabMessage;

/// Milliseconds after which a tab that comes back to the front reads again.
const LONG: f64 = 5.0 * 60.0 * 1000.0;

/// Seconds after which a reading waits no longer for the one before it, which hangs.
const PATIENCE: u64 = 5;

/// What is to be read again: of each resource one reading at a time, and one that waits and serves all that is told until
/// its turn comes.
#[derive(Clone, Default)]
pub(super) struct Follow {
    turns: Arc<[Turn<()>; 3]>,
    waiting: Arc<[AtomicBool; 3]>,
}

impl State {
    /// Tells the other tabs what is written here, and reads again when this one was away for long.
    pub(super) fn stay_in_step(&self) {
        let (tabs, secrets) = (self.tabs.clone(), self.session.secrets().clone());
        self.api.on_write(move |resource| {
            if let Some(user) = secrets.with_identity(|identity| identity.user.clone()) {
                tabs.send(&TabMessage::Changed(resource, user));
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
    pub(super) fn changed_elsewhere(&self, resource: Resource, user: &str) {
        if untrack(|| self.user.id()).as_deref() == Some(user) {
            self.follow(resource);
        }
    }

    /// Reads again all that was read.
    pub(super) fn catch_up(&self) {
        let all = [Resource::User, Resource::Config, Resource::Notifications];
        all.into_iter().for_each(|resource| self.follow(resource));
    }

    fn follow(&self, resource: Resource) {
        // The copy of the settings that comes with the user serves until a page reads them.
        let resource =
            if resource == Resource::Config && !self.shows_config() { Resource::User } else { resource };
        if self.follow.waiting[resource as usize].swap(true, Ordering::Relaxed) {
            return;
        }
        let state = self.clone();
        spawn_local(async move {
            let Follow { turns, waiting } = &state.follow;
            let turn = select(turns[resource as usize].lock(), Box::pin(pause(PATIENCE))).await;
            let _turn = if let Either::Left((turn, _)) = turn { Some(turn) } else { None };
            waiting[resource as usize].store(false, Ordering::Relaxed);
            if state.session.phase_now() == Phase::SignedIn {
                state.read_again(resource).await;
            }
        });
    }

    async fn read_again(&self, resource: Resource) {
        match resource {
            Resource::User => {
                let before = untrack(|| self.user.me());
                let now = self.session.observe(self.user.read().await);
                // What was changed is then the one thing that the answer does not say.
                if before.ready().is_some() && before.ready() == now.ok().as_ref() {
                    self.user.doubt_picture();
                }
            }
            Resource::Config if self.shows_config() => self.config.load(None).await,
            Resource::Notifications if untrack(|| self.notifications.current()).ready().is_some() => {
                self.notifications.load(None).await;
            }
            Resource::Config | Resource::Notifications => {}
        }
    }

    fn shows_config(&self) -> bool {
        untrack(|| self.config.current()).ready().is_some()
    }
}
