//! The invitations that wait for the owner of a mailbox.
use crate::domain::{
    email::EmailKey,
    invitation::{Invitation, State},
    text::Name,
    time::Timestamp,
};
use crate::store::{
    Db,
    invitations::Row,
    schema::{invitations, organisations},
};
use diesel::prelude::*;

/// An invitation, and the provider that waits for the answer.
#[derive(Debug)]
pub struct Waiting {
    pub invitation: Invitation,
    pub provider: Name,
}

/// A first page shows no more than these.
const SHOWN: i64 = 20;

/// Those addressed to this mailbox that can still be answered, the newest first.
pub fn waiting(db: &mut Db, mailbox: &EmailKey, now: Timestamp) -> QueryResult<Vec<Waiting>> {
    let rows = invitations::table
        .inner_join(organisations::table.on(organisations::id.eq(invitations::provider_id)))
        .filter(invitations::customer_key.eq(mailbox))
        .filter(invitations::state.eq(State::Issued))
        .filter(invitations::expires_at.gt(now))
        .order(invitations::id.desc())
        .limit(SHOWN)
        .select((Row::as_select(), organisations::name))
        .load::<(Row, Name)>(db)?;
    let waiting = |(row, provider): (Row, Name)| Waiting {
        invitation: row.into(),
        provider,
    };
    Ok(rows.into_iter().map(waiting).collect())
}
