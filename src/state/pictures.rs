//! Which picture is at the URL of the person's picture: a service may keep all of them at the same one.

use js_sys::Date;
use leptos::prelude::*;
use wire::{Object, text};

use crate::paths::picture::versioned;

/// Which of the pictures that have been at one URL is the last one.
#[derive(Clone, Default)]
pub(super) struct Pictures(ArcRwSignal<Last>);

#[derive(Default)]
struct Last {
    /// Where a browser that knows nothing of this document looks for it.
    url: String,
    updated_at: Option<String>,
    /// Milliseconds: when it took the place of another one at the same `url`, or 0.
    replaced: u64,
}

impl Last {
    fn replace(&mut self) {
        self.replaced = Date::now() as u64;
    }
}

/// Where the account was read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// The service's response to a reading: someone else may have changed the picture.
    Reading,
    /// The response to a change of something else.
    Profile,
    /// The response to an upload.
    Upload,
}

impl Pictures {
    /// Takes what the service says of the account. Returns the picture's URL where the browser has another one in its cache.
    pub(super) fn follow(&self, user: &Object, source: Source) -> Option<String> {
        let field = |key: &str| user.get(key).and_then(text);
        let updated_at = field("updated_at");
        let url = field("avatar").map(|url| versioned(&url, updated_at.as_deref(), 0));
        let mut stale = None;
        self.0.update(|last| {
            let is_other =
                source == Source::Upload || (source == Source::Reading && last.updated_at != updated_at);
            if let Some(url) = url {
                if url != last.url {
                    last.replaced = 0;
                } else if is_other {
                    last.replace();
                    stale = Some(url.clone());
                }
                last.url = url;
            }
            last.updated_at = updated_at;
        });
        stale
    }

    /// When the picture took the place of another one at the same URL, in milliseconds, or 0. Tracked.
    pub(super) fn replaced(&self) -> u64 {
        self.0.with(|last| last.replaced)
    }

    /// The picture at the same URL may be another one.
    pub(super) fn mark_stale(&self) {
        self.0.update(Last::replace);
    }
}
