//! What would come of each row, as far as it can be known before.
use crate::domain::{
    delegation::{
        Delegation,
        bulk::{Deed, Why},
    },
    id::Id,
    organisation::Organisation,
    time::Timestamp,
};
use crate::store::{Db, bulk_changes};
use diesel::result::QueryResult;
use std::collections::BTreeMap;

/// Why each of these would come to nothing, if it would; in the order in which they are done.
pub fn outlook(
    db: &mut Db,
    own: &Organisation,
    deed: Deed,
    ids: &[Id<Delegation>],
    now: Timestamp,
) -> QueryResult<BTreeMap<Id<Delegation>, Option<Why>>> {
    let all = bulk_changes::meant(db, own.id, ids)?;
    let mut asked: BTreeMap<_, Vec<Delegation>> = BTreeMap::new();
    if deed == Deed::Renew {
        for it in bulk_changes::asked_by(db, own.id)? {
            if it.waits(now) {
                asked.entry(it.customer).or_default().push(it);
            }
        }
    }
    let mut outlook = BTreeMap::new();
    for id in ids {
        let Some(it) = all.get(id) else {
            continue;
        };
        let mut why = deed.hindered(it, now);
        if deed == Deed::Renew && why.is_none() {
            let asked = asked.entry(it.customer).or_default();
            match asked.iter().any(|asked| asked.is_like(it)) {
                true => why = Some(Why::AlreadySo),
                // Of two alike the second is asked for already once the first is done.
                false => asked.push(it.clone()),
            }
        }
        outlook.insert(*id, why);
    }
    Ok(outlook)
}
