//! The picture as it will look: round and square, in the sizes that the app shows, on light and on dark.

use leptos::html;
use leptos::prelude::*;

use crate::hooks::use_effect::use_effect;
use crate::hooks::use_id::use_id;
use crate::language::Message;
use crate::messages::studio as texts;
use crate::pages::profile::studio::cropping::Cropping;
use crate::picture::canvas::copy;

/// The pixels of a preview: the larger size of the app on a dense screen.
const PIXELS: f64 = 160.0;

pub(super) fn previews(cropping: Cropping) -> impl IntoView {
    let id = use_id();
    let label = id.clone();
    let canvases: Vec<NodeRef<html::Canvas>> = (0..8).map(|_| NodeRef::new()).collect();
    let drawn = canvases.clone();
    use_effect(move || {
        let crop = cropping.crop.get();
        let Some((photo, first)) = cropping.photo().zip(drawn[0].get()) else { return };
        let _ = photo.draw(&crop, &first, PIXELS, false);
        for canvas in drawn[1..].iter().filter_map(NodeRef::get) {
            let _ = copy(&first, &canvas, PIXELS);
        }
    });
    let side = |class: &'static str, label: Message, canvases: &[NodeRef<html::Canvas>]| {
        let pictures = ["large round", "round", "large", ""].into_iter().zip(canvases.to_vec());
        let pictures =
            pictures.map(|(class, canvas)| view! { <canvas class=class node_ref=canvas></canvas> });
        view! {
            <div class=class>
                <p class="hint">{label}</p>
                <div aria-hidden="true">{pictures.collect_view()}</div>
            </div>
        }
    };
    view! {
        <div class="studio-previews" role="group" aria-labelledby=label>
            <p class="studio-label" id=id>{texts::PREVIEWS}</p>
            {side("studio-preview light", texts::ON_LIGHT, &canvases[..4])}
            {side("studio-preview dark", texts::ON_DARK, &canvases[4..])}
        </div>
    }
}
