//! One-time keys of forms that create something: the same form again leads to what the first one made.
use super::{Db, db::on_either, prepared::changed, schema::once_keys};
use crate::domain::{id::Id, once::Once, organisation::Organisation, time::Timestamp};
use diesel::{prelude::*, result::Error};

/// The key came with other words before: what they made is here, and these made nothing.
#[derive(Debug, thiserror::Error)]
#[error("the key was used by another form")]
pub struct MadeBefore {
    pub location: String,
}

impl MadeBefore {
    /// Out of an action's error: it travels as one of the store, so that no action needs to know of it.
    pub fn within(error: &Error) -> Option<&Self> {
        match error {
            Error::QueryBuilderError(cause) => cause.downcast_ref(),
            _ => None,
        }
    }
}

/// Takes the key for this transaction; or says where what it made can be found, if the form said the same; else
/// [`MadeBefore`]. Of two at once the second waits for the first, and takes the key itself if the first one fails.
pub fn take(
    db: &mut Db,
    organisation: Id<Organisation>,
    once: &Once,
    now: Timestamp,
) -> QueryResult<Option<String>> {
    let values = (
        once_keys::organisation_id.eq(organisation),
        once_keys::once.eq(once.key().to_owned()),
        once_keys::location.eq(""),
        once_keys::said.eq(once.said().to_vec()),
        once_keys::created_at.eq(now),
    );
    let taken = on_either!(db, |c| diesel::insert_into(once_keys::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(c))?;
    if taken == 1 {
        return Ok(None);
    }
    let (location, said): (String, Option<Vec<u8>>) = once_keys::table
        .find((organisation, once.key()))
        .select((once_keys::location, once_keys::said))
        .first(db)?;
    match said.is_none_or(|said| said == once.said()) {
        true => Ok(Some(location)),
        false => Err(Error::QueryBuilderError(Box::new(MadeBefore { location }))),
    }
}

/// Keeps where what the key made can be found.
pub fn settle(
    db: &mut Db,
    organisation: Id<Organisation>,
    once: &Once,
    location: &str,
) -> QueryResult<()> {
    let made = diesel::update(once_keys::table.find((organisation, once.key().to_owned())))
        .set(once_keys::location.eq(location.to_owned()));
    changed(db, made.returning(once_keys::organisation_id)).map(|_| ())
}
