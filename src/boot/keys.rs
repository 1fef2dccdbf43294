//! The groups of keys of `config.json`, with their defaults.

use crate::boot::error::BootProblem;
use crate::boot::section::Section;

/// `auth`: how people sign in and how requests are authenticated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Auth {
    /// `auth.mode`.
    pub mode: AuthMode,
    /// `auth.issuer`: the OpenID provider's URL, or a path on the page's origin; empty for that origin itself.
    pub issuer: String,
    /// `auth.clientId`: the app's identifier at the issuer.
    pub client_id: String,
    /// `auth.scopes`, with a space between each.
    pub scopes: String,
    /// `auth.persist`.
    pub persist: Persist,
    /// `auth.signInUrl`: where the proxy of mode `cookie` signs people in; `{returnTo}` in it is this page's URL.
    pub sign_in_url: Option<String>,
    /// `auth.signOutUrl`: where that proxy signs people out.
    pub sign_out_url: Option<String>,
    /// `auth.csrfHeader`: the header that shows the proxy that a request comes from this page.
    pub csrf_header: String,
    /// `auth.start`; `None` where it is absent and the element is not standalone, which means [`Start::Ask`].
    pub start: Option<Start>,
    /// `auth.keyScheme`: the scheme before an API key in `Authorization`; empty for a bare key.
    pub key_scheme: String,
}

/// `auth.mode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthMode {
    /// The person signs in at an OpenID provider.
    Oidc,
    /// The host page gives a token.
    Host,
    /// A proxy on the page's origin holds the session behind a cookie.
    Cookie,
    /// The person types an API key, which stays in memory only.
    ApiKey,
}

/// `auth.persist`: what survives a reload of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Persist {
    /// Nothing.
    None,
    /// The refresh token, in the tab's `sessionStorage`.
    Session,
}

/// `auth.start`: what a page that requires a session does when no one is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// It redirects to the sign-in service by itself.
    Redirect,
    /// It asks the person to press “Sign in”.
    Ask,
}

/// `drafts`: where the browser stores a text that is typed and not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftStorage {
    /// In `localStorage`: for all tabs, also after the browser was closed.
    Browser,
    /// In `sessionStorage`: until the tab is closed.
    Tab,
    /// Nowhere: in the memory of the page, until it is left or reloaded.
    None,
}

/// `brand`: the operator's name, looks and addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brand {
    /// `brand.name`: in the header and in `document.title`.
    pub name: Option<String>,
    /// `brand.logo`: URL of a picture beside the name.
    pub logo: Option<String>,
    /// `brand.accent`: the colour of controls; any CSS colour.
    pub accent: Option<String>,
    /// `brand.radius`: the radius of corners; any CSS length.
    pub radius: Option<String>,
    /// `brand.homeUrl`: the way back to the application.
    pub home_url: Option<String>,
    /// `brand.supportUrl`: where people get help.
    pub support_url: Option<String>,
}

/// `features`: what the operator offers. Each is on by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Features {
    /// `features.deleteAccount`.
    pub delete_account: bool,
    /// `features.sync`.
    pub sync: bool,
    /// `features.export`.
    pub export: bool,
    /// `features.avatar`.
    pub avatar: bool,
    /// `features.password`.
    pub password: bool,
}

/// `password`: rules that the page checks. The service decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PasswordRules {
    /// `password.minLength` in characters.
    pub min_length: Option<usize>,
    /// `password.maxLength` in characters.
    pub max_length: Option<usize>,
    /// `password.hint`: the operator's own hint.
    pub hint: Option<String>,
}

impl Auth {
    pub(super) fn read(section: &mut Section<'_>) -> Auth {
        const MODES: [AuthMode; 4] = [AuthMode::Oidc, AuthMode::Host, AuthMode::Cookie, AuthMode::ApiKey];
        let mode = section.one_of("mode", &["oidc", "host", "cookie", "api-key"], &MODES);
        let mode = mode.unwrap_or(AuthMode::Oidc);
        let persist = section.one_of("persist", &["none", "session"], &[Persist::None, Persist::Session]);
        let scopes =
            section.word_list("scopes").unwrap_or_else(|| "openid profile email offline_access".into());
        if !scopes.split(' ').any(|scope| scope == "openid") {
            section.note("scopes", BootProblem::Lacks("openid"));
        }
        let sign_in_url = section.link("signInUrl");
        if mode == AuthMode::Cookie && sign_in_url.is_none() {
            section.note("signInUrl", BootProblem::NeededBy("cookie"));
        }
        Auth {
            mode,
            issuer: section.link("issuer").unwrap_or_default(),
            client_id: section.text("clientId").unwrap_or_else(|| "iam-account".into()),
            scopes,
            persist: persist.unwrap_or(Persist::None),
            sign_in_url,
            sign_out_url: section.link("signOutUrl"),
            csrf_header: section.header("csrfHeader").unwrap_or_else(|| "X-CSRF".into()),
            start: section.one_of("start", &["redirect", "ask"], &[Start::Redirect, Start::Ask]),
            key_scheme: section.text("keyScheme").unwrap_or_else(|| "Token".into()),
        }
    }
}

impl DraftStorage {
    pub(super) fn read(section: &mut Section<'_>) -> DraftStorage {
        const STORAGES: [DraftStorage; 3] = [DraftStorage::Browser, DraftStorage::Tab, DraftStorage::None];
        let storage = section.one_of("drafts", &["browser", "tab", "none"], &STORAGES);
        storage.unwrap_or(DraftStorage::Browser)
    }
}

impl Brand {
    pub(super) fn read(section: &mut Section<'_>) -> Brand {
        Brand {
            name: section.text("name"),
            logo: section.link("logo"),
            accent: section.text("accent"),
            radius: section.text("radius"),
            home_url: section.link("homeUrl"),
            support_url: section.link("supportUrl"),
        }
    }
}

impl Features {
    pub(super) fn read(section: &mut Section<'_>) -> Features {
        Features {
            delete_account: section.flag("deleteAccount"),
            sync: section.flag("sync"),
            export: section.flag("export"),
            avatar: section.flag("avatar"),
            password: section.flag("password"),
        }
    }
}

impl PasswordRules {
    pub(super) fn read(section: &mut Section<'_>) -> PasswordRules {
        PasswordRules {
            min_length: section.number("minLength").map(|length| length as usize),
            max_length: section.number("maxLength").map(|length| length as usize),
            hint: section.text("hint"),
        }
    }
}

/// `embed.origins`: the portals that may frame the page and talk to it, each as `location.origin` writes it. Only
/// `public/frame.js` uses them, which passes over a list with another text.
pub(super) fn check_embed(section: &mut Section<'_>) {
    let origins = section.texts("origins").unwrap_or_default();
    if !origins.iter().all(|origin| is_origin(origin)) {
        section.note("origins", BootProblem::NotA("list of origins"));
    }
}

/// Whether a text is scheme, host and perhaps a port, without the default port and in lower case. `*` and `null` are not. It
/// searches for no word, because the code for that is large.
fn is_origin(text: &str) -> bool {
    let (host, port) = match text.strip_prefix("https://") {
        Some(host) => (host, ":443"),
        None => (text.strip_prefix("http://").unwrap_or_default(), ":80"),
    };
    let is_part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-._:[]".contains(&byte);
    !host.is_empty() && host.bytes().all(is_part) && !host.ends_with(port)
}
