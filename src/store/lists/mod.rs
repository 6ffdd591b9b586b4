//! Read models: one file a list page, one joined keyset query a page.
pub mod activity;
pub mod bulk_change;
pub mod customers;
pub mod dashboard;
pub mod delegations;
pub mod invitation;
pub mod invitations;
pub mod mails;
pub mod named;
pub mod partners;
mod partnerships;
pub mod people;
pub mod providers;
pub mod resellers;
pub mod resellers_nearby;
pub mod service_requests;
pub mod subscriptions;
pub mod waiting_invitations;
