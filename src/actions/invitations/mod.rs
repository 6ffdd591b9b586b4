//! What is done with invitations.
pub mod accept;
pub mod ask_link;
pub mod decline;
pub mod link;
pub mod open;
pub mod shown;
mod tell;
