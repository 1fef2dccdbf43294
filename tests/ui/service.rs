//! A service whose responses come from a function. It replaces the browser's `fetch`.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Headers, Request, Response, ResponseInit};

/// Responds to all requests until it is dropped.
pub(crate) struct Service {
    fetch: JsValue,
}

impl Service {
    /// `respond` gets the method and the rest of the path after `/users/me/`, and returns a status and a body. Each response
    /// has the request id `r-1`.
    pub(crate) fn new(respond: impl Fn(&str, &str) -> (u16, &'static str) + 'static) -> Self {
        let closure = Closure::<dyn Fn(Request) -> Promise<Response>>::new(move |request: Request| {
            let url = request.url();
            let (status, body) = respond(&request.method(), url.split_once("/users/me/").unwrap().1);
            Promise::resolve(&response(status, body))
        });
        let replacement: Function = closure.into_js_value().unchecked_into();
        let fetch = Reflect::get(&window(), &"fetch".into()).unwrap();
        Reflect::set(&window(), &"fetch".into(), &replacement).unwrap();
        Service { fetch }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        Reflect::set(&window(), &"fetch".into(), &self.fetch).unwrap();
    }
}

fn response(status: u16, body: &str) -> Response {
    let headers = Headers::new().unwrap();
    headers.set("x-request-id", "r-1").unwrap();
    let init = ResponseInit::new();
    init.set_status(status);
    init.set_headers(&headers);
    Response::new_with_opt_str_and_init(Some(body), &init).unwrap()
}
