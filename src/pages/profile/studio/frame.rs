//! The photo behind its square frame: it is moved and zoomed by pointers, the wheel and keys.

use leptos::ev::{KeyboardEvent, PointerEvent, WheelEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::components::show::Show;
use crate::hooks::keyboard::key;
use crate::hooks::use_effect::use_effect;
use crate::hooks::use_id::use_id;
use crate::messages::studio as texts;
use crate::pages::profile::studio::cropping::{Cropping, Stage};
use crate::picture::crop::Crop;
use crate::picture::dynamic::{call, call_with, get, number};
use crate::picture::gesture::{Change, Gesture, Point, wheel};

/// The pixels of the canvas: more than any picture has, so that a dense screen shows it sharp.
pub(super) const PIXELS: f64 = 640.0;
/// What an arrow key moves the square by, in shares of its side, without and with Shift.
const STEPS: (f64, f64) = (0.02, 0.2);
/// What a key zooms by.
const ZOOM_STEP: f64 = 0.1;
const MIDDLE: Point = (0.5, 0.5);
/// A line of a wheel that counts in lines, in pixels.
const LINE: f64 = 16.0;

pub(super) fn frame(cropping: Cropping) -> impl IntoView {
    let hint = use_id();
    let canvas = NodeRef::<html::Canvas>::new();
    let gesture = StoredValue::new(Gesture::default());
    use_effect(move || {
        if let (Some(canvas), Some(photo)) = (canvas.get(), cropping.photo()) {
            // A context can be lost, and is drawn on again with the next change.
            let _ = photo.draw(&cropping.crop.get(), &canvas, PIXELS, false);
        }
    });
    let press = move |event: PointerEvent| {
        let target = get(&event, "currentTarget");
        let _ = call(&target, "setPointerCapture", &[get(&event, "pointerId")]);
        gesture.update_value(|gesture| gesture.press(id(&event), place(&event)));
    };
    let drag = move |event: PointerEvent| {
        let change = gesture.try_update_value(|gesture| gesture.drag(id(&event), place(&event)));
        if let Some(change) = change.flatten() {
            cropping.change(|crop| follow(crop, &change));
        }
    };
    let release = move |event: PointerEvent| gesture.update_value(|gesture| gesture.release(id(&event)));
    let turn_wheel = move |event: WheelEvent| {
        // Neither the page nor the dialog scrolls, and the browser does not zoom.
        event.prevent_default();
        let unit = if number(&event, "deltaMode") == 0.0 { 1.0 } else { LINE };
        let factor = wheel(number(&event, "deltaY") * unit, get(&event, "ctrlKey").is_truthy());
        cropping.change(|crop| crop.zoom_to(crop.zoom() * factor, place(&event)));
    };
    let key = move |event: KeyboardEvent| {
        if let Some(changed) = press_key(&event, cropping.crop.get_untracked()) {
            event.prevent_default();
            cropping.change(|_| changed);
        }
    };
    let reading = Signal::derive(move || cropping.stage.with(|stage| matches!(stage, Stage::Reading)));
    view! {
        <div class="studio-photo">
            <div
                class="studio-frame"
                role="application"
                tabindex="0"
                aria-label=texts::PHOTO
                aria-describedby=hint.clone()
                aria-busy=move || reading.get().then_some("true")
                on:pointerdown=press
                on:pointermove=drag
                on:pointerup=release
                on:pointercancel=release
                on:wheel=turn_wheel
                on:keydown=key
            >
                <canvas node_ref=canvas></canvas>
                <div class="studio-reading" role="status">
                    <Show on=reading>
                        <span class="spinner" aria-hidden={"true"}></span>
                        <span>{texts::READING}</span>
                    </Show>
                </div>
            </div>
            <p class="hint" id=hint>{texts::KEYS}</p>
        </div>
    }
}

/// The crop after a gesture: the photo follows the pointers.
fn follow(crop: Crop, change: &Change) -> Crop {
    crop.move_by(-change.by.0, -change.by.1).zoom_to(crop.zoom() * change.factor, change.at)
}

/// The crop after a key; `None` for a key that means nothing here.
fn press_key(event: &KeyboardEvent, crop: Crop) -> Option<Crop> {
    if ["ctrlKey", "metaKey", "altKey"].iter().any(|key| get(event, key).is_truthy()) {
        return None;
    }
    let step = if get(event, "shiftKey").is_truthy() { STEPS.1 } else { STEPS.0 };
    Some(match key(event).as_str() {
        "ArrowLeft" => crop.move_by(-step, 0.0),
        "ArrowRight" => crop.move_by(step, 0.0),
        "ArrowUp" => crop.move_by(0.0, -step),
        "ArrowDown" => crop.move_by(0.0, step),
        "+" | "=" => crop.zoom_to(crop.zoom() + ZOOM_STEP, MIDDLE),
        "-" | "_" => crop.zoom_to(crop.zoom() - ZOOM_STEP, MIDDLE),
        _ => return None,
    })
}

fn id(event: &JsValue) -> i32 {
    number(event, "pointerId") as i32
}

/// Where an event is in the frame, in shares of its side.
fn place(event: &JsValue) -> Point {
    let frame = call_with(&get(event, "currentTarget"), "getBoundingClientRect", &[]).unwrap_or_default();
    let side = number(&frame, "width").max(1.0);
    let [x, y] =
        [("clientX", "left"), ("clientY", "top")].map(|(at, edge)| number(event, at) - number(&frame, edge));
    (x / side, y / side)
}
