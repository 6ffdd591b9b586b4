//! The mails of an organisation: what became of them, and another chance for those that could not be delivered.
mod line;
mod list;
mod retry;

pub use line::Line;
pub use list::{file, list};
pub use retry::send_again;
