//! What all changes of a subscription share: it is read for the caller, decided on, and changed if it is still so.
use super::announce::Affair;
use crate::domain::{
    access::Scope,
    id::Id,
    snapshot::ChangedMeanwhile,
    subscription::{Refusal, Subscription},
    text::Name,
};
use crate::store::{
    Db, relationships,
    subscriptions::{self, Kept},
};
use diesel::result::QueryResult;

/// What came of changing a subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    Now,
    /// It was so already: nothing changed, and nobody is told.
    Before,
}

/// Why a subscription was not changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    #[error("there is no such subscription")]
    Unknown,
    #[error("only {owner} may change it")]
    NotYours { owner: Name },
    #[error("{product} is ordered for it already")]
    AddOnThere { id: Id<Subscription>, product: Name },
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    ChangedMeanwhile(#[from] ChangedMeanwhile),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// A subscription that the caller may change.
pub(super) struct Held<'a> {
    by: &'a Scope,
    pub kept: Kept,
}

impl<'a> Held<'a> {
    /// The subscription, if the caller's organisation keeps its entry (S9).
    pub fn by(db: &mut Db, by: &'a Scope, id: Id<Subscription>) -> Result<Self, ChangeError> {
        let found = subscriptions::with_sides(db, id, by.organisation.id)?;
        let kept = found.ok_or(ChangeError::Unknown)?;
        match kept.subscription.changed_by(by.organisation.id) {
            Ok(()) => Ok(Self { by, kept }),
            Err(Refusal::NotOwner) => Err(ChangeError::NotYours {
                owner: kept.owner().name.clone(),
            }),
            Err(refusal) => Err(refusal.into()),
        }
    }

    /// What the seller lets go on needs a relationship, which would not have been removed beside it.
    pub fn related(&self, db: &mut Db) -> Result<(), ChangeError> {
        let (own, customer) = (self.by.organisation.id, self.kept.customer.id);
        if own == customer || relationships::lock(db, own, customer)?.is_some() {
            return Ok(());
        }
        Err(Refusal::NoRelationship.into())
    }

    /// What records and mails are about.
    pub fn affair(&self) -> Affair<'_> {
        Affair {
            by: self.by,
            subscription: &self.kept.subscription,
            customer: &self.kept.customer,
        }
    }

    /// Writes what `decide` says, which answers nothing when nothing is to be done. Decides anew if somebody else
    /// changed it meanwhile. Says what was written.
    pub fn change<T: Copy>(
        &mut self,
        db: &mut Db,
        decide: impl Fn(&Subscription) -> Result<Option<T>, ChangeError>,
        write: impl Fn(&mut Db, &Subscription, T) -> QueryResult<bool>,
    ) -> Result<Option<T>, ChangeError> {
        while let Some(next) = decide(&self.kept.subscription)? {
            if write(db, &self.kept.subscription, next)? {
                return Ok(Some(next));
            }
            let (id, own) = (self.kept.subscription.id, self.by.organisation.id);
            let found = subscriptions::by_id(db, id, own)?;
            self.kept.subscription = found.ok_or(ChangeError::Unknown)?;
            self.kept.subscription.changed_by(own)?;
        }
        Ok(None)
    }
}
