//! A service in memory, and a document that was read from it.

use std::cell::{Cell, RefCell};

use futures::executor::block_on;
use futures::future::{LocalBoxFuture, pending, ready};
use serde_json::Value;
use wire::Object;

use crate::state::document::{Document, Remote};
use crate::state::edit::{Edit, Step};
use crate::state::{ApiError, ErrorKind};

/// A service in memory, and what is wrong with it. Each call yields once, so that calls made meanwhile really interleave.
#[derive(Default)]
pub(super) struct Service {
    pub(super) held: RefCell<Object>,
    pub(super) writes: Cell<usize>,
    pub(super) refuses: Cell<bool>,
    /// Takes what it is told and never answers.
    pub(super) hangs: Cell<bool>,
    /// Does what it is asked for, and the answer is lost.
    pub(super) mumbles: Cell<bool>,
    /// Cannot be read after so many more readings.
    pub(super) deaf_after: Cell<Option<u32>>,
    pub(super) ignores: &'static str,
    /// Is well again after a failure, and holds this by then.
    pub(super) recovers: RefCell<Option<Object>>,
    /// Refuses every document that has this key.
    pub(super) dislikes: &'static str,
}

impl Remote for Service {
    fn read(&self) -> LocalBoxFuture<'_, Result<Object, ApiError>> {
        Box::pin(async {
            yield_once().await;
            match self.deaf_after.get() {
                Some(0) => return Err(ApiError::new(ErrorKind::Unreachable)),
                left => self.deaf_after.set(left.map(|left| left - 1)),
            }
            Ok(self.held.borrow().clone())
        })
    }

    fn replace(&self, mut doc: Object) -> LocalBoxFuture<'_, Result<Object, ApiError>> {
        Box::pin(async move {
            yield_once().await;
            if self.hangs.get() {
                pending::<()>().await;
            }
            self.writes.set(self.writes.get() + 1);
            if self.refuses.get() {
                return Err(ApiError::new(ErrorKind::Server(500)));
            }
            if doc.contains_key(self.dislikes) {
                return Err(ApiError::new(ErrorKind::Invalid));
            }
            doc.shift_remove(self.ignores);
            *self.held.borrow_mut() = doc.clone();
            if self.mumbles.get() { Err(ApiError::new(ErrorKind::Unexpected(200))) } else { Ok(doc) }
        })
    }

    fn again<'a>(&'a self, _: &'a mut u32, error: ApiError) -> LocalBoxFuture<'a, Result<(), ApiError>> {
        Box::pin(async move {
            let meanwhile = self.recovers.borrow_mut().take().ok_or(error)?;
            self.refuses.set(false);
            *self.held.borrow_mut() = meanwhile;
            Ok(())
        })
    }
}

pub(super) async fn yield_once() {
    let mut yielded = false;
    futures::future::poll_fn(move |context| {
        if std::mem::replace(&mut yielded, true) {
            return std::task::Poll::Ready(());
        }
        context.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await;
}

pub(super) fn config(text: &str) -> Object {
    serde_json::from_str(text).unwrap()
}

pub(super) fn service(text: &str) -> Service {
    Service { held: RefCell::new(config(text)), ..Service::default() }
}

pub(super) fn read(service: &Service) -> Document {
    let document = Document::default();
    block_on(document.load(ready(Ok(service.held.borrow().clone()))));
    document
}

pub(super) fn set(key: &str, value: impl Into<Value>) -> Edit {
    Edit::switches(vec![Step { path: vec![key.into()], from: None, to: Some(value.into()) }])
}

pub(super) fn text(key: &str, from: &str, to: &str) -> Edit {
    Edit::texts(vec![Step { path: vec![key.into()], from: Some(from.into()), to: Some(to.into()) }])
}

pub(super) fn dark(on: bool) -> Edit {
    set("dark_mode", on)
}

pub(super) fn is_dark(doc: &Object) -> Option<bool> {
    doc.get("dark_mode").and_then(Value::as_bool)
}
