//! Reviews: the customer looks at all rights that it gave, one after the other, and keeps, shortens or revokes each.
mod decide;
mod remind;
mod start;

pub use decide::{Answer, Choice, DecideError, Decidedly, decide};
pub use remind::remind;
pub use start::{StartError, Started, start};
