//! Light or dark: the person's wish, where this device is not to decide by itself.
//!
//! `localStorage["iam-account:theme"]` holds `device` while the person has "Follow my device" ticked here, else the theme
//! that was last known to be their wish. The next visit begins in it, before anything is read (`public/start.js`). The
//! attribute `theme` wins over all of it; the stylesheet alone knows that, so that it may change at any time.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use wire::Object;

use crate::resource::Resource;
use crate::state::user::UserStore;
use crate::storage::local;

const ENTRY: &str = "iam-account:theme";

/// The texts that the entry may have; any other one counts for nothing.
const DEVICE: &str = "device";
const DARK: &str = "dark";
const LIGHT: &str = "light";

/// The theme and what this device knows of it.
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

    /// `light`, `dark`, or nothing where the device decides. Tracked.
    pub fn shown(&self) -> Option<&'static str> {
        if self.follows_device() {
            return None;
        }
        self.wish(self.config.document()).unwrap_or_else(|| self.entry.get())
    }

    /// Whether the person wants the device to decide here. Tracked.
    pub fn follows_device(&self) -> bool {
        self.entry.get() == Some(DEVICE)
    }

    /// Lets the device decide, or no longer.
    pub fn follow_device(&self, follows: bool) {
        self.keep(if follows { Some(DEVICE) } else { untrack(|| self.wish(self.config.saved())).flatten() });
    }

    /// What the person wished for as far as it is known: `None` as long as it is not. Until the settings are read, the
    /// copy that came with the user serves. Tracked.
    fn wish(&self, config: Option<Arc<Object>>) -> Option<Option<&'static str>> {
        let dark = self.user.setting(config, "dark_mode");
        dark.map(|dark| dark.map(|dark| if dark { DARK } else { LIGHT }))
    }

    /// Keeps it for this and the next visit. A browser that refuses keeps it for this one.
    fn keep(&self, entry: Option<&'static str>) {
        if let Some(storage) = local() {
            let _ = match entry {
                Some(text) => storage.set_item(ENTRY, text),
                None => storage.remove_item(ENTRY),
            };
        }
        self.entry.set(entry);
    }

    /// Keeps the person's wish once the service holds it, and heeds what other tabs keep. What they save is read again as
    /// everything else is (`state/follow.rs`).
    pub(super) fn start(&self) {
        let theme = self.clone();
        let follows = Memo::new({
            let theme = theme.clone();
            move |_| theme.follows_device()
        });
        Effect::new({
            let theme = theme.clone();
            move |_| {
                let wish = theme.wish(theme.config.saved());
                // The entry itself is not watched: tabs of two people would take turns to change it for ever.
                if let Some(wish) = wish.filter(|wish| !follows.get() && *wish != theme.entry.get_untracked())
                {
                    theme.keep(wish);
                }
            }
        });
        let other_tab = window_event_listener(ev::storage, move |event| {
            // Without a key all entries are gone.
            if event.key().is_some_and(|key| key != ENTRY) {
                return;
            }
            theme.entry.set(read());
        });
        on_cleanup(move || other_tab.remove());
    }
}

/// What the browser keeps, if it lets us read.
fn read() -> Option<&'static str> {
    let text = local()?.get_item(ENTRY).ok().flatten()?;
    [DEVICE, DARK, LIGHT].into_iter().find(|known| *known == text)
}
