//! What surrounds every page: header, navigation, banners, footer, and the gate that checks the audience.

pub mod banners;
pub mod footer;
pub mod gate;
pub mod header;
pub mod navigation;
pub mod shell;
pub mod sign_out;
