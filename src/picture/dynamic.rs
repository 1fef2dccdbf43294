//! Members of the browser's objects by their names. Each function of web_sys that the program names is a piece of the
//! bindings, which every visitor loads; these cost nothing, and only the studio needs what they reach.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A member; `undefined` where there is none.
pub fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

/// A number; 0 where there is none.
pub fn number(of: &JsValue, name: &str) -> f64 {
    get(of, name).as_f64().unwrap_or_default()
}

/// Sets a member, if the browser lets it.
pub fn set(of: &JsValue, name: &str, value: impl Into<JsValue>) {
    let _ = Reflect::set(of, &name.into(), &value.into());
}

/// Calls a method.
///
/// # Errors
/// What it throws, or that there is none.
pub fn call(of: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = get(of, method).dyn_into()?;
    Reflect::apply(&method, of, &arguments.iter().collect::<Array>())
}

/// Calls a method whose arguments are all numbers.
///
/// # Errors
/// What it throws, or that there is none.
pub fn call_with(of: &JsValue, method: &str, numbers: &[f64]) -> Result<JsValue, JsValue> {
    let numbers: Vec<JsValue> = numbers.iter().copied().map(JsValue::from).collect();
    call(of, method, &numbers)
}

/// Calls a method that returns a promise, and waits for that.
///
/// # Errors
/// What it throws, or that there is none.
pub async fn wait(of: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    JsFuture::from(call(of, method, arguments)?.dyn_into::<Promise>()?).await
}

/// An object with these members.
pub fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        set(&object, name, value);
    }
    object.into()
}

/// A new object of a class that the browser may not have.
///
/// # Errors
/// What its constructor throws, or that there is none.
pub fn construct(class: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let class: Function = get(&js_sys::global(), class).dyn_into()?;
    Reflect::construct(&class, &arguments.iter().collect::<Array>())
}
