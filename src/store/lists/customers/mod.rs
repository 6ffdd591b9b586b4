//! The customers of a provider, or of a reseller: those attributed to it and those that gave it rights that hold.
//!
//! The place in the list is the customer's id, which both sides have an index for, whatever they filter by.
mod related;
mod reseller;
mod rights;

use crate::domain::{
    country::Country,
    email::Domain,
    id::Id,
    organisation::{Kind, Organisation},
    relationship::Having,
    text::Name,
    time::Timestamp,
};
use crate::store::{
    Db,
    page::{COUNTED, Page, Place, ROWS},
};
use diesel::prelude::*;

/// What to look for; nothing set finds everything.
#[derive(Debug, Clone, Default)]
pub struct CustomersFilter {
    /// In the name and the domain, for providers also in what they call the customer.
    pub text: Option<String>,
    /// For a provider: attributed to this reseller.
    pub reseller: Option<Id<Organisation>>,
    pub rights: Option<Having>,
}

/// A row of the list.
#[derive(Debug, Clone)]
pub struct CustomerRow {
    pub id: Id<Organisation>,
    pub name: Name,
    pub domain: Option<Domain>,
    pub domain_proven: bool,
    pub country: Country,
    /// What the provider calls it; nobody else knows that.
    pub alias: Option<Name>,
    /// For a provider the reseller it is attributed to; for a reseller the providers.
    pub others: Vec<Name>,
    /// Since when there is a relationship; none where there are only rights.
    pub since: Option<Timestamp>,
    /// What the reader's organisation may do there now.
    pub rights: Option<Held>,
}

/// Rights that hold now.
#[derive(Debug, Clone, Copy)]
pub struct Held {
    /// When the last of them ends.
    pub until: Timestamp,
    /// The first of them ends soon.
    pub ending: bool,
    pub auto_extend: bool,
}

/// A page of it.
pub fn customers(
    db: &mut Db,
    of: &Organisation,
    filter: &CustomersFilter,
    place: Place<Organisation>,
    now: Timestamp,
) -> QueryResult<Page<CustomerRow, Organisation>> {
    let rows = rows(db, of, filter, (place, ROWS + 1), now)?;
    let count = count(db, of, filter, now)?;
    Ok(Page::from_fetched(rows, place, count, |row| row.id))
}

/// The next `most` rows after a place, for exports.
pub fn stretch(
    db: &mut Db,
    of: &Organisation,
    filter: &CustomersFilter,
    after: Option<Id<Organisation>>,
    (most, now): (i64, Timestamp),
) -> QueryResult<Vec<CustomerRow>> {
    let place = after.map_or(Place::Start, Place::After);
    rows(db, of, filter, (place, most), now)
}

type Window = (Place<Organisation>, i64);

fn rows(
    db: &mut Db,
    of: &Organisation,
    filter: &CustomersFilter,
    window: Window,
    now: Timestamp,
) -> QueryResult<Vec<CustomerRow>> {
    let mut rows = match of.kind {
        Kind::Reseller => reseller::rows(db, of.id, filter, window, now)?,
        Kind::Provider | Kind::Customer => related::rows(db, of.id, filter, window, now)?,
    };
    rights::add(db, of.id, &mut rows, now)?;
    Ok(rows)
}

/// How many there are, up to one more than lists count.
pub fn count(
    db: &mut Db,
    of: &Organisation,
    filter: &CustomersFilter,
    now: Timestamp,
) -> QueryResult<i64> {
    let window = (Place::Start, COUNTED + 1);
    match of.kind {
        Kind::Reseller => reseller::ids(db, of.id, filter, window, now).map(|ids| ids.len() as i64),
        Kind::Provider | Kind::Customer => related::count(db, of.id, filter, now),
    }
}
