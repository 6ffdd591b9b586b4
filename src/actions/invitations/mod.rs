//! What is done with invitations: by those who make them, those who pass them on, and those who answer.
pub mod accept;
pub mod ask_link;
mod copy;
pub mod decline;
mod hand_over;
mod issue;
mod known;
mod letters;
pub mod link;
pub mod open;
mod renew;
mod revoke;
mod save_template;
mod send;
pub mod shown;
pub mod standpoint;
mod tell;

pub use copy::copied;
pub use hand_over::{HandOverError, hand_over};
pub use issue::{IssueError, Issued, New, RightsAsked, RolesAsked, issue};
pub use known::KnownError;
pub use letters::{keep_letter, letter};
pub use renew::{renew, resend};
pub use revoke::revoke;
pub use save_template::{SaveTemplateError, save_template};
pub use send::{SendError, send};
