//! Mail: what a letter is, how it leaves the house, and how a folder of letters is read.
mod address;
mod compose;
mod error;
mod letter;
pub mod mailbox;
mod standard_letter;
mod transport;

pub use address::Address;
pub use compose::{Letterhead, subject};
pub use error::{OpenError, Reason, SendError, trouble};
pub use letter::Letter;
pub use standard_letter::{Asked, Named, standard_letter};
pub use transport::Transport;
