//! The file names of a build.

/// The hashed names, each with `./` before it.
pub(super) struct Names {
    pub(super) bindings: String,
    pub(super) wasm: String,
    pub(super) stylesheet: String,
    pub(super) start: String,
}
