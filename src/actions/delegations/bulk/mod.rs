//! The same done to many delegations at once: chosen first, then done row by row, each in its own transaction with its
//! own record, so that one that cannot be done leaves the others alone, and the rest can be cancelled.
mod begin;
mod go_on;
mod outlook;

pub use begin::{BeginError, Begun, MOST, New, Which, begin, cancel};
pub use go_on::go_on;
pub use outlook::{Outlook, outlook};
