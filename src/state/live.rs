//! What the host page may change while the app is mounted, without a loss of the session or of what was typed.

use std::sync::Arc;

use leptos::prelude::*;

use crate::boot::{AuthMode, BootConfig, Brand};
use crate::paths::Page;

/// What the app follows at any time. Few kinds of signal, because each kind is downloaded.
#[derive(Clone, Debug)]
pub struct Live {
    now: ArcRwSignal<Arc<Setup>>,
    /// What the pages were drawn with: it stays where a change is followed by what is on the screen.
    drawn: ArcRwSignal<Arc<Setup>>,
    /// The URL that is shown: path, query and fragment.
    pub url: ArcRwSignal<String>,
}

#[derive(Debug)]
struct Setup {
    boot: Arc<BootConfig>,
    /// The path below which the pages live, without a trailing slash.
    base: Arc<str>,
    /// The only page of an app without a router.
    page: Page,
}

impl Live {
    /// What the app begins with.
    pub fn new(boot: BootConfig, base: &str, page: Page) -> Self {
        let setup = Arc::new(Setup { boot: Arc::new(boot), base: base.into(), page });
        Live {
            now: ArcRwSignal::new(setup.clone()),
            drawn: ArcRwSignal::new(setup),
            url: ArcRwSignal::new(here()),
        }
    }

    /// Follows a change, unless it is one of who is asked, or of where texts are kept: then it does nothing and returns
    /// false. An issuer knows the URLs of its clients, so there the base is one of these.
    pub fn follow(&self, new: &Live) -> bool {
        let (old, new) = (self.now.get_untracked(), new.now.get_untracked());
        let (before, boot) = (&old.boot, &new.boot);
        let is_base_new = old.base != new.base;
        let is_same =
            before.api_base == boot.api_base && before.auth == boot.auth && before.drafts == boot.drafts;
        if !is_same || (is_base_new && boot.auth.mode == AuthMode::Oidc) {
            return false;
        }
        if is_base_new {
            // The host page may have gone there without an event.
            self.url.set(here());
        }
        let is_drawn_anew = before.brand.support_url != boot.brand.support_url
            || before.features != boot.features
            || before.password != boot.password
            || before.avatar != boot.avatar;
        self.now.set(new.clone());
        if is_drawn_anew {
            self.drawn.set(new);
        }
        true
    }

    /// The brand. Tracked.
    pub fn brand(&self) -> Brand {
        self.now.with(|setup| setup.boot.brand.clone())
    }

    /// The base path. Tracked.
    pub fn base(&self) -> Arc<str> {
        self.now.with(|setup| setup.base.clone())
    }

    /// The only page of an app without a router. Tracked.
    pub fn page(&self) -> Page {
        self.now.with(|setup| setup.page)
    }

    /// The configuration that the pages are drawn with. Tracked.
    pub fn boot(&self) -> Arc<BootConfig> {
        self.drawn.with(|setup| setup.boot.clone())
    }
}

/// Path, query and fragment of the document.
pub fn here() -> String {
    let location = window().location();
    [location.pathname(), location.search(), location.hash()].into_iter().flatten().collect()
}
