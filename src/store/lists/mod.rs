//! Read models: one file a list page, one joined keyset query a page.
pub mod activity;
