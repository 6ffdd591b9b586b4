//! Delegations: a customer gives rights to a partner, changes them and takes them back; a partner gives them up.
mod announce;
mod change;
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
mod time;

pub use change::ChangeError;
pub(crate) use end::end_with_relationship;
pub use extend::switch_extension;
pub(crate) use give::give;
pub use give::{GiveError, Given};
pub use grant::{GrantError, grant};
pub use keep::{AskError, MOST, ask_to_end, keep};
pub use resign::resign;
pub use revoke::revoke;
pub use shorten::shorten;
pub use time::{expire, extend, lapse, remind};
