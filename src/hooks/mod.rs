//! Small reactive units, one per file.

pub mod copy_text;
pub mod keyboard;
pub mod save_file;
pub mod tree;
pub mod use_abort;
pub mod use_effect;
pub mod use_id;
pub mod use_leave_guard;
pub mod use_load;
pub mod use_nearby;
pub mod use_pace;
pub mod use_recovery;
pub mod use_timer;
