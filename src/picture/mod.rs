//! From a photo to a small picture, on this device. `header`, `crop`, `gesture` and `output` compute; only `canvas` uses the
//! browser, through `dynamic`.

pub mod canvas;
pub mod crop;
pub mod dynamic;
pub mod gesture;
pub mod header;
pub mod output;

/// The file of the studio's stylesheet. `cargo xtask dist` puts a hash in place of the zeros.
pub const STYLESHEET: &str = "iam-account-0000000000000000.css";
