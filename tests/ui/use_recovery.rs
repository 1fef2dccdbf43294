//! Automatic retries.

use iam_account::hooks::use_recovery::use_recovery;
use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

/// Records the delays of `setTimeout` until it is dropped.
struct Timers {
    set_timeout: JsValue,
    delays: StoredValue<Vec<f64>>,
}

impl Timers {
    fn record() -> Self {
        let set_timeout = Reflect::get(&window(), &"setTimeout".into()).unwrap();
        let original: Function = set_timeout.clone().unchecked_into();
        let delays = StoredValue::new(Vec::new());
        let recorder =
            Closure::<dyn Fn(JsValue, JsValue) -> JsValue>::new(move |run: JsValue, delay: JsValue| {
                delays.update_value(|delays| delays.extend(delay.as_f64()));
                original.apply(&window(), &Array::of2(&run, &delay)).unwrap()
            });
        Reflect::set(&window(), &"setTimeout".into(), &recorder.into_js_value()).unwrap();
        Timers { set_timeout, delays }
    }

    /// Whole seconds of the last wait of at least five seconds, without the random part of at most a fifth.
    fn last_wait(&self) -> Option<f64> {
        let delays = self.delays.get_value();
        let seconds = delays.into_iter().map(|delay| delay / 1000.0).rfind(|seconds| *seconds >= 5.0)?;
        [5.0, 10.0, 20.0, 40.0].into_iter().find(|wait| (*wait..=wait * 1.2).contains(&seconds))
    }
}

impl Drop for Timers {
    fn drop(&mut self) {
        Reflect::set(&window(), &"setTimeout".into(), &self.set_timeout).unwrap();
    }
}

#[derive(Clone)]
enum State {
    Loading,
    Ready,
    Failed,
}

#[wasm_bindgen_test]
async fn waits_grow_with_each_failure_and_start_again_after_a_recovery() {
    let state = RwSignal::new(State::Loading);
    let timers = Timers::record();
    let _page = show(move || {
        let failed = move || matches!(state.get(), State::Failed).then_some(0);
        let recovered = Signal::derive(move || matches!(state.get(), State::Ready));
        use_recovery(failed, recovered, Callback::new(|()| ()));
        view! { <p>"Page"</p> }
    })
    .await;
    for wait in [5.0, 10.0, 20.0] {
        for next in [State::Loading, State::Failed] {
            state.set(next);
            settled().await;
        }
        assert_eq!(timers.last_wait(), Some(wait));
    }
    for next in [State::Ready, State::Loading, State::Failed] {
        state.set(next);
        settled().await;
    }
    assert_eq!(timers.last_wait(), Some(5.0));
}
