//! A service that answers from a function, in the place of the browser's `fetch`.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Headers, Request, Response, ResponseInit};

/// Takes the requests until it is dropped.
pub(crate) struct Service {
    fetch: JsValue,
}

impl Service {
    /// Answers with a status and a body; `answer` gets the method and the end of the path, after `/users/me/`. Each answer
    /// has the request id `r-1`.
    pub(crate) fn new(answer: impl Fn(&str, &str) -> (u16, &'static str) + 'static) -> Self {
        let respond = Closure::<dyn Fn(Request) -> Promise<Response>>::new(move |request: Request| {
            let url = request.url();
            let (status, body) = answer(&request.method(), url.split_once("/users/me/").unwrap().1);
            Promise::resolve(&response(status, body))
        });
        let respond: Function = respond.into_js_value().unchecked_into();
        let fetch = Reflect::get(&window(), &"fetch".into()).unwrap();
        Reflect::set(&window(), &"fetch".into(), &respond).unwrap();
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
