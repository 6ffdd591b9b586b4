//! The pages of invitations, for those who make them and those who pass them on.
mod asks;
mod choices;
mod failures;
mod mailto;
mod sent;
mod typed;

pub mod clear;
pub mod create;
pub mod draft;
pub mod hand_over;
pub mod imports;
pub mod link;
pub mod list;
pub mod renew;
pub mod revoke;
pub mod show;
pub mod steps;
pub mod templates;

use super::app::App;
use crate::domain::{invitation::Invitation, token::Purpose};

impl App {
    /// The link of an invitation as it works now.
    fn invitation_link(&self, invitation: &Invitation) -> String {
        self.link(
            Purpose::Invitation,
            &invitation.nonce,
            invitation.generation,
        )
    }
}
