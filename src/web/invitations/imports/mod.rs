//! Invitations for the customers of a file: the form, the rows with what becomes of each, the progress.
mod change;
mod counts;
mod facts;
mod file;
mod form;
mod row;
mod show;

pub use change::{begin, cancel};
pub use file::{example, rejected};
pub use form::{new, receive};
pub use show::show;
