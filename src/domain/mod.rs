//! The rules of the product: pure, without clock, chance or I/O.

pub mod country;
pub mod password;
pub mod public_mailbox;
pub mod role;
pub mod role_template;
pub mod service;
