//! Reviews: the customer looks at all rights that it gave, one after the other, and keeps, shortens or revokes each.
mod decide;
mod start;

pub use decide::{Choice, DecideError, Decidedly, decide};
pub use start::{StartError, Started, start};
