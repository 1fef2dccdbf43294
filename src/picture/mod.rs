//! The picture that a person chooses, before it is sent.

pub mod header;
