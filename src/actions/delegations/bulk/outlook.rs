//! What would come of each row, as far as it can be known before.
use crate::domain::{
    delegation::{
        self, Delegation,
        bulk::{Deed, Why},
        found::Found,
    },
    id::Id,
    organisation::Organisation,
    time::Timestamp,
};
use crate::store::{Db, bulk_changes};
use diesel::result::QueryResult;
use std::collections::{BTreeMap, BTreeSet};

/// What the page tells of them.
#[derive(Debug, Default)]
pub struct Outlook {
    /// Why each would come to nothing, if it would.
    pub rows: BTreeMap<Id<Delegation>, Option<Why>>,
    /// The line of what is shown, for the answer.
    pub found: String,
}

/// The outlook of these, in the order in which they are done.
pub fn outlook(
    db: &mut Db,
    own: &Organisation,
    deed: Deed,
    ids: &[Id<Delegation>],
    now: Timestamp,
) -> QueryResult<Outlook> {
    let all = bulk_changes::meant(db, own.id, ids)?;
    let mut there = BTreeMap::new();
    if deed == Deed::Renew {
        there = at_customers(db, own, all.values())?;
    }
    let mut rows = BTreeMap::new();
    for id in ids {
        let Some(it) = all.get(id) else {
            continue;
        };
        let mut why = deed.hindered(it, now);
        if deed == Deed::Renew && why.is_none() {
            let there = there.entry(it.customer).or_default();
            match there.iter().any(|there| there.makes_needless(it, now)) {
                true => why = Some(Why::AlreadySo),
                // Of two alike the second is asked for already once the first is done.
                false => there.push(asked_again(it, now)),
            }
        }
        rows.insert(*id, why);
    }
    let shown = ids.iter().filter_map(|id| all.get(id));
    Ok(Outlook {
        found: Found::of(shown, now).line(),
        rows,
    })
}

/// What the partner asks for or has at the customers of these.
fn at_customers<'a>(
    db: &mut Db,
    own: &Organisation,
    all: impl Iterator<Item = &'a Delegation>,
) -> QueryResult<BTreeMap<Id<Organisation>, Vec<Delegation>>> {
    let customers: BTreeSet<_> = all.map(|it| it.customer).collect();
    let customers: Vec<_> = customers.into_iter().collect();
    let mut there: BTreeMap<_, Vec<Delegation>> = BTreeMap::new();
    for it in bulk_changes::going_on(db, own.id, &customers)? {
        there.entry(it.customer).or_default().push(it);
    }
    Ok(there)
}

/// The request that doing it makes.
fn asked_again(it: &Delegation, now: Timestamp) -> Delegation {
    Delegation {
        state: delegation::State::Requested,
        starts_at: now,
        ..it.clone()
    }
}
