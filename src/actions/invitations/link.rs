//! The invitation that a link opens.
use crate::{
    domain::{
        invitation::Invitation,
        token::{LinkKey, Purpose, Token},
    },
    store::{Db, invitations},
};
use diesel::prelude::*;

/// A link as it came in, and the key that it must have been made with.
#[derive(Clone, Copy)]
pub struct Link<'a> {
    pub key: &'a LinkKey,
    pub token: &'a Token,
}

/// What a link opens.
#[derive(Debug)]
pub enum Opened {
    /// The invitation's present link.
    Present(Invitation),
    /// A link that a newer one took the place of: it opens nothing, but tells whom to ask.
    Superseded(Invitation),
}

impl Link<'_> {
    /// What this link opens; `None` if it was never a link of ours.
    pub fn open(self, db: &mut Db) -> QueryResult<Option<Opened>> {
        let found = invitations::by_nonce(db, self.token.nonce())?;
        Ok(found.and_then(|invitation| self.held_against(invitation)))
    }

    /// The same for an answer: of an invitation with one answer nothing changes from here to the commit.
    pub fn lock(self, db: &mut Db) -> QueryResult<Option<Opened>> {
        let found = invitations::lock_by_nonce(db, self.token.nonce())?;
        Ok(found.and_then(|invitation| self.held_against(invitation)))
    }

    fn held_against(self, invitation: Invitation) -> Option<Opened> {
        let made = |generation| self.key.made(self.token, Purpose::Invitation, generation);
        if made(invitation.generation) {
            return Some(Opened::Present(invitation));
        }
        (1..invitation.generation)
            .any(made)
            .then_some(Opened::Superseded(invitation))
    }
}
