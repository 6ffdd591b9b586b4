//! Delegations: a customer gives rights to a partner, changes them and takes them back; a partner gives them up.
mod announce;
mod give;
mod hand_over;
mod hold;

pub(crate) use give::give;
pub use give::{GiveError, Given};
