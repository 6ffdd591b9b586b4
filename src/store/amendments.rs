//! Changes of active rights that partners asked for.
use super::{
    Db,
    db::{Any, lock, on_either},
    delegations::{Kept as Rights, Row as RightsRow},
    extensions,
    holding::hold,
    schema::{amendments, delegations, review_steps as steps},
};
use crate::domain::{
    delegation::{
        Delegation,
        amendment::{Amendment, Change, State},
        consent::{Accepted, Consent},
        lapsed_until,
    },
    id::Id,
    organisation::Organisation,
    review::Review,
    slugs::{RoleSet, ServiceSet},
    term::Term,
    text::{Name, Note},
    time::Timestamp,
};
use diesel::prelude::*;

/// An amendment with what its page tells.
#[derive(Debug, Clone)]
pub struct Kept {
    pub amendment: Amendment,
    pub asked_by: Name,
    pub answered_at: Option<Timestamp>,
    /// Nobody where time alone ended it.
    pub answered_by: Option<Name>,
    /// Why it was declined or withdrawn.
    pub reason: Note,
    /// Of an accepted one: the end that counted before, and whether the rights extended themselves.
    before: Option<(Timestamp, bool)>,
}

impl Kept {
    /// As a change that was accepted; nobody accepted those that nobody answered.
    fn accepted(self) -> Option<Accepted> {
        let (by, at) = self.answered_by.zip(self.answered_at)?;
        let consent = Consent { by, at };
        Some(Accepted::amendment(&self.amendment, consent, self.before))
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = amendments, check_for_backend(Any))]
struct Row {
    id: Id<Amendment>,
    delegation_id: Id<Delegation>,
    state: State,
    old_roles: RoleSet,
    old_services: ServiceSet,
    roles: RoleSet,
    services: ServiceSet,
    days: Option<i32>,
    auto_extend: bool,
    asked_at: Timestamp,
    asked_by: Name,
    answered_at: Option<Timestamp>,
    answered_by: Option<Name>,
    reason: Note,
    old_until: Option<Timestamp>,
    old_extends: Option<bool>,
}

impl From<Row> for Kept {
    fn from(row: Row) -> Self {
        let change = Change {
            roles: row.roles,
            services: row.services,
            term: row.days.and_then(Term::of_days),
            auto_extend: row.auto_extend,
        };
        Self {
            amendment: Amendment {
                id: row.id,
                delegation: row.delegation_id,
                state: row.state,
                old_roles: row.old_roles,
                old_services: row.old_services,
                change,
                asked_at: row.asked_at,
            },
            asked_by: row.asked_by,
            answered_at: row.answered_at,
            answered_by: row.answered_by,
            reason: row.reason,
            before: row.old_until.zip(row.old_extends),
        }
    }
}

/// Has whoever would change or end the rights wait until the transaction ends.
pub fn lock_rights(db: &mut Db, delegation: Id<Delegation>) -> QueryResult<()> {
    let row = delegations::table.find(delegation).select(delegations::id);
    lock!(db, |c| row.for_no_key_update().execute(c))
}

/// Adds an open amendment; `false` if there is one already.
pub fn add(db: &mut Db, new: &Amendment, asked_by: &Name) -> QueryResult<bool> {
    let change = &new.change;
    let values = (
        amendments::id.eq(new.id),
        amendments::delegation_id.eq(new.delegation),
        amendments::state.eq(State::Open),
        amendments::old_roles.eq(&new.old_roles),
        amendments::old_services.eq(&new.old_services),
        amendments::roles.eq(&change.roles),
        amendments::services.eq(&change.services),
        amendments::days.eq(change.term.map(Term::days)),
        amendments::auto_extend.eq(change.auto_extend),
        amendments::asked_at.eq(new.asked_at),
        amendments::asked_by.eq(asked_by),
        amendments::reason.eq(""),
    );
    let added = on_either!(db, |c| diesel::insert_into(amendments::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(added == 1)
}

/// All of a delegation, the newest first.
pub fn of_delegation(db: &mut Db, delegation: Id<Delegation>) -> QueryResult<Vec<Kept>> {
    let rows = amendments::table
        .filter(amendments::delegation_id.eq(delegation))
        .order(amendments::id.desc())
        .select(Row::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Kept::from).collect())
}

/// The accepted ones of these delegations, and what the customer changed itself that added to them; the oldest first.
pub fn accepted_among(db: &mut Db, delegations: Vec<Id<Delegation>>) -> QueryResult<Vec<Accepted>> {
    let extended = extensions::switched_on(db, &delegations)?;
    let rows = amendments::table
        .filter(amendments::delegation_id.eq_any(delegations))
        .filter(amendments::state.eq(State::Accepted))
        .order(amendments::id)
        .select(Row::as_select())
        .load(db)?;
    let rows = rows.into_iter().map(Kept::from);
    let mut all: Vec<_> = rows.filter_map(Kept::accepted).collect();
    all.extend(extended);
    all.sort_by_key(|change| change.consent.at);
    Ok(all)
}

/// Those that were accepted after the review began, of rights that held then and hold at `now`; each with the time when
/// the review decided on the rights, if it did.
pub fn accepted_after(
    db: &mut Db,
    customer: Id<Organisation>,
    (review, begun): (Id<Review>, Timestamp),
    now: Timestamp,
) -> QueryResult<Vec<(Accepted, Option<Timestamp>)>> {
    let looked = steps::review_id
        .eq(review)
        .and(steps::delegation_id.eq(amendments::delegation_id));
    let rows = amendments::table
        .inner_join(delegations::table.on(delegations::id.eq(amendments::delegation_id)))
        .left_join(steps::table.on(looked))
        .filter(delegations::customer_id.eq(customer))
        .filter(delegations::starts_at.le(begun))
        .filter(hold(now))
        .filter(amendments::state.eq(State::Accepted))
        .filter(amendments::answered_at.gt(begun))
        .select((Row::as_select(), steps::decided_at.nullable()))
        .load::<(Row, Option<Timestamp>)>(db)?;
    let accepted = |(row, looked): (Row, _)| Some((Kept::from(row).accepted()?, looked));
    Ok(rows.into_iter().filter_map(accepted).collect())
}

/// How an amendment ends: how, by whom, when, why.
#[derive(Debug, Clone, Copy)]
pub struct Answer<'a> {
    pub state: State,
    pub by: Option<&'a Name>,
    pub at: Timestamp,
    pub reason: &'a str,
}

/// Ends an open amendment; `false` if it is not open any more.
pub fn close(db: &mut Db, id: Id<Amendment>, answer: Answer<'_>) -> QueryResult<bool> {
    let open = amendments::table
        .find(id)
        .filter(amendments::state.eq(State::Open));
    diesel::update(open)
        .set((
            amendments::state.eq(answer.state),
            amendments::answered_by.eq(answer.by),
            amendments::answered_at.eq(answer.at),
            amendments::reason.eq(answer.reason),
        ))
        .execute(db)
        .map(|n| n == 1)
}

/// Writes down what the amendment changed that was accepted at `now`.
pub fn settle(
    db: &mut Db,
    id: Id<Amendment>,
    old: &Delegation,
    given: &Change,
    now: Timestamp,
) -> QueryResult<()> {
    diesel::update(amendments::table.find(id))
        .set((
            amendments::old_roles.eq(&old.roles),
            amendments::old_services.eq(&old.services),
            amendments::roles.eq(&given.roles),
            amendments::services.eq(&given.services),
            amendments::days.eq(given.term.map(Term::days)),
            amendments::auto_extend.eq(given.auto_extend),
            amendments::old_until.eq(old.end(now)),
            amendments::old_extends.eq(old.auto_extend),
        ))
        .execute(db)
        .map(|_| ())
}

/// Some open ones that nobody answered in time, of rights that hold, with those.
pub fn lapsed(db: &mut Db, now: Timestamp, limit: i64) -> QueryResult<Vec<(Kept, Rights)>> {
    let rows = amendments::table
        .inner_join(delegations::table.on(delegations::id.eq(amendments::delegation_id)))
        .filter(amendments::state.eq(State::Open))
        .filter(amendments::asked_at.le(lapsed_until(now)))
        .filter(hold(now))
        .order((amendments::asked_at, amendments::id))
        .limit(limit)
        .select((Row::as_select(), RightsRow::as_select()))
        .load::<(Row, RightsRow)>(db)?;
    let lapsed = rows.into_iter();
    let mut lapsed: Vec<(Kept, Rights)> = lapsed
        .map(|(row, rights)| (row.into(), rights.into()))
        .collect();
    // As whoever writes to several takes them: nobody waits in a circle.
    lapsed.sort_by_key(|(_, rights)| rights.delegation.id);
    Ok(lapsed)
}

/// Those of these delegations that have an open amendment, if they hold.
pub fn open_among(
    db: &mut Db,
    delegations: Vec<Id<Delegation>>,
    now: Timestamp,
) -> QueryResult<Vec<Id<Delegation>>> {
    amendments::table
        .filter(amendments::delegation_id.eq_any(delegations))
        .filter(amendments::state.eq(State::Open))
        .filter(amendments::asked_at.gt(lapsed_until(now)))
        .select(amendments::delegation_id)
        .load(db)
}

/// How many amendments wait for this customer, or were asked by this partner.
pub fn count(db: &mut Db, own: Id<Organisation>, now: Timestamp) -> QueryResult<i64> {
    let side = delegations::customer_id
        .eq(own)
        .or(delegations::partner_id.eq(own));
    amendments::table
        .inner_join(delegations::table.on(delegations::id.eq(amendments::delegation_id)))
        .filter(side)
        .filter(amendments::state.eq(State::Open))
        .filter(amendments::asked_at.gt(lapsed_until(now)))
        .filter(hold(now))
        .count()
        .get_result(db)
}
