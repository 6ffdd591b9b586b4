//! One-time keys of forms that create something: the same key again leads to what the first one made.
use super::{Db, db::on_either, prepared::changed, schema::once_keys};
use crate::domain::{id::Id, once::Once, organisation::Organisation, time::Timestamp};
use diesel::prelude::*;

/// Takes the key for this transaction; or says where what it made can be found. Of two at once the second
/// waits for the first, and takes the key itself if the first one fails.
pub fn take(
    db: &mut Db,
    organisation: Id<Organisation>,
    key: &Once,
    now: Timestamp,
) -> QueryResult<Option<String>> {
    let values = (
        once_keys::organisation_id.eq(organisation),
        once_keys::once.eq(key),
        once_keys::location.eq(""),
        once_keys::created_at.eq(now),
    );
    let taken = on_either!(db, |c| diesel::insert_into(once_keys::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(c))?;
    if taken == 1 {
        return Ok(None);
    }
    once_keys::table
        .find((organisation, key))
        .select(once_keys::location)
        .first(db)
        .map(Some)
}

/// Keeps where what the key made can be found.
pub fn settle(
    db: &mut Db,
    organisation: Id<Organisation>,
    key: &Once,
    location: &str,
) -> QueryResult<()> {
    let made = diesel::update(once_keys::table.find((organisation, key.clone())))
        .set(once_keys::location.eq(location.to_owned()));
    changed(db, made.returning(once_keys::organisation_id)).map(|_| ())
}
