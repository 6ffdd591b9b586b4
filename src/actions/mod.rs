//! The verbs: each takes who asks as a proof of the right, and does one thing in one transaction.
pub mod access_assignments;
pub mod access_groups;
pub mod accounts;
pub mod delegations;
pub mod imports;
pub mod invitations;
pub mod licences;
pub mod mails;
pub mod members;
mod notices;
pub mod openings;
pub mod organisations;
pub mod partnerships;
pub mod people;
pub mod relationships;
pub mod reviews;
pub mod service_requests;
pub mod subscriptions;
