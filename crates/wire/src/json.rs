//! JSON with the spelling of its numbers: serde_json alone keeps every digit, but rewrites exponents (`1E400` as `1e+400`),
//! and its machinery for any type is much more code than a reader and a writer of [`serde_json::Value`].

pub use object::{Object, object};
pub use read::{JsonError, parse};
pub use write::{object_to_string, to_string, to_string_pretty};

mod object;
mod read;
mod write;

#[cfg(test)]
mod tests;
