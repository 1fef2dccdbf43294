//! The frame around every page: header, navigation, banners, footer, and who is let through to the page.

pub mod banners;
pub mod footer;
pub mod gate;
pub mod header;
pub mod navigation;
pub mod shell;
pub mod sign_out;
