//! The frame around every page: header, navigation, banners, and who is let through to the page.

pub mod banners;
pub mod gate;
pub mod header;
pub mod navigation;
pub mod shell;
pub mod sign_out;
