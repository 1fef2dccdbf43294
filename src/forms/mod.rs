//! What forms are made of, in reading order: [`field`] (one text and what is wrong with it), [`validate`] (the rules),
//! [`submit`] (sending a form and finding the first mistake), [`task`] (what becomes of it).

pub mod field;
pub mod submit;
pub mod task;
pub mod validate;
