//! The account page.
