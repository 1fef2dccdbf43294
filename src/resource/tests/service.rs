//! A service in memory, and a document that was read from it.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;

use futures::executor::block_on;
use futures::future::{LocalBoxFuture, pending, ready};
use send_wrapper::SendWrapper;
use serde_json::Value;
use wire::Object;

use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, ErrorKind};
use crate::resource::Resource;
use crate::resource::edit::{Edit, Step};

/// Ends with a response, or with nothing where what is held is the response.
type Slow = LocalBoxFuture<'static, Option<Result<Object, ApiError>>>;

/// A service in memory, and what is wrong with it. Each call yields once, so that calls made meanwhile really interleave.
#[derive(Default)]
pub(super) struct Service {
    pub(super) held: RefCell<Object>,
    pub(super) writes: Cell<usize>,
    pub(super) refuses: Cell<bool>,
    /// Takes a write and never responds.
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
    /// Takes the keys that it is sent, and keeps the others.
    pub(super) is_patched: bool,
    /// What it was sent last.
    pub(super) sent: RefCell<Object>,
    pub(super) slow: RefCell<VecDeque<Slow>>,
}

impl Service {
    async fn read(&self) -> Result<Object, ApiError> {
        yield_once().await;
        let slow = self.slow.borrow_mut().pop_front();
        match self.deaf_after.get() {
            Some(0) => return Err(ApiError::new(ErrorKind::Unreachable)),
            left => self.deaf_after.set(left.map(|left| left - 1)),
        }
        let held = self.held.borrow().clone();
        match slow {
            None => Ok(held),
            Some(slow) => slow.await.unwrap_or(Ok(held)),
        }
    }

    async fn write(&self, mut doc: Object) -> Result<Object, ApiError> {
        self.sent.replace(doc.clone());
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
        if self.is_patched {
            let mut held = self.held.borrow().clone();
            held.extend(doc);
            doc = held;
        }
        doc.shift_remove(self.ignores);
        *self.held.borrow_mut() = doc.clone();
        if self.mumbles.get() { Err(ApiError::new(ErrorKind::Unexpected(200))) } else { Ok(doc) }
    }

    /// Is well again after a failure where it recovers.
    fn recover(&self, error: ApiError) -> Result<u32, ApiError> {
        let meanwhile = self.recovers.borrow_mut().take().ok_or(error)?;
        self.refuses.set(false);
        *self.held.borrow_mut() = meanwhile;
        Ok(0)
    }

    /// The next reading takes what is held when it begins, and returns only after so many yields.
    pub(super) fn slow_down(&self, count: usize) {
        self.answer_with(async move {
            yields(count).await;
            None
        });
    }

    /// The next reading ends as `response` does; `None` stands for what is held when it begins.
    pub(super) fn answer_with(
        &self,
        response: impl Future<Output = Option<Result<Object, ApiError>>> + 'static,
    ) {
        self.slow.borrow_mut().push_back(Box::pin(response));
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

/// A resource of this service, not read yet.
pub(super) fn unread(service: &Rc<Service>) -> Resource {
    let endpoint = if service.is_patched { Endpoint::User } else { Endpoint::Config };
    let (calls, retries) = (SendWrapper::new(service.clone()), SendWrapper::new(service.clone()));
    Resource::with(
        endpoint,
        Arc::new(move |body, _| {
            let service = Rc::clone(&calls);
            Box::pin(async move {
                match body {
                    Some(body) => service.write(body).await,
                    None => service.read().await,
                }
            })
        }),
        Arc::new(move |_, _, error, _| Box::pin(ready(retries.recover(error)))),
        Arc::new(|_, _| {}),
    )
}

pub(super) fn read(service: Service) -> (Rc<Service>, Resource) {
    let service = Rc::new(service);
    let resource = unread(&service);
    block_on(resource.load(None));
    (service, resource)
}

/// Waits until others had so many turns.
pub(super) async fn yields(count: usize) {
    for _ in 0..count {
        yield_once().await;
    }
}

pub(super) fn set(key: &str, value: impl Into<Value>) -> Edit {
    Edit::Overwrite(vec![Step { path: vec![key.into()], from: None, to: Some(value.into()) }])
}

pub(super) fn text(key: &str, from: &str, to: &str) -> Edit {
    Edit::Ask(vec![Step { path: vec![key.into()], from: Some(from.into()), to: Some(to.into()) }])
}

pub(super) fn dark(on: bool) -> Edit {
    set("dark_mode", on)
}

pub(super) fn is_dark(doc: &Object) -> Option<bool> {
    doc.get("dark_mode").and_then(Value::as_bool)
}
