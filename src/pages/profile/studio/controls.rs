//! Every change of the crop as a control: sliders and numbers, turns and the middle.

use leptos::prelude::*;

use crate::components::button::Button;
use crate::components::range_field::RangeField;
use crate::language::Message;
use crate::messages::studio as texts;
use crate::pages::profile::studio::cropping::Cropping;
use crate::picture::crop::{Crop, MAX_ZOOM};

pub(super) fn controls(cropping: Cropping) -> impl IntoView {
    let Cropping { crop, fixed, .. } = cropping;
    let zoom = Signal::derive(move || percent(crop.get().zoom()));
    let change = move |change: fn(Crop) -> Crop| Callback::new(move |()| cropping.change(change));
    view! {
        <div class="studio-controls">
            <RangeField
                label=texts::ZOOM
                value=zoom
                min=100
                max=percent(MAX_ZOOM)
                disabled=fixed
                on_change=move |zoom| cropping.change(|crop| crop.zoom_to(share(zoom), (0.5, 0.5)))
            />
            {way(cropping, texts::LEFT, Crop::left, Crop::with_left)}
            {way(cropping, texts::TOP, Crop::top, Crop::with_top)}
            <div class="form-actions">
                <Button label=texts::TURN_LEFT disabled=fixed on_press=change(|crop| crop.turn(false)) />
                <Button label=texts::TURN_RIGHT disabled=fixed on_press=change(|crop| crop.turn(true)) />
                <Button label=texts::CENTRE disabled=fixed on_press=change(Crop::centre) />
            </div>
        </div>
    }
}

/// How far the square is on one of its two ways. It is disabled where there is no way to go.
fn way(
    cropping: Cropping,
    label: Message,
    get: fn(&Crop) -> Option<f64>,
    set: fn(Crop, f64) -> Crop,
) -> impl IntoView {
    let now = Signal::derive(move || get(&cropping.crop.get()));
    let value = Signal::derive(move || percent(now.get().unwrap_or(0.5)));
    let disabled = Signal::derive(move || cropping.fixed.get() || now.get().is_none());
    let on_change = move |value| cropping.change(|crop| set(crop, share(value)));
    view! { <RangeField label value disabled on_change /> }
}

fn percent(share: f64) -> u32 {
    (share * 100.0).round() as u32
}

fn share(percent: u32) -> f64 {
    f64::from(percent) / 100.0
}
