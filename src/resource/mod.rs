pub mod edit;
pub use crate::api::Resource as Endpoint;
use crate::state::Save;
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;
use wire::Object;
type Read = Arc<dyn Fn() -> Object + Send + Sync>;
#[derive(Clone)]
pub struct Resource {
    pub endpoint: Endpoint,
    save: Save,
    saved: Read,
    current: Read,
}
impl Resource {
    pub fn new(
        endpoint: Endpoint,
        save: Save,
        saved: impl Fn() -> Object + Send + Sync + 'static,
        current: impl Fn() -> Object + Send + Sync + 'static,
    ) -> Self {
        Resource { endpoint, save, saved: Arc::new(saved), current: Arc::new(current) }
    }
    pub async fn change(&self, edit: edit::Edit) -> Result<edit::Written, crate::state::ApiError> {
        self.save.run(edit).await
    }
    pub fn saved_key(&self, key: &'static str) -> Signal<Option<Value>> {
        let s = self.saved.clone();
        Memo::new(move |_| s().get(key).cloned()).into()
    }
    pub fn key(&self, path: &[&str]) -> Signal<Option<Value>> {
        let s = self.current.clone();
        let path: Vec<String> = path.iter().map(|p| (*p).to_owned()).collect();
        Memo::new(move |_| edit::get(&s(), &path).cloned()).into()
    }
    pub fn is_on(&self, path: &[&str]) -> Signal<bool> {
        let v = self.key(path);
        Signal::derive(move || v.with(|v| v.as_ref().and_then(Value::as_bool).unwrap_or_default()))
    }
    pub fn switch(&self, path: &[&str], on: bool) -> edit::Edit {
        let path: Vec<String> = path.iter().map(|p| (*p).to_owned()).collect();
        let from = edit::get(&untrack(|| (self.current)()), &path).cloned();
        edit::Edit::switches(vec![edit::Step { path, from, to: Some(on.into()) }])
    }
}
