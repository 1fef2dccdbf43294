//! Writing: an edit is seen at once, and sent when its turn comes. What the service holds is read again, what the person
//! changed is applied to that, and what the service holds then is found out.

use std::slice;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::AbortSignal;
use wire::Object;
use wire::path::{get, same};

use crate::api::client::Api;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, ErrorKind};
use crate::api::retry::Idempotency;
use crate::resource::edit::{Edit, Path, Step, Written, apply_all, conclude, steps};
use crate::resource::{GET, Resource};

/// Why a write failed, and whether what is shown may be older than that write.
type Failed = (ApiError, bool);

impl Resource {
    /// The document at `endpoint`. `observe` gets each document that is shown and each failure, with the HTTP method.
    pub fn new(
        endpoint: Endpoint,
        api: &Api,
        observe: impl Fn(&str, Result<&Object, &ApiError>) + Send + Sync + 'static,
    ) -> Self {
        let (calls, retries) = (api.clone(), api.clone());
        Resource::with(
            endpoint,
            Arc::new(move |body, abort| {
                let api = calls.clone();
                Box::pin(async move { api.call(endpoint, body.as_ref(), abort.as_ref()).await })
            }),
            Arc::new(move |idempotency, tries, error, abort| {
                let api = retries.clone();
                Box::pin(async move { api.again(idempotency, tries, error, abort.as_ref()).await })
            }),
            Arc::new(observe),
        )
    }

    /// Makes a change: seen at once, written when its turn comes. On failure it is taken back and what the service holds is
    /// seen again. Edits made meanwhile go out together.
    ///
    /// # Errors
    /// Where the service did not do it, or did not say so.
    pub async fn change(&self, edit: Edit) -> Result<Written, ApiError> {
        let result = self.change_in_turn(edit).await;
        if let Err(error) = &result {
            (self.observe)(self.endpoint.method(), Err(error));
        }
        if self.mark_stale_once() {
            spawn_local(self.clone().refetch_until_known());
        }
        result
    }

    pub(super) async fn change_in_turn(&self, edit: Edit) -> Result<Written, ApiError> {
        let id = self.next();
        self.edits.update(|edits| edits.push((id, edit)));
        let turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let _turn = turn.lock().await;
        if let Some(result) = self.result_of(id) {
            return result;
        }
        let batch = self.edits.get_untracked();
        let Some(own) = batch.iter().position(|(waiting, _)| *waiting == id) else {
            return Err(ApiError::new(ErrorKind::Aborted));
        };
        let (ids, edits): (Vec<_>, Vec<_>) = batch.into_iter().unzip();
        let mut results = self.write_all(&edits).await;
        self.edits.update(|edits| edits.retain(|(id, _)| !ids.contains(id)));
        let result = results[own].clone();
        let others = ids.into_iter().zip(results.drain(..)).filter(|(other, _)| *other != id);
        self.results.lock().unwrap_or_else(PoisonError::into_inner).extend(others);
        result
    }

    /// What became of an edit that went out with another one's turn.
    fn result_of(&self, id: u64) -> Option<Result<Written, ApiError>> {
        let mut results = self.results.lock().unwrap_or_else(PoisonError::into_inner);
        let at = results.iter().position(|(other, _)| *other == id)?;
        Some(results.swap_remove(at).1)
    }

    /// Writes edits together. Where the service refuses what one of them asks for, each goes alone: the others are no part
    /// of that mistake.
    async fn write_all(&self, edits: &[Edit]) -> Vec<Result<Written, ApiError>> {
        match self.write(edits).await {
            Ok(written) => written.into_iter().map(Ok).collect(),
            Err(error) if error.kind == ErrorKind::Invalid && edits.len() > 1 => {
                let mut results = Vec::new();
                for edit in edits {
                    let alone = self.write(slice::from_ref(edit)).await;
                    results.push(alone.map(|mut written| written.pop().unwrap_or_default()));
                }
                results
            }
            Err(error) => vec![Err(error); edits.len()],
        }
    }

    /// After a failure that may pass by itself it writes once more, from a fresh reading.
    async fn write(&self, edits: &[Edit]) -> Result<Vec<Written>, ApiError> {
        let (known, mut tries) = (self.saved.get_untracked(), 0);
        loop {
            let (error, may_be_stale) = match self.write_once(known.as_deref(), edits).await {
                Ok(written) => return Ok(written),
                Err(failed) => failed,
            };
            match (self.retry)(Idempotency::Idempotent, tries, error, None).await {
                Ok(more) => tries = more,
                Err(error) => {
                    // Any response of the service ends the doubt, such as that another person is signed in.
                    if may_be_stale && error.kind.may_be_done() {
                        self.mark_stale();
                    }
                    return Err(error);
                }
            }
        }
    }

    /// Applies `edits` to what the service holds now and writes that: the API has no ETag. `known` is what the person sees
    /// of it. Returns what became of each edit.
    async fn write_once(&self, known: Option<&Object>, edits: &[Edit]) -> Result<Vec<Written>, Failed> {
        let fresh = self.read_once(None).await.map_err(|error| (error, true))?;
        let (sent, stages) = apply_all(edits, known.unwrap_or(&fresh), &fresh);
        let held = if steps(&fresh, &sent).is_empty() { fresh } else { self.send(&fresh, &sent).await? };
        let is_editable = |path: &Path| path.iter().take(1).all(|key| self.endpoint.is_editable(key));
        let written = stages.into_iter().map(|(before, after, found)| {
            let mut written = conclude(found, (&before, &after), &sent, &held);
            written.remote_changes.retain(is_editable);
            written
        });
        Ok(written.collect())
    }

    /// Puts `sent` in the place of `fresh`. A response that is lost says nothing of the write, so what the service holds is
    /// read.
    async fn send(&self, fresh: &Object, sent: &Object) -> Result<Arc<Object>, Failed> {
        let body = self.endpoint.body(fresh, sent);
        let error = match (self.call)(Some(body), None).await {
            Ok(held) => return Ok(self.hold(held)),
            Err(error) => error,
        };
        if !error.kind.may_be_done() {
            return Err((error, false));
        }
        let is_done = |held: &Object| {
            steps(fresh, sent).iter().all(|step| same(get(held, &step.path), step.to.as_ref()))
        };
        match self.read_once(None).await {
            Ok(held) if is_done(&held) => Ok(held),
            read => Err((error, read.is_err())),
        }
    }

    /// Shows what the service returned to a write, which is newer than whatever was asked for before.
    pub fn hold(&self, doc: Object) -> Arc<Object> {
        let doc = Arc::new(self.endpoint.normalized(doc));
        self.take(self.next(), &doc, self.endpoint.method());
        doc
    }

    /// Switches the value at a path on or off, from what the person sees.
    pub fn switch(&self, path: &[&str], on: bool) -> Edit {
        let path: Path = path.iter().map(|key| (*key).to_owned()).collect();
        let from = self.document.get_untracked().and_then(|seen| get(&seen, &path).cloned());
        Edit::Overwrite(vec![Step { path, from, to: Some(on.into()) }])
    }

    pub(super) async fn read_once(&self, abort: Option<&AbortSignal>) -> Result<Arc<Object>, ApiError> {
        let number = self.next();
        let doc = Arc::new(self.endpoint.normalized((self.call)(None, abort.cloned()).await?));
        self.take(number, &doc, GET);
        Ok(doc)
    }

    pub(super) fn next(&self) -> u64 {
        self.next.fetch_add(1, Ordering::Relaxed) + 1
    }
}
