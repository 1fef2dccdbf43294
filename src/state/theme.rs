//! Light or dark: the person's preference, unless this device decides.
//!
//! `localStorage["iam-account:theme"]` has `device` while “Follow my device” is ticked here, else the last known preference.
//! The next visit starts with it, before anything is read (`public/start.js`). The attribute `theme` wins over both; only
//! the stylesheet reads it, so that it may change at any time.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use wire::Object;

use crate::resource::Resource;
use crate::state::user::UserStore;
use crate::storage::{get, local, set};

const ENTRY: &str = "iam-account:theme";

/// The valid texts of the entry; others are ignored.
const DEVICE: &str = "device";
const DARK: &str = "dark";
const LIGHT: &str = "light";

/// The theme and its entry in the storage.
#[derive(Clone)]
pub struct Theme {
    entry: ArcRwSignal<Option<&'static str>>,
    user: UserStore,
    config: Resource,
}

impl Theme {
    pub(super) fn new(user: UserStore, config: Resource) -> Self {
        Theme { entry: ArcRwSignal::new(read()), user, config }
    }

    /// `light`, `dark`, or `None` where the device decides. Tracked.
    pub fn shown(&self) -> Option<&'static str> {
        if self.follows_device() {
            return None;
        }
        self.preference(self.config.document()).unwrap_or_else(|| self.entry.get())
    }

    /// Whether the device decides here. Tracked.
    pub fn follows_device(&self) -> bool {
        self.entry.get() == Some(DEVICE)
    }

    /// Sets whether the device decides.
    pub fn follow_device(&self, follows: bool) {
        self.store(if follows {
            Some(DEVICE)
        } else {
            untrack(|| self.preference(self.config.saved())).flatten()
        });
    }

    /// The person's preference, or `None` while it is unknown. Until the settings are read, it comes from the user. Tracked.
    fn preference(&self, config: Option<Arc<Object>>) -> Option<Option<&'static str>> {
        let dark = self.user.setting(config, "dark_mode");
        dark.map(|dark| dark.map(|dark| if dark { DARK } else { LIGHT }))
    }

    /// Stores the entry. Without storage it holds for this visit.
    fn store(&self, entry: Option<&'static str>) {
        if let Some(storage) = local() {
            set(&storage, ENTRY, entry);
        }
        self.entry.set(entry);
    }

    /// Stores the preference once the service has saved it, and follows the entry of other tabs. Their saved settings are
    /// read again like everything else (`state/follow.rs`).
    pub(super) fn start(&self) {
        let theme = self.clone();
        let follows = Memo::new({
            let theme = theme.clone();
            move |_| theme.follows_device()
        });
        Effect::new({
            let theme = theme.clone();
            move |_| {
                let preference = theme.preference(theme.config.saved());
                // The entry is untracked, because tabs of two people would change it in turns for ever.
                let is_new = |new: &Option<_>| !follows.get() && *new != theme.entry.get_untracked();
                if let Some(preference) = preference.filter(is_new) {
                    theme.store(preference);
                }
            }
        });
        let other_tab = window_event_listener(ev::storage, move |event| {
            // Without a key the whole storage was cleared.
            if event.key().is_some_and(|key| key != ENTRY) {
                return;
            }
            theme.entry.set(read());
        });
        on_cleanup(move || other_tab.remove());
    }
}

/// The stored entry.
fn read() -> Option<&'static str> {
    let text = get(&local()?, ENTRY)?;
    [DEVICE, DARK, LIGHT].into_iter().find(|known| *known == text)
}
