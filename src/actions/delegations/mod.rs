//! Delegations: a customer gives rights to a partner, changes them and takes them back; a partner asks for them, for
//! others instead, and gives them up.
pub mod amend;
mod announce;
pub mod approve;
pub mod ask;
pub mod bulk;
mod change;
mod decline;
mod end;
mod extend;
mod give;
mod grant;
mod hand_over;
mod hold;
mod keep;
mod resign;
mod revoke;
mod shorten;
pub mod shown;
mod time;

pub(in crate::actions) use announce::Affair;
pub use change::{ChangeError, ShownError};
pub use decline::{decline, withdraw_amendment};
pub(crate) use end::end_with_relationship;
pub use extend::{Switch, Switched, switch_extension};
pub(crate) use give::give;
pub use give::{Given, How};
pub use grant::{GrantError, Granted, Wish, grant, grant_wish};
pub(crate) use hold::of_others;
pub use keep::{AskError, MOST, ask_to_end, keep};
pub use resign::resign;
pub use revoke::revoke;
pub use shorten::shorten;
pub(crate) use time::settle;
pub use time::{expire, extend, lapse, lapse_amendment, remind};

use crate::domain::{service::Service, text::Name};

/// Why rights were not given.
#[derive(Debug, thiserror::Error)]
pub enum GiveError {
    /// Other providers hold these services (S8), and no hand-over was chosen.
    #[error("another provider holds rights for some of these services")]
    Held {
        conflicts: Vec<(&'static Service, Name)>,
    },
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}
