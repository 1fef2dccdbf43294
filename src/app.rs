//! `<App/>`: builds the state, chooses between router and single page, and tells the host what happens.

use crate::language::Language;
use leptos::prelude::*;
use web_sys::{HtmlElement, Url};

use crate::boot::BootConfig;
use crate::components::heading::HeadingLevel;
use crate::components::picture::NamedOrigins;
use crate::components::status::SupportUrl;
use crate::components::waiting::WaitMessages;
use crate::events::{HostEvent, HostUser};
use crate::hooks::use_effect::use_effect;
use crate::hooks::use_leave_guard::use_leave_guard;
use crate::layout::shell::EmbedMode;
use crate::messages::{common, error};
use crate::paths::Page;
use crate::routes::{Routed, Single};
use crate::session::phase::Phase;
use crate::state::language::LanguageState;
use crate::state::{ApiError, ErrorKind, RedirectUris, State};

/// Where the app stands and how it is set up.
#[derive(Clone, Debug)]
pub struct AppOptions {
    /// What the operator and the host page decided.
    pub boot: BootConfig,
    /// The path below which the pages live, without a trailing slash.
    pub base: String,
    /// The URL of the folder that the app's files are in, with its trailing slash.
    pub files: String,
    /// How the app stands in its page.
    pub frame: EmbedMode,
    /// The only page, where there is no router.
    pub page: Page,
    /// The level of the page's heading.
    pub heading_level: u8,
    /// The host's element, which may have a `getToken` and carries the theme.
    pub element: HtmlElement,
    /// Who wants which language.
    pub language: LanguageState,
}

/// The whole app in one element.
#[component]
pub fn App(
    /// Where it stands.
    options: AppOptions,
    /// Hears what happens.
    emit: Callback<HostEvent>,
) -> impl IntoView {
    let AppOptions { boot, base, files, frame, page, heading_level, element, language } = options;
    let state = State::new(boot, &base, &files, element.clone(), places(frame, &base), language);
    provide_context(state.clone());
    provide_context(HeadingLevel(heading_level));
    provide_context(SupportUrl(state.boot.brand.support_url.clone()));
    provide_context(waits(&state));
    provide_context(named_origins(&state.boot));
    state.start(if frame == EmbedMode::Single { Some(page) } else { Page::from_path(&path(), &base) });
    announce(&state, emit);
    let theme = state.theme.clone();
    // On the element itself, as on the next visit before the first paint.
    use_effect(move || {
        let _ = match theme.shown() {
            Some(theme) => element.set_attribute("data-theme", theme),
            None => element.remove_attribute("data-theme"),
        };
    });
    if frame == EmbedMode::Single {
        view! { <Single page emit /> }.into_any()
    } else {
        view! { <Routed frame emit /> }.into_any()
    }
}

/// How waiting is spoken of and ended.
fn waits(state: &State) -> WaitMessages {
    let (connection, state) = (state.connection.clone(), state.clone());
    WaitMessages {
        offline: Signal::derive(move || connection.is_lost()),
        queued: common::QUEUED,
        slow: common::SLOW,
        cancel: common::CANCEL,
        give_up: Callback::new(move |()| state.cancel()),
    }
}

/// The page's own origin and the service's, which may see the cookies that the browser has for them.
fn named_origins(boot: &BootConfig) -> NamedOrigins {
    let service = Url::new(&boot.api_base).map(|url| url.origin());
    NamedOrigins([window().location().origin(), service].into_iter().filter_map(Result::ok).collect())
}

/// Where an issuer sends the browser back to. Without URLs of its own the app is where the host's page is.
fn places(frame: EmbedMode, base: &str) -> RedirectUris {
    let origin = window().location().origin().unwrap_or_default();
    let place = |page: Page| {
        let path = if frame == EmbedMode::Single { path() } else { page.href(base) };
        format!("{origin}{path}")
    };
    RedirectUris {
        signed_in: place(Page::SignedIn),
        signed_out: place(Page::SignedOut),
        shared: frame == EmbedMode::Single,
    }
}

fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// Tells the host what the state's signals say.
fn announce(state: &State, emit: Callback<HostEvent>) {
    let user = state.user.clone();
    let host_user = Memo::new(move |_| user.me().map(|me| HostUser::of(&me, user.avatar())));
    // Nobody at the start is no change.
    let mut before = None;
    use_effect(move || {
        let user = host_user.get();
        if before != user {
            before.clone_from(&user);
            emit.run(HostEvent::UserChanged { user });
        }
    });
    let (drafts, kept) = (state.drafts.clone(), state.drafts.clone());
    let refused = Memo::new(move |_| kept.is_refused());
    use_leave_guard(refused.into());
    // That everything is saved at the start is no change.
    let clean = HostEvent::dirty_changed(&[], true);
    let mut before = clean;
    let dirty = Memo::new(move |_| HostEvent::dirty_changed(&drafts.pages(), !refused.get()));
    use_effect(move || {
        let event = dirty.get();
        if before != event {
            before.clone_from(&event);
            emit.run(event);
        }
    });
    let session = state.session.clone();
    use_effect(move || match session.phase() {
        Phase::Lapsed => emit.run(HostEvent::Unauthorized {}),
        Phase::Deleted => emit.run(HostEvent::Deleted {}),
        _ => {}
    });
    let State { user, config, notifications, .. } = state.clone();
    let language = Language::current();
    for resource in [user.resource, config, notifications] {
        let failure = Memo::new(move |_| failure(&resource.failure()?, language));
        use_effect(move || {
            if let Some(event) = failure.get() {
                emit.run(event);
            }
        });
    }
}

/// What could not be loaded. That a session or a key is not accepted, or that the service does not offer something, is no
/// failure of the app, and another language is no other failure.
fn failure(reason: &ApiError, language: Language) -> Option<HostEvent> {
    if reason.kind.ends_session() || matches!(reason.kind, ErrorKind::NotOffered(_)) {
        return None;
    }
    let message = error::unread(reason).localize(untrack(|| language.get()));
    Some(HostEvent::Error { message, request_id: reason.request_id.clone() })
}
