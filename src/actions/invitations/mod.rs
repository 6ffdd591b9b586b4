//! What is done with invitations: by those who make them, those who pass them on, and those who answer.
pub mod accept;
pub mod ask_link;
pub mod clear;
mod copy;
pub mod decline;
mod hand_over;
pub mod imports;
mod issue;
mod known;
mod letters;
pub mod link;
pub mod open;
mod renew;
mod revoke;
mod save_template;
mod send;
mod several;
pub mod shown;
pub mod standpoint;
mod tell;
mod time;

pub use copy::copied;
pub use hand_over::{HandOverError, HandedOver, hand_over};
pub use issue::{IssueError, Issued, New, RightsAsked, RolesAsked, issue, resolved};
pub use known::KnownError;
pub use letters::{LetterError, LetterPage, keep_letter, letter, shown_letter};
pub use renew::{NewLink, Renewed, renew, resend};
pub use revoke::revoke;
pub(crate) use revoke::revoke_with_relationship;
pub use save_template::{SaveTemplateError, Saved, save_template};
pub use send::{SendError, Sent, Since, send};
pub use time::{expire, remind};

use crate::{
    domain::{delegation::Rights, id::Id, text::Name, time::Timestamp},
    store::{agreements::Acceptance, relationships::Start},
};

/// What an acceptance did, for the records and mails.
struct Done {
    receipt: Id<Acceptance>,
    /// The customer's first acceptance of this invitation.
    first: bool,
    /// The agreement was not accepted in this version before.
    agreed: bool,
    relationship: Start,
    granted: Vec<Granted>,
    /// What a partner had before, and keeps, goes further than what was ticked.
    exceeded: bool,
}

/// Rights that the customer gave just now.
struct Granted {
    partner: Name,
    rights: Rights,
    ends: Timestamp,
    /// Rights on the same offer held until then, and ended for these.
    replaced: bool,
}
