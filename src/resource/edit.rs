pub use crate::state::edit::{Edit, Step, force, get, readable, steps};
pub use crate::state::merge::{Conflict, Path};
pub use crate::state::write::Written;
