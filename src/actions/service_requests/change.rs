//! What all changes of a request share: it is read for the caller, decided on, and changed if it is still so.
use super::announce::Affair;
use crate::domain::{
    access::{For, WorkOnRequests},
    id::Id,
    organisation::Organisation,
    service_request::{EntryKind, Refusal, ServiceRequest, Side, State},
    snapshot::ChangedMeanwhile,
    text::Note,
    time::Timestamp,
};
use crate::store::{
    Db,
    service_requests::{self, NewEntry},
};
use diesel::result::QueryResult;

/// What came of changing a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    Now,
    /// It was so already: nothing changed, and nobody is told.
    Before,
}

/// Why a request was not changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// Of another customer, or for a service that the caller does not reach: both look the same.
    #[error("there is no such request")]
    Unknown,
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// What the page showed of it is something else by now.
    #[error(transparent)]
    ChangedMeanwhile(#[from] ChangedMeanwhile),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// State and partner.
pub(super) type After = (State, Option<Id<Organisation>>);

/// A request that the caller may work on.
pub(super) struct Held<'a> {
    by: &'a For<WorkOnRequests>,
    pub request: ServiceRequest,
}

impl<'a> Held<'a> {
    /// The request, if it is of a service that the caller works on.
    pub fn by(
        db: &mut Db,
        by: &'a For<WorkOnRequests>,
        id: Id<ServiceRequest>,
    ) -> Result<Self, ChangeError> {
        let found = service_requests::by_id(db, id, by.customer().id)?;
        let request = found.filter(|found| by.covers(found.service));
        let request = request.ok_or(ChangeError::Unknown)?;
        Ok(Self { by, request })
    }

    /// What records and mails are about.
    pub fn affair(&self) -> Affair<'_> {
        Affair {
            by: self.by,
            request: &self.request,
        }
    }

    /// On whose side the caller speaks.
    pub const fn side(&self) -> Side {
        match self.by.reach() {
            None => Side::Customer,
            Some(_) => Side::Partner,
        }
    }

    /// Writes what `decide` says, which answers nothing when nothing is to be done. Decides anew if somebody else
    /// changed it meanwhile. Says how it was before; the request is as it is now.
    pub fn change(
        &mut self,
        db: &mut Db,
        decide: impl Fn(&ServiceRequest) -> Result<Option<After>, ChangeError>,
        now: Timestamp,
    ) -> Result<Option<After>, ChangeError> {
        while let Some(after) = decide(&self.request)? {
            if service_requests::change(db, &self.request, after, now)? {
                let before = (self.request.state, self.request.partner);
                (self.request.state, self.request.partner) = after;
                return Ok(Some(before));
            }
            let (id, customer) = (self.request.id, self.request.customer);
            let found = service_requests::by_id(db, id, customer)?;
            self.request = found.ok_or(ChangeError::Unknown)?;
        }
        Ok(None)
    }

    /// Adds to its history.
    pub fn note(
        &self,
        db: &mut Db,
        kind: EntryKind,
        body: &Note,
        now: Timestamp,
    ) -> QueryResult<()> {
        self.affair().note(db, kind, body, now)
    }
}

impl Affair<'_> {
    /// Adds to its history.
    pub fn note(
        &self,
        db: &mut Db,
        kind: EntryKind,
        body: &Note,
        now: Timestamp,
    ) -> QueryResult<()> {
        let entry = NewEntry {
            request: self.request.id,
            kind,
            author: (&self.by.name, self.by.organisation.id),
            body,
            after: (self.request.state, self.request.partner),
        };
        service_requests::add_entry(db, entry, now)
    }
}
