//! What an acceptance did, for its records and mails, and what is told of it.
use super::had::Had;
use crate::{
    actions::delegations::{Affair, Given, How},
    domain::{
        access::Scope, answer::Answer, delegation::Rights, id::Id, organisation::Organisation,
        snapshot::ChangedMeanwhile, time::Timestamp,
    },
    store::{agreements::Acceptance, relationships::Start},
};

/// What an acceptance changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The customer's first acceptance of this invitation.
    Accepted,
    /// Accepted before; something that had ended since is there again.
    Restored,
    /// Accepted before; of what was ticked nothing is new but the agreement.
    AgreedAnew,
    /// Accepted before; rights that held were replaced by those that were ticked.
    Replaced,
    /// Accepted before, and all that was ticked is there: nothing changed.
    AlreadyAccepted,
    /// Accepted before; of what was ticked a partner had more, which stays.
    MoreBefore,
    /// The same, and something else of it that was not there is given.
    RestoredBesideMore,
    /// The same, and the agreement is new.
    AgreedBesideMore,
}

/// All of it.
pub(super) struct Done<'a> {
    pub receipt: Id<Acceptance>,
    /// The customer's first acceptance of this invitation.
    pub first: bool,
    /// The agreement was not accepted in this version before.
    pub agreed: bool,
    pub relationship: Start,
    pub granted: Vec<Granted<'a>>,
    /// What a partner had before, and keeps, goes further than what was ticked.
    pub exceeded: bool,
}

/// Rights that the customer gave just now.
pub(super) struct Granted<'a> {
    pub partner: &'a Organisation,
    pub rights: &'a Rights,
    pub given: Given,
}

impl Granted<'_> {
    /// What both sides are told of them.
    pub(super) fn affair<'b>(&'b self, by: &'b Scope) -> Affair<'b> {
        self.given.affair(by, self.partner)
    }

    /// Rights on the same offer held until then, and ended for these.
    fn replaced(&self) -> bool {
        self.given.how == How::Instead
    }
}

impl Done<'_> {
    /// Whether the page showed what this changes; where nothing changes, any page is as good.
    pub(super) fn was_shown(
        &self,
        had: &Had,
        answer: &Answer,
        now: Timestamp,
    ) -> Result<(), ChangedMeanwhile> {
        let started = matches!(self.relationship, Start::Started(_));
        match self.agreed || started || !self.granted.is_empty() {
            true => had.shown(now).is_of(&answer.version),
            false => Ok(()),
        }
    }
    pub(super) fn outcome(&self) -> Outcome {
        let started = matches!(self.relationship, Start::Started(_));
        match () {
            () if self.first => Outcome::Accepted,
            // Told before all else: nobody shall replace rights without knowing it.
            () if self.granted.iter().any(Granted::replaced) => Outcome::Replaced,
            () if started || !self.granted.is_empty() => match self.exceeded {
                true => Outcome::RestoredBesideMore,
                false => Outcome::Restored,
            },
            () if self.agreed && self.exceeded => Outcome::AgreedBesideMore,
            () if self.agreed => Outcome::AgreedAnew,
            () if self.exceeded => Outcome::MoreBefore,
            () => Outcome::AlreadyAccepted,
        }
    }
}
