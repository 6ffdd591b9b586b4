//! The figures of an organisation's first page: one query for each kind of organisation.
use crate::domain::{
    id::Id, invitation, message::Delivered, organisation::Organisation, partnership, relationship,
    time::Timestamp,
};
use crate::store::{
    Db,
    holding::{end_soon, hold},
    invitations::is_handed_to,
    schema::{
        agreements as a, delegations as d, invitations as i, outbox, partnerships as p,
        relationships as r,
    },
};
use diesel::dsl::{exists, select};
use diesel::prelude::*;

/// Invitations that end within so many days are shown as running out.
pub const INVITATION_DAYS: i64 = 7;

/// What there is of everything. What a kind of organisation does not have stays 0.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    pub invitations: i64,
    pub invitations_ending: i64,
    pub partnerships_asked: i64,
    pub dead_mails: i64,
    pub delegations: i64,
    pub delegations_ending: i64,
    /// Rights that a partner asked for and nobody answered, and changes of rights.
    pub rights_asked: i64,
    pub changes_asked: i64,
    pub customers: i64,
    /// Subscriptions whose term ends or renews soon: counted as their list is.
    pub renewals: i64,
    /// Service requests that wait for the customer's answer, and those that wait for somebody to work on them: counted
    /// as their list is.
    pub requests: (i64, i64),
    /// Delegations of a partner that hold and that nobody uses: counted as their list is.
    pub unused: i64,
    /// Resellers of a provider, providers of a reseller or customer.
    pub partners: i64,
}

/// What a provider has done of what comes first.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beginning {
    pub reseller: bool,
    pub agreement: bool,
    pub link: bool,
    pub customer: bool,
}

type Counts = (
    (Option<i64>, Option<i64>),
    Option<i64>,
    Option<i64>,
    (Option<i64>, Option<i64>),
    (Option<i64>, Option<i64>),
);

/// Can still be accepted: not as often as it can be.
#[diesel::dsl::auto_type]
fn left() -> _ {
    let most = i::max_uses.assume_not_null();
    i::max_uses.is_null().or(i::uses.lt(most))
}

/// The figures of a provider.
pub fn of_provider(db: &mut Db, own: Id<Organisation>, now: Timestamp) -> QueryResult<Figures> {
    let open = || {
        i::table
            .filter(i::provider_id.eq(own))
            .filter(i::state.eq(invitation::State::Issued))
            .filter(i::expires_at.gt(now))
            .filter(left())
    };
    let ending = open().filter(i::expires_at.le(now.plus_days(INVITATION_DAYS)));
    let asked = p::table
        .filter(p::provider_id.eq(own))
        .filter(p::state.eq(partnership::State::Asked))
        .filter(p::expires_at.gt(now));
    let partners = p::table
        .filter(p::provider_id.eq(own))
        .filter(p::state.eq(partnership::State::Active));
    let customers = r::table
        .filter(r::provider_id.eq(own))
        .filter(r::state.eq(relationship::State::Active));
    let counts: Counts = select((
        (open().count().single_value(), ending.count().single_value()),
        asked.count().single_value(),
        dead(own).count().single_value(),
        (
            held_by(own, now).count().single_value(),
            ending_of(own, now).count().single_value(),
        ),
        (
            customers.count().single_value(),
            partners.count().single_value(),
        ),
    ))
    .get_result(db)?;
    Ok(figures(counts))
}

/// The figures of a reseller: of what was handed to it.
pub fn of_reseller(db: &mut Db, own: Id<Organisation>, now: Timestamp) -> QueryResult<Figures> {
    let open = || {
        i::table
            .filter(is_handed_to(own))
            .filter(i::state.eq(invitation::State::Issued))
            .filter(i::expires_at.gt(now))
            .filter(left())
    };
    let ending = open().filter(i::expires_at.le(now.plus_days(INVITATION_DAYS)));
    let partners = p::table
        .filter(p::reseller_id.eq(own))
        .filter(p::state.eq(partnership::State::Active));
    let customers = r::table
        .filter(r::reseller_id.eq(own))
        .filter(r::state.eq(relationship::State::Active));
    let counts: Counts = select((
        (open().count().single_value(), ending.count().single_value()),
        None::<i64>.into_sql::<diesel::sql_types::Nullable<diesel::sql_types::BigInt>>(),
        dead(own).count().single_value(),
        (
            held_by(own, now).count().single_value(),
            ending_of(own, now).count().single_value(),
        ),
        (
            customers.count().single_value(),
            partners.count().single_value(),
        ),
    ))
    .get_result(db)?;
    Ok(figures(counts))
}

/// The figures of a customer.
pub fn of_customer(db: &mut Db, own: Id<Organisation>, now: Timestamp) -> QueryResult<Figures> {
    let given = || d::table.filter(d::customer_id.eq(own)).filter(hold(now));
    let ending = given().filter(end_soon(now));
    let partners = r::table
        .filter(r::customer_id.eq(own))
        .filter(r::state.eq(relationship::State::Active));
    type Count = Option<i64>;
    let (rights, partners, dead_mails): ((Count, Count), Count, Count) = select((
        (
            given().count().single_value(),
            ending.count().single_value(),
        ),
        partners.count().single_value(),
        dead(own).count().single_value(),
    ))
    .get_result(db)?;
    Ok(Figures {
        delegations: rights.0.unwrap_or(0),
        delegations_ending: rights.1.unwrap_or(0),
        partners: partners.unwrap_or(0),
        dead_mails: dead_mails.unwrap_or(0),
        ..Figures::default()
    })
}

/// How far a provider has come.
pub fn beginning(db: &mut Db, own: Id<Organisation>) -> QueryResult<Beginning> {
    let made = || i::table.filter(i::provider_id.eq(own));
    let resellers = p::table.filter(p::provider_id.eq(own));
    // The first version is the default text, which nobody wrote.
    let written = a::table
        .filter(a::provider_id.eq(own))
        .filter(a::version.gt(1));
    let (reseller, agreement, link, customer) = select((
        exists(resellers),
        exists(written),
        exists(made().filter(i::kind.eq(invitation::Kind::Reusable))),
        exists(made().filter(i::kind.eq(invitation::Kind::Addressed))),
    ))
    .get_result(db)?;
    Ok(Beginning {
        reseller,
        agreement,
        link,
        customer,
    })
}

fn figures(counts: Counts) -> Figures {
    let (invitations, asked, dead, delegations, others) = counts;
    Figures {
        invitations: invitations.0.unwrap_or(0),
        invitations_ending: invitations.1.unwrap_or(0),
        partnerships_asked: asked.unwrap_or(0),
        dead_mails: dead.unwrap_or(0),
        delegations: delegations.0.unwrap_or(0),
        delegations_ending: delegations.1.unwrap_or(0),
        renewals: 0,
        requests: (0, 0),
        rights_asked: 0,
        changes_asked: 0,
        unused: 0,
        customers: others.0.unwrap_or(0),
        partners: others.1.unwrap_or(0),
    }
}

#[diesel::dsl::auto_type(no_type_alias)]
fn dead(own: Id<Organisation>) -> _ {
    let given_up: Delivered = Delivered::Dead;
    outbox::table
        .filter(outbox::organisation_id.eq(own))
        .filter(outbox::state.eq(given_up))
}

#[diesel::dsl::auto_type]
fn held_by(own: Id<Organisation>, now: Timestamp) -> _ {
    let holding: hold = hold(now);
    d::table.filter(d::partner_id.eq(own)).filter(holding)
}

#[diesel::dsl::auto_type(no_type_alias)]
fn ending_of(own: Id<Organisation>, now: Timestamp) -> _ {
    let held: held_by = held_by(own, now);
    let ending: end_soon = end_soon(now);
    held.filter(ending)
}
