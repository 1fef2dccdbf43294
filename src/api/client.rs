//! [`Api`]. Everything that can happen to a request becomes an [`ApiError`] here.

use std::sync::{Arc, OnceLock};

use futures::lock::Mutex as Turn;
use js_sys::Function;
use send_wrapper::SendWrapper;
use web_sys::{AbortSignal, RequestCache, RequestRedirect};
use wire::{Object, json};

use crate::api::abort::{AbortOnDrop, Cancellation, deadline};
use crate::api::connection::Connection;
use crate::api::endpoint::{Endpoint, OnWrite};
use crate::api::error::{ApiError, ErrorKind};
use crate::api::request::{Body, Request};
use crate::api::response::{Oddities, Received, ServiceResponse, is_refusal, is_success, unanswered};
use crate::session::Session;

/// Milliseconds after which a request with a small body counts as lost.
pub(super) const TIMEOUT: u32 = 30_000;
/// The same for an upload, whose bytes have to travel first.
const UPLOAD_TIMEOUT: u32 = 180_000;

/// The operations of the contract: where requests go and whom they speak for. Cheap to clone. Every method returns an
/// [`ApiError`] on failure.
#[derive(Clone)]
pub struct Api {
    pub(super) base: Arc<str>,
    pub(super) session: Session,
    /// One renewal of the session at a time, for all requests that need it.
    pub(super) renewing: Arc<Turn<()>>,
    pub(super) cancellation: Cancellation,
    pub(super) oddities: Oddities,
    pub(super) connection: Connection,
    pub(super) on_write: Arc<OnceLock<OnWrite>>,
    /// Sends in the place of `fetch`, and has the first response early (`public/early.js`).
    send: Option<SendWrapper<Function>>,
}

/// One request, before the client adds what all have in common.
pub(super) struct Call<'a> {
    pub(super) method: &'static str,
    pub(super) path: &'a str,
    pub(super) body: Body<'a>,
    pub(super) abort: Option<&'a AbortSignal>,
}

impl<'a> Call<'a> {
    /// `path` comes after `/users/me/` and ends in a slash, or is empty: a missing slash may redirect and lose the body.
    pub(super) fn new(method: &'static str, path: &'a str) -> Self {
        Call { method, path, body: Body::None, abort: None }
    }

    pub(super) fn json(self, body: &Object) -> Self {
        Call { body: Body::Json(json::object_to_string(body)), ..self }
    }

    /// What it is called, for support.
    fn name(&self) -> String {
        format!("{} users/me/{}", self.method, self.path)
    }
}

impl Api {
    /// `base` is the URL or path before `/users/me/`, without a trailing slash; `send` is what sends in the place of `fetch`.
    pub fn new(base: &str, session: Session, send: Option<Function>) -> Self {
        Api {
            base: base.into(),
            session,
            renewing: Arc::default(),
            cancellation: Cancellation::default(),
            oddities: Oddities::default(),
            connection: Connection::default(),
            on_write: Arc::default(),
            send: send.map(SendWrapper::new),
        }
    }

    /// Reads what an endpoint holds, or writes it where there is a body: all of it, or with `PATCH` what changes.
    pub async fn call(
        &self,
        endpoint: Endpoint,
        body: Option<&Object>,
        abort: Option<&AbortSignal>,
    ) -> Result<Object, ApiError> {
        let Some(body) = body else {
            let read = self.send(Call { abort, ..Call::new("GET", endpoint.path()) }).await?;
            let doc = read.decode(|value, odd| endpoint.read(value, odd))?;
            if let Some(id) = endpoint.user_id(&doc) {
                self.recognise(&id)?;
            }
            return Ok(doc);
        };
        let written = self.send(Call::new(endpoint.method(), endpoint.path()).json(body)).await?;
        self.written(endpoint);
        written.decode(|value, odd| endpoint.written(value, odd))
    }

    /// Sends a call; 2xx is success.
    pub(super) async fn send(&self, call: Call<'_>) -> Result<ServiceResponse, ApiError> {
        self.send_expecting(call, is_success).await
    }

    /// The same where `success` says what a status means. A refusal that a renewal of the session can mend is mended and the
    /// call repeated once: the service did nothing the first time.
    pub(super) async fn send_expecting(
        &self,
        call: Call<'_>,
        success: fn(u16) -> bool,
    ) -> Result<ServiceResponse, ApiError> {
        let began = self.session.generation();
        let telling = call.method == "GET" && call.path.is_empty();
        self.ready(telling, began).await?;
        let used = self.session.authorization();
        let mut received = self.exchange(&call).await;
        if is_refusal(&received) && self.session.mark_refused(used.as_deref()) {
            self.ready(telling, began).await?;
            received = self.exchange(&call).await;
        }
        self.still(began)?;
        let response = received?.judge(call.name(), success, &self.oddities);
        response.map_err(|error| error.of_operation(call.method, call.path))
    }

    /// Makes the session of this `generation` fit for a request. `telling` is one whose response says itself whom it speaks for.
    ///
    /// # Errors
    /// `Unauthorized` when the session is over, `OtherUser` when it speaks for someone else, `Aborted` when it is another one.
    async fn ready(&self, telling: bool, generation: u32) -> Result<(), ApiError> {
        let session = &self.session;
        if session.needs_renewal() || session.needs_confirmation(telling) {
            self.renew(telling, generation).await?;
        }
        self.still(generation)?;
        if session.with_identity(|identity| identity.replaced) {
            return Err(ApiError::new(ErrorKind::OtherUser));
        }
        if session.authorization().is_none() && session.csrf_header().is_none() {
            return Err(ApiError::new(ErrorKind::Unauthorized));
        }
        Ok(())
    }

    /// Nothing is sent for one session, and no response observed, when another one has begun meanwhile or none is left.
    pub(super) fn still(&self, generation: u32) -> Result<(), ApiError> {
        if self.session.generation() == generation { Ok(()) } else { Err(ApiError::new(ErrorKind::Aborted)) }
    }

    /// Sends a call once for the account of the session, to the service and not to where it redirects.
    pub(super) async fn exchange(&self, call: &Call<'_>) -> Result<Received, ApiError> {
        let cancelled = self.cancellation.signal();
        let timeout = if matches!(call.body, Body::Form(_)) { UPLOAD_TIMEOUT } else { TIMEOUT };
        // What was asked of the service goes on where no one waits for it any more; a reading need not.
        let reading = (call.method == "GET").then(AbortOnDrop::new);
        let unwanted = reading.as_ref().and_then(AbortOnDrop::signal);
        let signal = deadline(timeout, &[call.abort, cancelled.as_ref(), unwanted.as_ref()]);
        let url = format!("{}/users/me/{}", self.base, call.path);
        let mut request = Request::new(&url, RequestCache::NoStore, signal.as_ref())
            .method(call.method, RequestRedirect::Manual)
            .sent_by(self.send.as_deref())
            .header("Accept", "application/json");
        if let Some(name) = self.session.csrf_header() {
            request = request.header(name, "1");
        }
        if let Some(authorization) = self.session.authorization() {
            request = request.header("Authorization", &authorization);
        }
        let received =
            request.exchange(&call.body).await.map_err(|why| unanswered(&why, cancelled.as_ref()))?;
        self.connection.found();
        received.into_service_answer(self.session.is_behind_sign_in(), &url)
    }
}
