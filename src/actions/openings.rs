//! Opening the portal for a new provider, by the operator on the command line.
use crate::{
    domain::{
        country::Country,
        email::Email,
        opening::{DAYS, Opening},
        text::Name,
        time::Timestamp,
    },
    store::{Db, ids, openings},
};
use diesel::QueryResult;

/// Makes an opening; its link is good for one provider.
pub fn open(
    db: &mut Db,
    name: Name,
    country: Country,
    email: Email,
    now: Timestamp,
) -> QueryResult<Opening> {
    let opening = Opening {
        id: ids::fresh(now),
        nonce: ids::nonce(),
        name,
        country,
        email,
        expires_at: now.plus_days(DAYS),
        used_at: None,
    };
    openings::add(db, &opening, now)?;
    Ok(opening)
}
