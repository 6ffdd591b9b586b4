//! What providers and customers do with their relationships.
mod alias;
mod ask_to_end;
mod remind;
mod remove;
mod tie;

pub use alias::{AliasError, set_alias, shown_alias};
pub use ask_to_end::{AskError, Asked, ask_to_end, keep};
pub use remind::remind;
pub use remove::{RemoveError, Removed, remove, shown};
