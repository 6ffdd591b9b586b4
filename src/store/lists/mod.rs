//! Read models: one file a list page, one joined keyset query a page.
pub mod activity;
mod partnerships;
pub mod providers;
pub mod resellers;
pub mod delegations;
pub mod partners;
pub mod resellers_nearby;
