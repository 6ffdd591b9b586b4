//! What waits for the owner of a mailbox: invitations of customers, and partnerships that resellers were asked for.
use crate::domain::{
    email::EmailKey,
    invitation::State,
    partnership,
    text::Name,
    time::Timestamp,
    token::{Nonce, Purpose},
};
use crate::store::{
    Db,
    schema::{invitations, organisations, partnerships, sign_ups},
};
use diesel::prelude::*;

/// What waits, the provider that waits for the answer, and what its link is made of.
#[derive(Debug)]
pub struct Waiting {
    pub purpose: Purpose,
    pub nonce: Nonce,
    pub generation: i32,
    pub until: Timestamp,
    pub provider: Name,
}

/// A first page shows no more than these.
const SHOWN: i64 = 20;

type Row = (Nonce, i32, Timestamp, Name);

/// Those of the links of a table that have not passed their end, with their provider, the newest first.
macro_rules! links {
    ($db:expr, $table:ident, $from:expr, $which:expr, $now:expr) => {
        $from
            .inner_join(organisations::table.on(organisations::id.eq($table::provider_id)))
            .filter($which)
            .filter($table::expires_at.gt($now))
            .order($table::id.desc())
            .limit(SHOWN)
            .select((
                $table::nonce,
                $table::generation,
                $table::expires_at,
                organisations::name,
            ))
            .load::<Row>($db)
    };
}

/// The invitations addressed to this mailbox that can still be answered, the newest first.
pub fn waiting(db: &mut Db, mailbox: &EmailKey, now: Timestamp) -> QueryResult<Vec<Waiting>> {
    let addressed = invitations::customer_key.eq(mailbox);
    let addressed = addressed.and(invitations::state.eq(State::Issued));
    let rows = links!(db, invitations, invitations::table, addressed, now)?;
    Ok(with_links(rows, Purpose::Invitation))
}

/// The partnerships that this mailbox was asked for and that can still be accepted, the newest first.
pub fn asked_of(db: &mut Db, mailbox: &EmailKey, now: Timestamp) -> QueryResult<Vec<Waiting>> {
    let asked = partnerships::asked_key.eq(mailbox);
    let asked = asked.and(partnerships::state.eq(partnership::State::Asked));
    let rows = links!(db, partnerships, partnerships::table, asked, now)?;
    Ok(with_links(rows, Purpose::Partnership))
}

/// The invitations that the owner of this mailbox signed up with lately and that can still be answered, the newest first:
/// a link for everybody is addressed to nobody, but whoever came with it has it.
pub fn brought(db: &mut Db, mailbox: &EmailKey, now: Timestamp) -> QueryResult<Vec<Waiting>> {
    let link = sign_ups::via_id.eq(invitations::id);
    let link = link.and(sign_ups::via_generation.eq(invitations::generation));
    let brought = invitations::table.inner_join(sign_ups::table.on(link));
    let proven = sign_ups::email_key
        .eq(mailbox)
        .and(sign_ups::used_at.is_not_null());
    let open = proven.and(invitations::state.eq(State::Issued));
    let rows = links!(db, invitations, brought, open, now)?;
    Ok(with_links(rows, Purpose::Invitation))
}

/// The same of partnerships: the mailbox that was asked may be a colleague's.
pub fn brought_asks(db: &mut Db, mailbox: &EmailKey, now: Timestamp) -> QueryResult<Vec<Waiting>> {
    let link = sign_ups::via_id.eq(partnerships::id);
    let link = link.and(sign_ups::via_generation.eq(partnerships::generation));
    let brought = partnerships::table.inner_join(sign_ups::table.on(link));
    let proven = sign_ups::email_key
        .eq(mailbox)
        .and(sign_ups::used_at.is_not_null());
    let open = proven.and(partnerships::state.eq(partnership::State::Asked));
    let rows = links!(db, partnerships, brought, open, now)?;
    Ok(with_links(rows, Purpose::Partnership))
}

fn with_links(rows: Vec<Row>, purpose: Purpose) -> Vec<Waiting> {
    let waiting = |(nonce, generation, until, provider): Row| Waiting {
        purpose,
        nonce,
        generation,
        until,
        provider,
    };
    rows.into_iter().map(waiting).collect()
}
