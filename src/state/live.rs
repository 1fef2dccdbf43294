//! What the host page may change while the app is mounted, without a loss of the session or of what was typed.

use std::sync::Arc;

use leptos::prelude::*;

use crate::boot::{AuthMode, BootConfig, Brand, SectionLink};
use crate::paths::{FRAGMENT, Page, is_below, place_of};

/// What the app follows at any time. Few kinds of signal, because each kind is downloaded.
#[derive(Clone, Debug)]
pub struct Live {
    now: ArcRwSignal<Arc<Setup>>,
    /// What the pages were drawn with: it stays where a change is followed by what is on the screen.
    drawn: ArcRwSignal<Arc<Setup>>,
    /// What has the current sections: it stays where a change is none of them.
    listed: ArcRwSignal<Arc<Setup>>,
    /// The URL that is shown: path, query and fragment.
    pub url: ArcRwSignal<String>,
}

#[derive(Debug)]
struct Setup {
    boot: Arc<BootConfig>,
    /// The path below which the pages live, without a trailing slash, or [`FRAGMENT`].
    base: Arc<str>,
    /// The page of an app without URLs.
    only: Option<Page>,
}

impl Live {
    /// What the app begins with. With `only` one page it has no URLs, and no other section.
    pub fn new(mut boot: BootConfig, base: &str, only: Option<Page>) -> Self {
        if only.is_some_and(|only| Page::NAVIGATION.contains(&only)) {
            let link = boot.sections.iter().find(|link| link.page == only).cloned();
            boot.sections = Arc::new(link.into_iter().collect());
        }
        let url = only.map_or_else(here, |page| page.href(base));
        let setup = Arc::new(Setup { boot: Arc::new(boot), base: base.into(), only });
        Live {
            now: ArcRwSignal::new(setup.clone()),
            drawn: ArcRwSignal::new(setup.clone()),
            listed: ArcRwSignal::new(setup),
            url: ArcRwSignal::new(url),
        }
    }

    /// Follows a change, unless it is one of who is asked, or of where texts are kept: then it does nothing and returns
    /// false. An issuer knows the URLs of its clients, so there the base is one of these.
    pub fn follow(&self, new: &Live) -> bool {
        let url = new.url.get_untracked();
        let (old, new) = (self.now.get_untracked(), new.now.get_untracked());
        let (before, boot) = (&old.boot, &new.boot);
        let is_base_new = old.base != new.base;
        let is_same =
            before.api_base == boot.api_base && before.auth == boot.auth && before.drafts == boot.drafts;
        if !is_same || (is_base_new && boot.auth.mode == AuthMode::Oidc) {
            return false;
        }
        if is_base_new || old.only != new.only {
            // Another page, or the host page has gone to another base without an event.
            self.url.set(url);
        }
        let is_drawn_anew = before.brand.support_url != boot.brand.support_url
            || before.features != boot.features
            || before.password != boot.password
            || before.avatar != boot.avatar;
        let are_others_listed = before.sections != boot.sections;
        self.now.set(new.clone());
        if are_others_listed {
            self.listed.set(new.clone());
        }
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

    /// Whether the app is one page without URLs. Tracked.
    pub fn is_alone(&self) -> bool {
        self.now.with(|setup| setup.only.is_some())
    }

    /// The entries of the navigation. Tracked.
    pub fn sections(&self) -> Arc<Vec<SectionLink>> {
        self.listed.with(|setup| setup.boot.sections.clone())
    }

    /// Whether a page is not hidden. Tracked.
    pub fn has(&self, page: Page) -> bool {
        !Page::NAVIGATION.contains(&page) || self.sections().iter().any(|link| link.page == Some(page))
    }

    /// The page that the base leads to. Tracked.
    pub fn first(&self) -> Page {
        SectionLink::first(&self.sections())
    }

    /// The page at a URL (path, query and fragment); `None` where there is none or it is hidden. Outside the base, as at a
    /// place in the host page, it is the first one. Tracked.
    pub fn page_at(&self, url: &str) -> Option<Page> {
        let (base, first) = (self.base(), self.first());
        let is_ours = is_below(place_of(url, &base), &base);
        let page = if is_ours { Page::from_url(url, &base, first) } else { Some(first) };
        page.filter(|page| self.has(*page))
    }

    /// A page's URL (path, query and fragment) on this origin; the document's for an app without URLs. Tracked.
    pub fn url_of(&self, page: Page) -> String {
        if self.is_alone() { here() } else { on_page(&page.href(&self.base())) }
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

/// A URL of a page (path, query and fragment) for the document as it is now: a fragment alone is one of the document, and a
/// path keeps the page that another element shows in the fragment.
pub fn on_page(url: &str) -> String {
    let now = here();
    match now.split_once(FRAGMENT) {
        _ if url.starts_with(FRAGMENT) => format!("{}{url}", now.split(FRAGMENT).next().unwrap_or_default()),
        Some((_, fragment)) if fragment.starts_with('/') && !url.contains(FRAGMENT) => {
            format!("{url}#{fragment}")
        }
        _ => url.into(),
    }
}
