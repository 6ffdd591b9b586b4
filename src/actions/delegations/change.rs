//! What all changes of a delegation share: it is read for the caller, decided on, and changed if it is still so.
use super::announce::Affair;
use crate::domain::{
    access::Scope,
    delegation::{Delegation, Refusal},
    id::Id,
    organisation::Organisation,
    snapshot::ChangedMeanwhile,
};
use crate::store::{
    Db, amendments,
    delegations::{self, Kept},
    partners, partnerships,
};
use diesel::result::QueryResult;

/// Why a delegation was not changed or ended.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    #[error("there is no such delegation")]
    Unknown,
    #[error("the caller's organisation is suspended")]
    Suspended,
    #[error("the partner is suspended")]
    PartnerSuspended,
    #[error("the partner works with no provider of the customer any more")]
    PartnerNotReachable,
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Why nothing came of a form that says what its page showed.
#[derive(Debug, thiserror::Error)]
pub enum ShownError {
    #[error(transparent)]
    Change(#[from] ChangeError),
    #[error(transparent)]
    ChangedMeanwhile(#[from] ChangedMeanwhile),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// A delegation of the caller's organisation, with both sides.
pub(super) struct Seen<'a> {
    by: &'a Scope,
    pub kept: Kept,
    customer: Organisation,
    partner: Organisation,
}

impl<'a> Seen<'a> {
    /// The delegation, if the caller's organisation is one of its sides.
    pub fn by(db: &mut Db, by: &'a Scope, id: Id<Delegation>) -> Result<Self, ChangeError> {
        let found = delegations::with_sides(db, id, by.organisation.id)?;
        let (kept, customer, partner) = found.ok_or(ChangeError::Unknown)?;
        Ok(Self {
            by,
            kept,
            customer,
            partner,
        })
    }

    /// The same, and nobody else changes it, nor through whom the partner is reached, until the transaction ends: who its
    /// two sides are never changes, and all else is read once it is held.
    pub fn locked(db: &mut Db, by: &'a Scope, id: Id<Delegation>) -> Result<Self, ChangeError> {
        let sides = Self::by(db, by, id)?.kept.delegation;
        partners::lock(db, sides.customer)?;
        partnerships::hold(db, sides.partner)?;
        amendments::lock_rights(db, id)?;
        Self::by(db, by, id)
    }

    /// What records and mails are about.
    pub fn affair(&self) -> Affair<'_> {
        Affair {
            by: Some(self.by),
            customer: &self.customer,
            partner: &self.partner,
            id: self.kept.delegation.id,
            name: &self.kept.name,
        }
    }

    /// Makes it what `decide` says, which answers nothing when nothing is to be done. Decides anew if somebody else
    /// changed it meanwhile; what it was, if it was changed now.
    pub fn set(
        &mut self,
        db: &mut Db,
        decide: impl Fn(&Delegation) -> Result<Option<Delegation>, Refusal>,
    ) -> Result<Option<Delegation>, ChangeError> {
        while let Some(new) = decide(&self.kept.delegation)? {
            if delegations::replace(db, &self.kept.delegation, &new)? {
                return Ok(Some(std::mem::replace(&mut self.kept.delegation, new)));
            }
            self.look_again(db)?;
        }
        Ok(None)
    }

    /// The partner may get something new: it is in good standing, and works with a provider of the customer.
    pub fn partner_may_gain(&self, db: &mut Db) -> Result<(), ChangeError> {
        if !self.partner.is_in_good_standing() {
            return Err(ChangeError::PartnerSuspended);
        }
        match partners::reachable(db, self.customer.id, self.partner.id)? {
            Some(_) => Ok(()),
            None => Err(ChangeError::PartnerNotReachable),
        }
    }

    /// Reads it anew, after somebody else changed it.
    pub fn look_again(&mut self, db: &mut Db) -> QueryResult<()> {
        let found = delegations::by_id(db, self.kept.delegation.id, self.by.organisation.id)?;
        if let Some(kept) = found {
            self.kept = kept;
        }
        Ok(())
    }
}
