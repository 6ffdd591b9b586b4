//! Reviews of delegated rights, and their steps.
use super::{
    Db, amendments,
    db::{Any, on_either},
    delegations::{self, Kept},
    extensions,
    holding::hold,
    organisations,
    schema::{delegations as d, organisations as o, review_steps as steps, reviews},
};
use crate::domain::{
    delegation::Delegation,
    id::Id,
    organisation::Organisation,
    review::{Decided, Decision, History, Review, Shown, Step},
    slugs::{RoleSet, ServiceSet},
    text::Name,
    time::Timestamp,
};
use diesel::dsl::{min, not, select};
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = reviews, check_for_backend(Any))]
struct Row {
    id: Id<Review>,
    customer_id: Id<Organisation>,
    started_by: Name,
    started_at: Timestamp,
    finished_by: Option<Name>,
    finished_at: Option<Timestamp>,
}

impl From<Row> for Review {
    fn from(row: Row) -> Self {
        let finished = row.finished_by.zip(row.finished_at);
        Self {
            id: row.id,
            customer: row.customer_id,
            started_by: row.started_by,
            started_at: row.started_at,
            finished: finished.map(|(by, at)| Decided { by, at }),
        }
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = steps, check_for_backend(Any))]
struct StepRow {
    place: i32,
    delegation_id: Id<Delegation>,
    roles: RoleSet,
    services: ServiceSet,
    decision: Option<Decision>,
    decided_by: Option<Name>,
    decided_at: Option<Timestamp>,
    until_at: Option<Timestamp>,
    extends: Option<bool>,
    new_until_at: Option<Timestamp>,
}

impl From<StepRow> for Step {
    fn from(row: StepRow) -> Self {
        let decided = row.decided_by.zip(row.decided_at);
        let decided = decided.map(|(by, at)| Decided { by, at });
        Self {
            place: row.place,
            delegation: row.delegation_id,
            roles: row.roles,
            services: row.services,
            until: row.until_at.zip(row.extends),
            decision: row.decision.zip(decided),
            new_until: row.new_until_at,
        }
    }
}

/// Begins the review; `false` if one of this customer has begun and is not finished.
pub fn add(db: &mut Db, new: &Review) -> QueryResult<bool> {
    let values = (
        reviews::id.eq(new.id),
        reviews::customer_id.eq(new.customer),
        reviews::started_by.eq(&new.started_by),
        reviews::started_at.eq(new.started_at),
    );
    let added = on_either!(db, |c| diesel::insert_into(reviews::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(added == 1)
}

/// Adds a step.
pub fn add_step(
    db: &mut Db,
    review: Id<Review>,
    place: i32,
    delegation: &Delegation,
) -> QueryResult<()> {
    let values = (
        steps::review_id.eq(review),
        steps::place.eq(place),
        steps::delegation_id.eq(delegation.id),
        steps::roles.eq(&delegation.roles),
        steps::services.eq(&delegation.services),
    );
    diesel::insert_into(steps::table)
        .values(values)
        .execute(db)
        .map(|_| ())
}

/// The review, if it is this customer's.
pub fn by_id(
    db: &mut Db,
    id: Id<Review>,
    customer: Id<Organisation>,
) -> QueryResult<Option<Review>> {
    let query = reviews::table
        .find(id)
        .filter(reviews::customer_id.eq(customer));
    let row = query.select(Row::as_select()).first(db).optional()?;
    Ok(row.map(Review::from))
}

/// The one that has begun and is not finished.
pub fn running(db: &mut Db, customer: Id<Organisation>) -> QueryResult<Option<Review>> {
    let query = reviews::table
        .filter(reviews::customer_id.eq(customer))
        .filter(reviews::finished_at.is_null());
    let row = query.select(Row::as_select()).first(db).optional()?;
    Ok(row.map(Review::from))
}

/// All of this customer, the newest first: one a year, seldom more.
pub fn of_customer(db: &mut Db, customer: Id<Organisation>) -> QueryResult<Vec<Review>> {
    let rows = reviews::table
        .filter(reviews::customer_id.eq(customer))
        .order(reviews::id.desc())
        .limit(200)
        .select(Row::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Review::from).collect())
}

/// What is known of a customer's reviews, and of its rights that hold at `now`.
pub fn history(db: &mut Db, customer: Id<Organisation>, now: Timestamp) -> QueryResult<History> {
    let last = reviews::table
        .filter(reviews::customer_id.eq(customer))
        .filter(reviews::finished_at.is_not_null())
        .order(reviews::id.desc())
        .select(Row::as_select())
        .first(db)
        .optional()?
        .map(Review::from);
    let grown = match &last {
        Some(last) => grown(db, last, now)?,
        None => 0,
    };
    let last = last.and_then(|last| Some((last.started_at, last.finished?.at)));
    let begun = last.map_or(Timestamp::from_micros(0), |(begun, _)| begun);
    let holding = d::table
        .filter(d::customer_id.eq(customer))
        .filter(hold(now));
    let (oldest, new) = select((
        holding.select(min(d::starts_at)).single_value(),
        holding
            .filter(d::starts_at.gt(begun))
            .count()
            .single_value(),
    ))
    .get_result::<(Option<Timestamp>, Option<i64>)>(db)?;
    Ok(History {
        running: running(db, customer)?.map(|review| (review.id, review.started_at)),
        last,
        oldest,
        new: new.unwrap_or(0) + grown,
    })
}

/// How many of the rights that the review found hold at `now` and are more than what it looked at: the customer accepted
/// changes since that added something, or had them extend themselves.
fn grown(db: &mut Db, last: &Review, now: Timestamp) -> QueryResult<i64> {
    let review = (last.id, last.started_at);
    let mut accepted = amendments::accepted_after(db, last.customer, review, now)?;
    accepted.extend(extensions::switched_on_after(
        db,
        last.customer,
        review,
        now,
    )?);
    let unseen = accepted.into_iter().filter(|(change, looked)| {
        change.widens() && looked.is_none_or(|looked| looked < change.consent.at)
    });
    let mut grown: Vec<_> = unseen.map(|(change, _)| change.delegation).collect();
    grown.sort();
    grown.dedup();
    Ok(grown.len() as i64)
}

/// Its steps, in their order.
pub fn steps(db: &mut Db, review: Id<Review>) -> QueryResult<Vec<Step>> {
    let rows = steps::table
        .filter(steps::review_id.eq(review))
        .order(steps::place)
        .select(StepRow::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Step::from).collect())
}

/// The same, each with the delegation that it is about and the partner that has it.
pub fn steps_with_sides(
    db: &mut Db,
    review: Id<Review>,
) -> QueryResult<Vec<(Step, Kept, Organisation)>> {
    let rows = steps::table
        .inner_join(d::table.on(d::id.eq(steps::delegation_id)))
        .inner_join(o::table.on(o::id.eq(d::partner_id)))
        .filter(steps::review_id.eq(review))
        .order(steps::place)
        .select((
            StepRow::as_select(),
            delegations::Row::as_select(),
            organisations::Row::as_select(),
        ))
        .load::<(StepRow, delegations::Row, organisations::Row)>(db)?;
    let whole = |(step, kept, partner): (StepRow, delegations::Row, organisations::Row)| {
        (step.into(), kept.into(), partner.into())
    };
    Ok(rows.into_iter().map(whole).collect())
}

/// The places that wait for a decision though the rights do not hold at `now`, and these rights.
pub fn ended(db: &mut Db, review: Id<Review>, now: Timestamp) -> QueryResult<Vec<(i32, Kept)>> {
    let rows = steps::table
        .inner_join(d::table.on(d::id.eq(steps::delegation_id)))
        .filter(steps::review_id.eq(review))
        .filter(steps::decision.is_null())
        .filter(not(hold(now)))
        .order(steps::place)
        .select((steps::place, delegations::Row::as_select()))
        .load::<(i32, delegations::Row)>(db)?;
    let rows = rows.into_iter();
    Ok(rows.map(|(place, kept)| (place, kept.into())).collect())
}

/// Writes down what was decided on rights that are so now; `false` if somebody decided before.
pub fn decide(
    db: &mut Db,
    (review, place): (Id<Review>, i32),
    rights: &Shown,
    decision: Decision,
    (by, now): (&Name, Timestamp),
) -> QueryResult<bool> {
    let open = steps::table
        .find((review, place))
        .filter(steps::decision.is_null());
    diesel::update(open)
        .set((
            steps::roles.eq(&rights.roles),
            steps::services.eq(&rights.services),
            steps::until_at.eq(rights.until),
            steps::extends.eq(rights.extends),
            steps::decision.eq(decision),
            steps::decided_by.eq(by),
            steps::decided_at.eq(now),
        ))
        .execute(db)
        .map(|n| n == 1)
}

/// Writes down when the rights end that were shortened.
pub fn note_end(
    db: &mut Db,
    (review, place): (Id<Review>, i32),
    new_until: Timestamp,
) -> QueryResult<()> {
    diesel::update(steps::table.find((review, place)))
        .set(steps::new_until_at.eq(new_until))
        .execute(db)?;
    Ok(())
}

/// Writes down that the last decision was made; `false` if it was before.
pub fn finish(db: &mut Db, id: Id<Review>, by: &Name, now: Timestamp) -> QueryResult<bool> {
    let running = reviews::table
        .find(id)
        .filter(reviews::finished_at.is_null());
    diesel::update(running)
        .set((reviews::finished_by.eq(by), reviews::finished_at.eq(now)))
        .execute(db)
        .map(|n| n == 1)
}
