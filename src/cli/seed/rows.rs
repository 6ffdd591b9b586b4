//! The rows of one transaction.
use crate::{
    domain::{
        account::Account,
        agreement::Agreement,
        id::Id,
        invitation::{Invitation, Offer},
        organisation::Organisation,
        partnership::Partnership,
        text::Name,
        time::Timestamp,
    },
    store::{
        Db,
        agreements::Acceptance,
        batches::{self, Granted, Hold, Record, Reminder},
        members::Member,
        relationships::New,
    },
};
use diesel::prelude::*;

/// What will be written, table by table.
#[derive(Default)]
pub struct Rows {
    pub organisations: Vec<(Organisation, Timestamp)>,
    pub accounts: Vec<(Account, Timestamp)>,
    pub members: Vec<Member>,
    pub agreements: Vec<(Id<Organisation>, Agreement, Timestamp)>,
    pub partnerships: Vec<Partnership>,
    pub invitations: Vec<Invitation>,
    pub offers: Vec<(Id<Invitation>, Offer)>,
    pub relationships: Vec<(New, Timestamp)>,
    pub acceptances: Vec<Acceptance>,
    pub delegations: Vec<Granted>,
    pub reminders: Vec<Reminder>,
    pub holds: Vec<Hold>,
    /// When to look first whether a customer's review is due.
    pub looks: Vec<(Id<Organisation>, Timestamp)>,
    pub activities: Vec<Record>,
}

impl Rows {
    /// Once for each customer.
    pub fn look(&mut self, customer: Id<Organisation>, at: Timestamp) {
        if self.looks.last().is_none_or(|(last, _)| *last != customer) {
            self.looks.push((customer, at));
        }
    }

    /// Writes them, those that others refer to first; `by` made the invitations, all accounts have one password.
    pub fn write(
        &self,
        db: &mut Db,
        by: &Name,
        password_hash: &str,
        now: Timestamp,
    ) -> QueryResult<()> {
        batches::organisations(db, &self.organisations)?;
        batches::accounts(db, &self.accounts, password_hash)?;
        batches::members(db, &self.members)?;
        batches::agreements(db, &self.agreements)?;
        batches::partnerships(db, &self.partnerships)?;
        batches::invitations(db, &self.invitations, by)?;
        batches::offers(db, &self.offers)?;
        batches::relationships(db, &self.relationships)?;
        batches::acceptances(db, &self.acceptances)?;
        batches::delegations(db, &self.delegations)?;
        batches::reminders(db, &self.reminders, now)?;
        batches::holds(db, &self.holds)?;
        batches::review_looks(db, &self.looks)?;
        batches::activities(db, &self.activities)
    }
}
