//! The verbs: each takes who asks as a proof of the right, and does one thing in one transaction.
pub mod delegations;
pub mod invitations;
pub mod mails;
pub mod partnerships;
