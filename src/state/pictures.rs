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
    /// What this page has sent, in place of the service's picture until that can be loaded.
    sent: Option<String>,
}

impl Last {
    fn replace(&mut self) {
        self.replaced = Date::now() as u64;
        self.sent = None;
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
    /// Takes what the service says of the account.
    pub(super) fn follow(&self, user: &Object, source: Source) {
        let field = |key: &str| user.get(key).and_then(text);
        let updated_at = field("updated_at");
        let url = field("avatar").map(|url| versioned(&url, updated_at.as_deref(), 0));
        self.0.update(|last| {
            let is_other =
                source == Source::Upload || (source == Source::Reading && last.updated_at != updated_at);
            match url {
                Some(url) if url != last.url => *last = Last { url, ..Last::default() },
                Some(_) if is_other => last.replace(),
                Some(_) => {}
                None => last.sent = None,
            }
            last.updated_at = updated_at;
        });
    }

    /// Shows what was sent, as a `data:` URL: a portal's policy need not allow `blob:`.
    pub(super) fn show(&self, sent: Option<String>) {
        self.0.update(|last| last.sent = sent);
    }

    /// The URL of what was sent, where that is shown. Tracked.
    pub(super) fn sent(&self) -> Option<String> {
        self.0.with(|last| last.sent.clone())
    }

    /// The service's picture can be shown in place of what was sent as `url`.
    pub(super) fn release(&self, url: &str) {
        self.0.update(|last| drop(last.sent.take_if(|sent| sent == url)));
    }

    /// Where a browser that knows nothing of this document looks for the picture.
    pub(super) fn url(&self) -> String {
        self.0.with_untracked(|last| last.url.clone())
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
