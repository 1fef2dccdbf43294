//! The studio, where a photo becomes a picture.

use crate::language::Message;
pub use crate::language::texts::studio::*;
use crate::picture::crop::Crop;

/// Zoom and place of the square.
pub fn place(crop: &Crop) -> Message {
    let number = |share: f64| Message::number((share * 100.0).round() as u64);
    let [left, top] = [crop.left(), crop.top()].map(|share| number(share.unwrap_or(0.5)));
    position(number(crop.zoom()), left, top)
}
