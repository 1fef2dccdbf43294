//! One write of a document: read again, apply what the person changed, replace, and find out what the service holds then.

use std::sync::Arc;

use futures::future::LocalBoxFuture;
use wire::Object;

use crate::api::pause::pause;
use crate::state::document::Remote;
use crate::state::edit::{Edit, Step, get, steps};
use crate::state::merge::{Conflict, Path, merge, same};
use crate::state::{ApiError, ErrorKind};

/// What became of an edit that is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// Where the service holds something else than was sent: from what was sent to what it holds.
    pub server_overrides: Vec<Step>,
    /// What was not written, because somebody else has changed it too.
    pub conflicts: Vec<Conflict>,
    /// What somebody else has changed meanwhile, and is kept.
    pub elsewhere: Vec<Path>,
    /// The way back, where something was changed.
    pub undo: Option<Edit>,
}

/// How an edit is saved, for whoever knows no more than that.
#[derive(Clone)]
pub struct Save(Arc<dyn Fn(Edit) -> LocalBoxFuture<'static, Result<Written, ApiError>> + Send + Sync>);

impl Save {
    pub(super) fn new<F>(save: impl Fn(Edit) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<Written, ApiError>> + 'static,
    {
        Save(Arc::new(move |edit| Box::pin(save(edit))))
    }

    /// Saves an edit.
    ///
    /// # Errors
    /// Where the service did not do it, or did not say so.
    pub fn run(&self, edit: Edit) -> LocalBoxFuture<'static, Result<Written, ApiError>> {
        (self.0)(edit)
    }
}

/// A document before and after one edit, and what the edit said of it.
struct LoadingState {
    before: Object,
    after: Object,
    written: Written,
}

/// Why a write failed, and what the service holds, where that is known.
pub(super) type Failed = (ApiError, Option<Object>);

/// Applies `edits` to what the service holds now and replaces it: the API has no ETag. `known` is what the person sees of
/// it. After a failure that may pass by itself it does so once more, from a fresh reading. Answers what the service holds
/// then, and what became of each edit.
pub(super) async fn write(
    remote: &dyn Remote,
    known: Option<&Object>,
    edits: &[Edit],
) -> Result<(Object, Vec<Written>), Failed> {
    let mut tries = 0;
    loop {
        match write_once(remote, known, edits).await {
            Ok(done) => return Ok(done),
            Err((error, held)) => remote.again(&mut tries, error).await.map_err(|error| (error, held))?,
        }
    }
}

async fn write_once(
    remote: &dyn Remote,
    known: Option<&Object>,
    edits: &[Edit],
) -> Result<(Object, Vec<Written>), Failed> {
    let fresh = remote.read().await.map_err(|error| (error, None))?;
    let (sent, stages) = apply(known.unwrap_or(&fresh), &fresh, edits);
    let held = if steps(&fresh, &sent).is_empty() { fresh } else { replace(remote, fresh, &sent).await? };
    let written = edits.iter().zip(stages).map(|(edit, stage)| conclude(edit, stage, &sent, &held));
    let written = written.collect();
    Ok((held, written))
}

/// Replaces `fresh` by `sent`. An answer that is lost says nothing of the write, so what the service holds is read.
async fn replace(remote: &dyn Remote, fresh: Object, sent: &Object) -> Result<Object, Failed> {
    let error = match remote.replace(sent.clone()).await {
        Ok(held) => return Ok(held),
        Err(error) => error,
    };
    if !is_doubtful(error.kind) {
        return Err((error, Some(fresh)));
    }
    match remote.read().await {
        Ok(held) if steps(&fresh, sent).iter().all(|step| same(get(&held, &step.path), step.to.as_ref())) => {
            Ok(held)
        }
        Ok(held) => Err((error, Some(held))),
        Err(_) => Err((error, None)),
    }
}

/// Reads again, less and less often, until `read` says that it did: what is on the screen may not stay in doubt.
pub(super) async fn find_out(read: impl AsyncFn() -> bool) {
    for wait in [2, 4, 8, 15, 30, 60, 120] {
        pause(wait).await;
        if read().await {
            return;
        }
    }
}

/// Whether the service may have done what it was asked for all the same.
pub(super) fn is_doubtful(kind: ErrorKind) -> bool {
    use ErrorKind::{GivenUp, Server, Timeout, Unexpected, Unreachable};
    matches!(kind, Unreachable | Timeout | GivenUp | Server(_) | Unexpected(_))
}

/// Applies one edit after the other, and answers the document to send.
fn apply(known: &Object, fresh: &Object, edits: &[Edit]) -> (Object, Vec<LoadingState>) {
    let mut mine = known.clone();
    edits.iter().for_each(|edit| drop(edit.apply(&mut mine)));
    let elsewhere = merge(known, &mine, fresh).elsewhere;
    let mut doc = fresh.clone();
    let stages = edits.iter().map(|edit| {
        let before = doc.clone();
        let merged = edit.apply(&mut doc);
        let mut elsewhere = elsewhere.clone();
        elsewhere.extend(merged.elsewhere);
        let written = Written { conflicts: merged.conflicts, elsewhere, ..Written::default() };
        LoadingState { before, after: doc.clone(), written }
    });
    let stages = stages.collect();
    (doc, stages)
}

/// What the answer says of one edit. Where a later edit went over it, only the later one can be held against the service.
fn conclude(edit: &Edit, stage: LoadingState, sent: &Object, held: &Object) -> Written {
    let LoadingState { before, after, mut written } = stage;
    for Step { path, to, .. } in steps(&before, &after) {
        let (sent, held) = (get(sent, &path), get(held, &path));
        if same(to.as_ref(), sent) && !same(sent, held) {
            written.server_overrides.push(Step { from: to, to: held.cloned(), path });
        }
    }
    written.undo = edit.inverse(&before, &after, held);
    written
}
