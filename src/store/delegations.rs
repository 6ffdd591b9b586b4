//! Delegations. Every change is guarded by what it was decided on, so that of two at once one finds nothing to change.
use super::{
    Db,
    db::{Any, on_either},
    holding::hold,
    organisations,
    prepared::{Prepared, columns},
    schema::delegations,
};
use crate::domain::{
    delegation::{Delegation, EndReason, Standing, State, lapses_at},
    id::Id,
    invitation::{Invitation, Offer},
    organisation::Organisation,
    slugs::{RoleSet, ServiceSet},
    text::Name,
    time::Timestamp,
};
use diesel::prelude::*;

/// A delegation with what its pages tell.
#[derive(Debug, Clone)]
pub struct Kept {
    pub delegation: Delegation,
    /// Unique for each partner, whatever the case.
    pub name: Name,
    /// The person who granted it; empty as long as it is only asked for.
    pub granted_by: Name,
    /// Who asked for it outside an invitation, and when.
    pub requested: Option<(Timestamp, Name)>,
    /// What they were asked for with, if in an invitation.
    pub origin: Origin,
    /// The earlier one that this asks for again.
    pub renews: Option<Id<Delegation>>,
    pub ended_at: Option<Timestamp>,
    /// Nobody where time alone ended it.
    pub ended_by: Option<Name>,
    /// When a member of the partner last worked with it.
    pub last_used: Option<Timestamp>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = delegations, check_for_backend(Any))]
pub(super) struct Row {
    id: Id<Delegation>,
    customer_id: Id<Organisation>,
    partner_id: Id<Organisation>,
    name: Name,
    roles: RoleSet,
    services: ServiceSet,
    state: State,
    auto_extend: bool,
    starts_at: Timestamp,
    ends_at: Timestamp,
    invitation_id: Option<Id<Invitation>>,
    offer_id: Option<Id<Offer>>,
    granted_by: Name,
    end_reason: Option<EndReason>,
    ended_at: Option<Timestamp>,
    ended_by: Option<Name>,
    last_used_at: Option<Timestamp>,
    requested_at: Option<Timestamp>,
    requested_by: Option<Name>,
    renews_id: Option<Id<Delegation>>,
}

impl From<Row> for Kept {
    fn from(row: Row) -> Self {
        let delegation = Delegation {
            id: row.id,
            customer: row.customer_id,
            partner: row.partner_id,
            roles: row.roles,
            services: row.services,
            state: row.state,
            auto_extend: row.auto_extend,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            end_reason: row.end_reason,
        };
        Self {
            delegation,
            name: row.name,
            granted_by: row.granted_by,
            requested: row.requested_at.zip(row.requested_by),
            origin: Origin {
                invitation: row.invitation_id,
                offer: row.offer_id,
            },
            renews: row.renews_id,
            ended_at: row.ended_at,
            ended_by: row.ended_by,
            last_used: row.last_used_at,
        }
    }
}

/// Where rights come from, if they were asked for in an invitation.
#[derive(Debug, Clone, Copy, Default)]
pub struct Origin {
    pub invitation: Option<Id<Invitation>>,
    pub offer: Option<Id<Offer>>,
}

impl Kept {
    /// Active, and given on this offer. The offer may have been another partner's before: what that one got is its own.
    pub fn is_on(&self, offer: Id<Offer>) -> bool {
        self.delegation.state == State::Active && self.origin.offer == Some(offer)
    }
    /// When it ended; `None` as long as it has not. Time ends rights and requests with nobody writing it down.
    pub fn ended(&self, now: Timestamp) -> Option<Timestamp> {
        let delegation = &self.delegation;
        let by_time = match delegation.state {
            State::Requested => lapses_at(delegation.starts_at),
            State::Active | State::Ended => delegation.ends_at,
        };
        let over = delegation.standing(now) == Standing::Ended;
        over.then(|| self.ended_at.unwrap_or(by_time))
    }
}

/// Adds the delegation; `false` if the partner has one of that name, or the customer gave rights on that offer already.
pub fn add(
    db: &mut Db,
    new: &Delegation,
    name: &Name,
    granted_by: &Name,
    origin: Origin,
) -> QueryResult<bool> {
    let values = (
        delegations::id.eq(new.id),
        delegations::customer_id.eq(new.customer),
        delegations::partner_id.eq(new.partner),
        delegations::name.eq(name),
        delegations::name_key.eq(name.key()),
        delegations::roles.eq(&new.roles),
        delegations::services.eq(&new.services),
        delegations::state.eq(new.state),
        delegations::auto_extend.eq(new.auto_extend),
        delegations::starts_at.eq(new.starts_at),
        delegations::ends_at.eq(new.ends_at),
        delegations::invitation_id.eq(origin.invitation),
        delegations::offer_id.eq(origin.offer),
        delegations::granted_by.eq(granted_by),
    );
    let insert = diesel::insert_into(delegations::table)
        .values(values)
        .on_conflict_do_nothing();
    let added = on_either!(db, |c| Prepared(insert).execute(c))?;
    Ok(added == 1)
}

/// The delegation, if `party` is its customer or its partner.
pub fn by_id(
    db: &mut Db,
    id: Id<Delegation>,
    party: Id<Organisation>,
) -> QueryResult<Option<Kept>> {
    let own = delegations::customer_id
        .eq(party)
        .or(delegations::partner_id.eq(party));
    let query = delegations::table.find(id).filter(own);
    let row = query.select(Row::as_select()).first(db).optional()?;
    Ok(row.map(Kept::from))
}

/// The delegation with its customer and its partner, if `party` is one of them.
pub fn with_sides(
    db: &mut Db,
    id: Id<Delegation>,
    party: Id<Organisation>,
) -> QueryResult<Option<(Kept, Organisation, Organisation)>> {
    let Some(kept) = by_id(db, id, party)? else {
        return Ok(None);
    };
    let customer = organisations::by_id(db, kept.delegation.customer)?;
    let partner = organisations::by_id(db, kept.delegation.partner)?;
    Ok(Some((kept, customer, partner)))
}

/// All that the customer ever gave this partner, the newest first.
pub fn of_partner_at_customer(
    db: &mut Db,
    partner: Id<Organisation>,
    customer: Id<Organisation>,
) -> QueryResult<Vec<Kept>> {
    let query = delegations::table
        .filter(delegations::customer_id.eq(customer))
        .filter(delegations::partner_id.eq(partner));
    let query = query.order(delegations::id.desc()).select(columns::<Row>());
    let rows = Prepared(query).rows::<Row>(db)?;
    Ok(rows.into_iter().map(Kept::from).collect())
}

/// All that the customer gave and that holds at `now`, the oldest first.
pub fn holding(db: &mut Db, customer: Id<Organisation>, now: Timestamp) -> QueryResult<Vec<Kept>> {
    let rows = delegations::table
        .filter(delegations::customer_id.eq(customer))
        .filter(hold(now))
        .order(delegations::id)
        .select(Row::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Kept::from).collect())
}

/// Notes that somebody worked with these rights just now: at most once a minute for each.
pub fn used(db: &mut Db, ids: &[Id<Delegation>], now: Timestamp) -> QueryResult<()> {
    let minute = now.plus_seconds(-60);
    let unknown = delegations::last_used_at.is_null();
    let longer_ago = unknown.or(delegations::last_used_at.le(minute).assume_not_null());
    let noted = delegations::table
        .filter(delegations::id.eq_any(ids))
        .filter(longer_ago);
    diesel::update(noted)
        .set(delegations::last_used_at.eq(now))
        .execute(db)
        .map(|_| ())
}

/// How a delegation ends: why, by whom and when.
#[derive(Debug, Clone, Copy)]
pub struct End<'a> {
    pub reason: EndReason,
    pub by: &'a Name,
    pub at: Timestamp,
}

/// Ends the delegation if it is active; says whether it was.
pub fn end(db: &mut Db, id: Id<Delegation>, end: End<'_>) -> QueryResult<bool> {
    let active = delegations::table
        .find(id)
        .filter(delegations::state.eq(State::Active));
    diesel::update(active)
        .set((
            delegations::state.eq(State::Ended),
            delegations::end_reason.eq(end.reason),
            delegations::ended_by.eq(end.by),
            delegations::ended_at.eq(end.at),
        ))
        .execute(db)
        .map(|n| n == 1)
}

/// Sets end and auto-extend, if both are still as in `old`.
pub fn set_end(
    db: &mut Db,
    old: &Delegation,
    ends_at: Timestamp,
    auto_extend: bool,
) -> QueryResult<bool> {
    let unchanged = delegations::table
        .find(old.id)
        .filter(delegations::state.eq(State::Active))
        .filter(delegations::ends_at.eq(old.ends_at))
        .filter(delegations::auto_extend.eq(old.auto_extend));
    diesel::update(unchanged)
        .set((
            delegations::ends_at.eq(ends_at),
            delegations::auto_extend.eq(auto_extend),
        ))
        .execute(db)
        .map(|n| n == 1)
}

/// Makes active rights those of `new`, if they are still as in `old`.
pub fn replace(db: &mut Db, old: &Delegation, new: &Delegation) -> QueryResult<bool> {
    let unchanged = delegations::table
        .find(old.id)
        .filter(delegations::state.eq(State::Active))
        .filter(delegations::roles.eq(&old.roles))
        .filter(delegations::services.eq(&old.services))
        .filter(delegations::ends_at.eq(old.ends_at))
        .filter(delegations::auto_extend.eq(old.auto_extend));
    diesel::update(unchanged)
        .set((
            delegations::roles.eq(&new.roles),
            delegations::services.eq(&new.services),
            delegations::ends_at.eq(new.ends_at),
            delegations::auto_extend.eq(new.auto_extend),
        ))
        .execute(db)
        .map(|n| n == 1)
}

/// Leaves the delegation these services alone, if they are still as in `old`.
pub fn narrow_services(db: &mut Db, old: &Delegation, services: &ServiceSet) -> QueryResult<bool> {
    let unchanged = delegations::table
        .find(old.id)
        .filter(delegations::state.eq(State::Active))
        .filter(delegations::services.eq(&old.services));
    diesel::update(unchanged)
        .set(delegations::services.eq(services))
        .execute(db)
        .map(|n| n == 1)
}
