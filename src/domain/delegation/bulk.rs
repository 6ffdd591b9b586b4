//! The same done to many delegations at once.
use super::{Delegation, EndReason};
use crate::domain::{organisation::Kind, time::Timestamp, words::words};

words! {
    /// What is done to each.
    pub enum Deed {
        Revoke = "revoke",
        Resign = "resign",
        Extend = "extend",
        StopExtending = "stop-extending",
        /// The partner asks for the same rights again.
        Renew = "renew",
    }
}
words! {
    /// Where the work stands.
    pub enum State { Running = "running", Done = "done", Cancelled = "cancelled" }
}
words! {
    /// What became of a row.
    pub enum RowState { Waiting = "waiting", Done = "done", Refused = "refused", Left = "left" }
}
words! {
    /// Why nothing was done; each has its sentence.
    pub enum Why {
        Ended = "ended",
        StillWaits = "still-waits",
        AlreadySo = "already-so",
        FullAdmin = "full-admin",
        /// The customer can give the partner nothing, which the partner reads.
        NotReachable = "not-reachable",
        /// The same, which the customer reads.
        PartnerNotReachable = "partner-not-reachable",
        Suspended = "suspended",
        /// The customer said no, or nothing: it is asked anew only where it agreed to that.
        NotWanted = "not-wanted",
        /// Who began it may no longer do it.
        NoRight = "no-right",
        /// It gives other rights by now than the page showed on which the work was begun.
        Changed = "changed",
    }
}

/// Marks ids of such work.
#[derive(Debug)]
pub struct BulkChange;

impl Deed {
    /// What organisations of this kind can do to many at once.
    pub const fn of(kind: Kind) -> &'static [Self] {
        match kind {
            Kind::Customer => &[Self::Revoke, Self::Extend, Self::StopExtending],
            Kind::Provider | Kind::Reseller => &[Self::Renew, Self::StopExtending, Self::Resign],
        }
    }

    /// Whether rights are given or asked for: those that were shown and no others.
    pub const fn is_about_rights(self) -> bool {
        matches!(self, Self::Extend | Self::Renew)
    }

    /// Why it would come to nothing at `now`, as far as the delegation alone tells.
    pub fn hindered(self, delegation: &Delegation, now: Timestamp) -> Option<Why> {
        let (holds, waits) = (delegation.holds(now), delegation.waits(now));
        let over = !holds && !waits;
        match self {
            Self::Renew if waits => Some(Why::StillWaits),
            Self::Renew => delegation.ended_because(now).and_then(unwanted),
            _ if over => Some(Why::Ended),
            Self::Resign => None,
            _ if waits => Some(Why::StillWaits),
            Self::Revoke => None,
            Self::Extend if delegation.auto_extend => Some(Why::AlreadySo),
            Self::Extend if delegation.roles.has_global_administrator() => Some(Why::FullAdmin),
            Self::StopExtending if !delegation.auto_extend => Some(Why::AlreadySo),
            Self::Extend | Self::StopExtending => None,
        }
    }
}

/// Whether what ended so is nothing to ask many customers for again.
const fn unwanted(ended: EndReason) -> Option<Why> {
    match ended {
        EndReason::Declined | EndReason::RevokedByCustomer | EndReason::Lapsed => {
            Some(Why::NotWanted)
        }
        EndReason::Expired
        | EndReason::ResignedByPartner
        | EndReason::Superseded
        | EndReason::RelationshipRemoved => None,
    }
}
