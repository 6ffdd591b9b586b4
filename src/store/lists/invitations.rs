//! The invitations of a provider, and those that a reseller was handed.
use crate::domain::{
    email::Email,
    id::Id,
    invitation::{Invitation, Kind, Standing, State, standing},
    message::Delivered,
    organisation::{self, Organisation},
    text::Name,
    time::Timestamp,
};
use crate::store::{
    Db,
    db::Any,
    invitations::is_handed_to,
    outbox::LAST_DELIVERY,
    page::{COUNTED, Page, Place, ROWS, count},
    prepared::{Prepared, padded},
    schema::{invitations, organisations},
    search::finds,
};
use diesel::dsl::{IntoBoxed, case_when, sql};
use diesel::prelude::*;
use diesel::sql_types::{Integer, Nullable, Text};

/// What to look for; nothing set finds everything.
#[derive(Debug, Clone, Default)]
pub struct InvitationsFilter {
    /// In the customer's name and address, for the provider in the note too.
    pub text: Option<String>,
    pub state: Option<Standing>,
    /// Those only that end within so many days.
    pub within: Option<i64>,
    /// For a provider: handed to this reseller.
    pub reseller: Option<Id<Organisation>>,
}

/// A row of the list.
#[derive(Debug, Clone)]
pub struct InvitationRow {
    pub id: Id<Invitation>,
    pub kind: Kind,
    pub standing: Standing,
    /// The customer; `None` for every customer.
    pub customer: Option<(Name, Email)>,
    /// The reseller that it was handed to; in a reseller's list the provider.
    pub partner: Option<Name>,
    pub uses: i32,
    pub max_uses: Option<i32>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    /// What became of the last mail.
    pub delivered: Option<Delivered>,
}

impl InvitationRow {
    /// Not answered and not revoked yet.
    pub fn may_be_revoked(&self) -> bool {
        matches!(
            self.standing,
            Standing::Issued | Standing::Expired | Standing::UsedUp
        )
    }
}

type Columns = (
    Id<Invitation>,
    (Kind, State, Option<Name>, Option<Email>),
    Option<Name>,
    (i32, Option<i32>),
    (Timestamp, Timestamp, Option<Timestamp>),
    Option<Delivered>,
);

/// A page of it.
pub fn invitations(
    db: &mut Db,
    caller: &Organisation,
    filter: &InvitationsFilter,
    place: Place<Invitation>,
    now: Timestamp,
) -> QueryResult<Page<InvitationRow, Invitation>> {
    let query = found(caller, filter, now).limit(ROWS + 1);
    let query = match place {
        Place::Start => query.order(invitations::id.desc()),
        Place::After(id) => query
            .filter(invitations::id.lt(id))
            .order(invitations::id.desc()),
        Place::Before(id) => query.filter(invitations::id.gt(id)).order(invitations::id),
    };
    let rows = rows(db, query, now)?;
    let all_here = matches!(place, Place::Start) && rows.len() as i64 <= ROWS;
    let count = if all_here {
        rows.len() as i64
    } else {
        let ones = found(caller, filter, now).select(sql::<Integer>("1"));
        count(db, Prepared(ones.limit(COUNTED + 1)))?
    };
    Ok(Page::from_fetched(rows, place, count, |row| row.id))
}

/// The next `most` rows after a place, for exports.
pub fn stretch(
    db: &mut Db,
    caller: &Organisation,
    filter: &InvitationsFilter,
    after: Option<Id<Invitation>>,
    (most, now): (i64, Timestamp),
) -> QueryResult<Vec<InvitationRow>> {
    let mut query = found(caller, filter, now)
        .order(invitations::id.desc())
        .limit(most);
    if let Some(after) = after {
        query = query.filter(invitations::id.lt(after));
    }
    rows(db, query, now)
}

/// These invitations, as far as the caller has them, newest first.
pub fn chosen(
    db: &mut Db,
    caller: &Organisation,
    ids: Vec<Id<Invitation>>,
    now: Timestamp,
) -> QueryResult<Vec<InvitationRow>> {
    let these = invitations::id.eq_any(padded(ids));
    let query = found(caller, &InvitationsFilter::default(), now).filter(these);
    rows(db, query.order(invitations::id.desc()), now)
}

/// Up to `most` that were made until then, the oldest first.
pub fn oldest(
    db: &mut Db,
    caller: &Organisation,
    filter: &InvitationsFilter,
    (made_until, most): (Timestamp, i64),
    now: Timestamp,
) -> QueryResult<Vec<InvitationRow>> {
    let query = found(caller, filter, now)
        .filter(invitations::created_at.le(made_until))
        .order(invitations::id)
        .limit(most);
    rows(db, query, now)
}

fn rows(db: &mut Db, query: Query<'_>, now: Timestamp) -> QueryResult<Vec<InvitationRow>> {
    let columns = (
        invitations::id,
        (
            invitations::kind,
            invitations::state,
            invitations::customer_name,
            invitations::customer_email,
        ),
        organisations::name.nullable(),
        (invitations::uses, invitations::max_uses),
        (
            invitations::created_at,
            invitations::expires_at,
            invitations::sent_at,
        ),
        sql::<Nullable<Text>>(LAST_DELIVERY),
    );
    let rows = Prepared(query.select(columns)).load::<Columns>(db)?;
    Ok(rows.into_iter().map(|row| read(row, now)).collect())
}

fn read(row: Columns, now: Timestamp) -> InvitationRow {
    let (id, (kind, state, name, email), partner, (uses, max_uses), times, delivered) = row;
    let (created_at, expires_at, sent_at) = times;
    InvitationRow {
        id,
        kind,
        standing: standing(state, expires_at, (uses, max_uses), now),
        customer: name.zip(email),
        partner,
        uses,
        max_uses,
        created_at,
        expires_at,
        sent_at,
        delivered,
    }
}

/// Each invitation with the other of its two partners: the reseller for the provider, and the other way round.
#[diesel::dsl::auto_type]
fn joined(caller: Id<Organisation>) -> _ {
    let other = case_when(
        invitations::provider_id.eq(caller),
        invitations::reseller_id,
    )
    .otherwise(invitations::provider_id.nullable());
    invitations::table.left_join(organisations::table.on(organisations::id.nullable().eq(other)))
}
type Query<'a> = IntoBoxed<'a, joined, Any>;

fn found(caller: &Organisation, filter: &InvitationsFilter, now: Timestamp) -> Query<'static> {
    let query = joined(caller.id).into_boxed();
    let own = caller.kind == organisation::Kind::Provider;
    let mut query = if own {
        query.filter(invitations::provider_id.eq(caller.id))
    } else {
        query.filter(is_handed_to(caller.id))
    };
    if let Some(reseller) = filter.reseller {
        query = query.filter(invitations::reseller_id.eq(reseller));
    }
    if let Some(text) = &filter.text {
        let customer = finds(invitations::customer_name.assume_not_null(), text)
            .or(finds(invitations::customer_email.assume_not_null(), text));
        query = if own {
            query.filter(customer.or(finds(invitations::note, text)))
        } else {
            query.filter(customer)
        };
    }
    if let Some(days) = filter.within {
        query = query.filter(invitations::expires_at.le(now.plus_days(days)));
    }
    match filter.state {
        Some(wanted) => stands(query, wanted, now),
        None => query,
    }
}

/// Invitations that stand so at `now`; see [`standing`].
fn stands(query: Query<'static>, wanted: Standing, now: Timestamp) -> Query<'static> {
    let (state, live) = match wanted {
        Standing::Accepted => (State::Accepted, None),
        Standing::Declined => (State::Declined, None),
        Standing::Revoked => (State::Revoked, None),
        Standing::Expired => (State::Issued, Some(false)),
        Standing::Issued | Standing::UsedUp => (State::Issued, Some(true)),
    };
    let query = query.filter(invitations::state.eq(state));
    let query = match live {
        Some(true) => query.filter(invitations::expires_at.gt(now)),
        Some(false) => query.filter(invitations::expires_at.le(now)),
        None => query,
    };
    let most = invitations::max_uses.assume_not_null();
    match wanted {
        Standing::UsedUp => query.filter(invitations::uses.ge(most)),
        Standing::Issued => query.filter(
            invitations::max_uses
                .is_null()
                .or(invitations::uses.lt(most)),
        ),
        _ => query,
    }
}
