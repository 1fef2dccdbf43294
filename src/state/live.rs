//! What the host page may change while the app is mounted, without a loss of the session or of what was typed.

use std::sync::Arc;

use leptos::prelude::*;

use crate::boot::{AuthMode, BootConfig, Brand};
use crate::paths::Page;

/// What the app follows at any time.
#[derive(Clone, Debug)]
pub struct Live {
    /// The configuration. The brand is followed where it is shown; after another change the pages are drawn anew.
    boot: ArcRwSignal<Arc<BootConfig>>,
    /// The path below which the pages live, without a trailing slash.
    base: ArcRwSignal<Arc<str>>,
    /// The only page of an app without a router.
    page: ArcRwSignal<Page>,
    /// The URL that is shown: path, query and fragment.
    pub url: ArcRwSignal<String>,
}

impl Live {
    /// What the app begins with.
    pub fn new(boot: BootConfig, base: &str, page: Page) -> Self {
        Live {
            boot: ArcRwSignal::new(Arc::new(boot)),
            base: ArcRwSignal::new(base.into()),
            page: ArcRwSignal::new(page),
            url: ArcRwSignal::new(here()),
        }
    }

    /// Follows a change, unless it is one of who is asked, or of where texts are kept: then it does nothing and returns
    /// false. An issuer knows the URLs of its clients, so there the base is one of these.
    pub fn follow(&self, new: &Live) -> bool {
        let (old, boot) = (self.boot.get_untracked(), new.boot.get_untracked());
        let (base, page) = (new.base.get_untracked(), new.page.get_untracked());
        let is_base_new = self.base.get_untracked() != base;
        let is_same = (&old.api_base, &old.auth, old.drafts) == (&boot.api_base, &boot.auth, boot.drafts);
        if !is_same || (is_base_new && boot.auth.mode == AuthMode::Oidc) {
            return false;
        }
        if is_base_new {
            // The host page may have gone there without an event.
            self.url.set(here());
            self.base.set(base);
        }
        if self.page.get_untracked() != page {
            self.page.set(page);
        }
        if old != boot {
            self.boot.set(boot);
        }
        true
    }

    /// The brand. Tracked.
    pub fn brand(&self) -> Brand {
        self.boot.with(|boot| boot.brand.clone())
    }

    /// The base path. Tracked.
    pub fn base(&self) -> Arc<str> {
        self.base.get()
    }

    /// The only page of an app without a router. Tracked.
    pub fn page(&self) -> Page {
        self.page.get()
    }

    /// The configuration, which changes with all but what is followed where it is shown. Tracked.
    pub(super) fn boot(&self) -> Memo<Arc<BootConfig>> {
        let boot = self.boot.clone();
        Memo::new_with_compare(
            move |_| boot.get(),
            |old, new| match (old, new) {
                (Some(old), Some(new)) => {
                    let Brand { support_url, .. } = &old.brand;
                    *support_url != new.brand.support_url
                        || (&old.features, &old.password, &old.avatar)
                            != (&new.features, &new.password, &new.avatar)
                }
                _ => true,
            },
        )
    }
}

/// Path, query and fragment of the document.
pub fn here() -> String {
    let location = window().location();
    [location.pathname(), location.search(), location.hash()].into_iter().flatten().collect()
}
