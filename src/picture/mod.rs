//! From a photo to a small picture, on this device. `header`, `crop`, `gesture` and `output` compute; only `canvas` uses the
//! browser, through `dynamic`.

pub mod canvas;
pub mod crop;
pub mod dynamic;
pub mod gesture;
pub mod header;
pub mod output;
