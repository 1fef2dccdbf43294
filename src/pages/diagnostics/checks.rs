//! The checks: what each asks the browser and the servers for, and which verdict it shows.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Url;
use web_sys::wasm_bindgen::{JsCast, JsValue};

use crate::boot::AuthMode;
use crate::clock::unix_millis;
use crate::diagnostics::{Target, Verdict, browser, clock_skew, files, headers, probe, service};
use crate::language::Message;
use crate::messages::diagnostics as texts;
use crate::session::oidc::issuer_of;
use crate::session::oidc::provider::configuration_url;
use crate::state::State;

/// A check and its verdict; `None` while it runs.
#[derive(Clone)]
pub struct Check {
    /// What is checked.
    pub name: Message,
    /// How it is.
    pub verdict: RwSignal<Option<Verdict>>,
}

/// The verdicts of checks that share what they ask for.
type Verdicts = Pin<Box<dyn Future<Output = Vec<Verdict>>>>;

struct Group {
    checks: Vec<Check>,
    work: Box<dyn Fn() -> Verdicts>,
}

/// All checks. They belong to the page that makes them.
#[derive(Clone)]
pub struct Checks(StoredValue<Vec<Group>, LocalStorage>);

impl Checks {
    /// All of them, not run yet.
    pub fn new(state: &State) -> Self {
        let place = Arc::new(Place::new(state.clone()));
        let mut groups = vec![
            group(&place, &[texts::CHECK_API, texts::CHECK_CLOCK], ask_api),
            group(
                &place,
                &[texts::CHECK_PROGRAM, texts::CHECK_COMPRESSION, texts::CHECK_CACHING],
                ask_program,
            ),
            group(&place, &[texts::CHECK_DEPLOYMENT], ask_entry),
            group(&place, &[texts::CHECK_MISSING], ask_missing),
            group(&place, &[texts::CHECK_WELL_KNOWN], ask_well_known),
            group(&place, &[texts::CHECK_POLICY, texts::CHECK_HEADERS], ask_page),
            group(&place, &[texts::CHECK_BROWSER], ask_browser),
        ];
        if state.boot.auth.mode == AuthMode::Oidc {
            groups.insert(1, group(&place, &[texts::CHECK_ISSUER], ask_issuer));
        }
        Checks(StoredValue::new_local(groups))
    }

    /// Each check, in the order of the page.
    pub fn list(&self) -> Vec<Check> {
        self.0.with_value(|groups| groups.iter().flat_map(|group| group.checks.clone()).collect())
    }

    /// Runs all of them. Verdicts of an earlier run are gone until then.
    pub fn run(&self) {
        self.0.with_value(|groups| {
            for Group { checks, work } in groups {
                checks.iter().for_each(|check| check.verdict.set(None));
                let (checks, work) = (checks.clone(), work());
                spawn_local(async move {
                    for (check, verdict) in checks.iter().zip(work.await) {
                        // The page may be gone.
                        check.verdict.try_set(Some(verdict));
                    }
                });
            }
        });
    }
}

fn group<F: Future<Output = Vec<Verdict>> + 'static>(
    place: &Arc<Place>,
    names: &[Message],
    ask: fn(Arc<Place>) -> F,
) -> Group {
    let check = |name: &Message| Check { name: name.clone(), verdict: RwSignal::new(None) };
    let place = place.clone();
    Group { checks: names.iter().map(check).collect(), work: Box::new(move || Box::pin(ask(place.clone()))) }
}

/// Where the page is.
struct Place {
    state: State,
    origin: String,
    /// Whether the page is our own and no portal's.
    is_ours: bool,
}

impl Place {
    fn new(state: State) -> Self {
        let is_ours = document().query_selector("iam-account[standalone]").ok().flatten().is_some();
        Place { state, origin: window().location().origin().unwrap_or_default(), is_ours }
    }

    fn target<'a>(&'a self, url: &'a str) -> Target<'a> {
        let is_foreign = Url::new(url).is_ok_and(|url| url.origin() != self.origin);
        Target { url, foreign_to: is_foreign.then_some(self.origin.as_str()) }
    }
}

async fn ask_api(place: Arc<Place>) -> Vec<Verdict> {
    let boot = &place.state.boot;
    let target = place.target(&boot.api_base);
    let response = place.state.probe(target.foreign_to.is_some()).await;
    let verdict = service::api(target, response.as_ref(), boot.auth.mode == AuthMode::Cookie);
    vec![verdict, service::clock(response.as_ref().and_then(clock_skew))]
}

async fn ask_issuer(place: Arc<Place>) -> Vec<Verdict> {
    let issuer = issuer_of(&place.state.boot.auth.issuer);
    let url = configuration_url(&issuer);
    vec![service::issuer(place.target(&url), &issuer, probe("GET", &url).await.as_ref())]
}

async fn ask_program(place: Arc<Place>) -> Vec<Verdict> {
    let Some(program) = program() else {
        let unknown = || Verdict::unknown(texts::PROGRAM_UNKNOWN);
        return vec![unknown(), unknown(), unknown()];
    };
    let (response, target) = (probe("HEAD", &program.url).await, place.target(&program.url));
    let response = response.as_ref();
    vec![
        files::media_type(target, response),
        files::compression(response, program.sizes),
        files::caching(response),
    ]
}

async fn ask_entry(place: Arc<Place>) -> Vec<Verdict> {
    let program = program();
    let Some(running) = program.as_ref().and_then(|program| files::hash_of(&program.url)) else {
        return vec![Verdict::unknown(texts::PROGRAM_UNKNOWN)];
    };
    let url = place.state.files.url("iam-account.js");
    vec![files::deployment(place.target(&url), running, probe("GET", &url).await.as_ref())]
}

async fn ask_missing(place: Arc<Place>) -> Vec<Verdict> {
    let url = place.state.files.url(&format!("{}.js", no_such_name()));
    vec![files::missing_file(place.target(&url), probe("GET", &url).await.as_ref())]
}

async fn ask_well_known(place: Arc<Place>) -> Vec<Verdict> {
    let url = format!("{}/.well-known/{}", place.origin, no_such_name());
    vec![files::well_known(place.target(&url), place.is_ours, probe("GET", &url).await.as_ref())]
}

async fn ask_page(place: Arc<Place>) -> Vec<Verdict> {
    if !place.is_ours {
        let portal = || Verdict::unknown(texts::PORTAL_DECIDES);
        return vec![portal(), portal()];
    }
    // Query and fragment may have secrets.
    let path = window().location().pathname().unwrap_or_default();
    let url = format!("{}{path}", place.origin);
    let Some(page) = probe("GET", &url).await else {
        return vec![place.target(&url).unreachable(), place.target(&url).unreachable()];
    };
    vec![headers::policy(Some(&page)), headers::others(Some(&page), url.starts_with("https:"))]
}

async fn ask_browser(_: Arc<Place>) -> Vec<Verdict> {
    vec![browser::browser(|path| {
        let member = |object: JsValue, name: &str| Reflect::get(&object, &name.into()).ok();
        let found = path.split('.').try_fold(window().into(), member);
        found.is_some_and(|value| !value.is_undefined() && !value.is_null())
    })]
}

/// A name of no file. Logs show where it comes from.
fn no_such_name() -> String {
    format!("diagnostics-{:08x}", unix_millis() & 0xffff_ffff)
}

/// The program that runs here.
pub struct Program {
    /// Its URL.
    pub url: String,
    /// Its bytes on the way and unpacked.
    sizes: (f64, f64),
}

/// Returns the program from the browser's own list of what the page has loaded; `None` where it is not there, as in a bundle
/// that has renamed it.
pub fn program() -> Option<Program> {
    let performance = window().performance()?;
    let list: Function = Reflect::get(&performance, &"getEntriesByType".into()).ok()?.dyn_into().ok()?;
    let entries: Array = list.call1(&performance, &"resource".into()).ok()?.dyn_into().ok()?;
    entries.iter().find_map(|entry| {
        let value = |name: &str| Reflect::get(&entry, &name.into()).ok();
        let url = value("name")?.as_string()?;
        files::hash_of(&url)?;
        let size = |name: &str| value(name).and_then(|size| size.as_f64()).unwrap_or_default();
        Some(Program { sizes: (size("encodedBodySize"), size("decodedBodySize")), url })
    })
}
