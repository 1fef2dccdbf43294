//! [`start`] builds the state; [`app`] draws it, and dispatches the events for the host.

use js_sys::Function;
use leptos::prelude::*;
use web_sys::{HtmlElement, Url};

use crate::boot::BootConfig;
use crate::components::heading::HeadingLevel;
use crate::components::picture::NamedOrigins;
use crate::components::status::SupportUrl;
use crate::components::waiting::WaitControl;
use crate::events::HostEvent;
use crate::hooks::use_effect::use_effect;
use crate::hooks::use_leave_guard::use_leave_guard;
use crate::language::Language;
use crate::layout::shell::EmbedMode;
use crate::messages::error;
use crate::paths::{FRAGMENT, Page};
use crate::routes::Routed;
use crate::session::phase::Phase;
use crate::state::language::LanguageState;
use crate::state::live::Live;
use crate::state::{ApiError, ErrorKind, RedirectUris, State};

/// The configuration of the app, and how it is embedded.
#[derive(Clone, Debug)]
pub struct AppOptions {
    /// What the host page may change.
    pub live: Live,
    /// The URL of the folder of the app's files, with its trailing slash.
    pub files: String,
    /// How the app is embedded.
    pub embed_mode: EmbedMode,
    /// The level of the page's heading.
    pub heading_level: u8,
    /// The host's element, which may have a `getToken`.
    pub element: HtmlElement,
    /// What has the attribute for the theme: the element, or what stands for it in its shadow tree.
    pub place: HtmlElement,
    /// The choice of a language.
    pub language: LanguageState,
    /// Sends requests to the service in the place of `fetch`.
    pub send: Option<Function>,
}

/// Builds the state and finds out who is signed in.
pub fn start(options: &AppOptions) -> State {
    let AppOptions { live, files, element, language, send, .. } = options;
    let base = untrack(|| live.base());
    let (redirect_uris, send) = (redirect_uris(&base), send.clone());
    let state = State::new(live.clone(), files, element.clone(), redirect_uris, language.clone(), send);
    state.start(untrack(|| live.url.with(|url| live.page_at(url))));
    state
}

/// The whole app in one element. `emit` receives the events for the host.
pub fn app(options: AppOptions, state: State, emit: Callback<HostEvent>) -> impl IntoView {
    let AppOptions { embed_mode, heading_level, place, .. } = options;
    provide_context(state.clone());
    provide_context(HeadingLevel(heading_level));
    provide_context(wait_control(&state));
    provide_context(named_origins(&state.boot));
    announce(&state, emit);
    let theme = state.theme.clone();
    // On our own page that is the element, where `public/start.js` sets it before the first paint.
    use_effect(move || {
        let _ = match theme.shown() {
            Some(theme) => place.set_attribute("data-theme", theme),
            None => place.remove_attribute("data-theme"),
        };
    });
    move || {
        let state = state.drawn();
        provide_context(SupportUrl(state.boot.brand.support_url.clone()));
        provide_context(state);
        view! { <Routed embed_mode emit /> }.into_any()
    }
}

/// Whether the connection is lost, and how to cancel what is under way.
fn wait_control(state: &State) -> WaitControl {
    let (connection, state) = (state.connection.clone(), state.clone());
    WaitControl {
        offline: Signal::derive(move || connection.is_lost()),
        cancel: Callback::new(move |()| state.cancel()),
    }
}

/// The origins of the page and of the service. Pictures from there are requested with cookies.
fn named_origins(boot: &BootConfig) -> NamedOrigins {
    let service = Url::new(&boot.api_base).map(|url| url.origin());
    NamedOrigins([window().location().origin(), service].into_iter().filter_map(Result::ok).collect())
}

/// Where an issuer redirects to. A redirect URI has no fragment, so without a base path that is the host's page.
fn redirect_uris(base: &str) -> RedirectUris {
    let location = window().location();
    let (origin, here) = (location.origin().unwrap_or_default(), location.pathname().unwrap_or_default());
    let is_shared = base == FRAGMENT;
    let uri = |page: Page| {
        if is_shared { format!("{origin}{here}") } else { format!("{origin}{}", page.href(base)) }
    };
    RedirectUris { signed_in: uri(Page::SignedIn), signed_out: uri(Page::SignedOut), shared: is_shared }
}

/// Emits an event for each change of the state that concerns the host.
fn announce(state: &State, emit: Callback<HostEvent>) {
    let user = state.user.clone();
    // No user at the start is no change, and nothing unsaved neither.
    emit_changes(Some(HostEvent::user_changed(None)), emit, move || {
        let me = user.me();
        Some(HostEvent::user_changed(me.as_deref().map(|me| (me, user.avatar()))))
    });
    let drafts = state.drafts.clone();
    let guarded = drafts.clone();
    let is_refused = Memo::new(move |_| guarded.is_refused());
    use_leave_guard(is_refused.into());
    emit_changes(Some(HostEvent::dirty_changed(&[], true)), emit, move || {
        Some(HostEvent::dirty_changed(&drafts.pages(), !is_refused.get()))
    });
    let session = state.session.clone();
    use_effect(move || match session.phase() {
        Phase::Lapsed => emit.run(HostEvent::unauthorized()),
        Phase::Deleted => emit.run(HostEvent::deleted()),
        _ => {}
    });
    let State { user, config, notifications, .. } = state.clone();
    let language = Language::current();
    for resource in [user.resource, config, notifications] {
        let error = move || resource.failure().filter(is_fault);
        let failure = error::load_failure(error.clone());
        emit_changes(None, emit, move || {
            // A change of the language is no new error.
            let message = failure()?.message.localize(untrack(|| language.get()));
            Some(HostEvent::error(message, error()?.request_id))
        });
    }
}

/// Emits what `now` returns, now and each time that it has become another event.
fn emit_changes(
    mut previous: Option<HostEvent>,
    emit: Callback<HostEvent>,
    now: impl Fn() -> Option<HostEvent> + 'static,
) {
    use_effect(move || {
        let event = now();
        if previous != event {
            previous.clone_from(&event);
            if let Some(event) = event {
                emit.run(event);
            }
        }
    });
}

/// An ended session, or something that the service does not offer, is no fault.
fn is_fault(reason: &ApiError) -> bool {
    !reason.kind.ends_session() && !matches!(reason.kind, ErrorKind::NotOffered(_))
}
