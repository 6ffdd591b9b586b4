//! The delegations of a customer, or those of a partner.
use crate::domain::{
    delegation::{Delegation, Standing, State, amendment, lapsed_until},
    id::Id,
    organisation::{self, Kind, Organisation},
    relationship,
    text::Name,
    time::Timestamp,
};
use crate::store::{
    Db,
    access_assignments::NOBODY,
    amendments,
    db::Any,
    delegation_requests::are_requested,
    delegations::{Kept, Row},
    holding::{are_over, end_soon, hold},
    page::{self, COUNTED, Page, Place, ROWS},
    schema::{amendments as a, delegations as d, organisations as o, relationships as r},
    search::finds,
};
use diesel::dsl::{IntoBoxed, case_when, exists, sql};
use diesel::prelude::*;
use diesel::sql_types::Bool;

/// A row: a delegation and who is on the other side of it.
#[derive(Debug, Clone)]
pub struct Listed {
    pub kept: Kept,
    /// The partner asks for a change of it.
    pub change_asked: bool,
    pub other: Id<Organisation>,
    pub other_name: Name,
    pub other_state: organisation::State,
    /// No member of the partner reaches anything with it.
    pub nobody: bool,
}

/// What to look for; nothing set finds everything.
#[derive(Debug, Clone, Default)]
pub struct DelegationsFilter {
    /// In the name of the delegation or of the other side.
    pub text: Option<String>,
    /// `Active` finds what is ending soon too.
    pub standing: Option<Standing>,
    /// Those of which the partner asks for a change.
    pub change_asked: bool,
    /// For a customer: the rights of this partner.
    pub partner: Option<Id<Organisation>>,
    /// For a provider: at customers that are attributed to this reseller.
    pub reseller: Option<Id<Organisation>>,
    /// Those that hold and that nobody uses.
    pub nobody: bool,
}

/// A page of it.
pub fn delegations(
    db: &mut Db,
    of: &Organisation,
    filter: &DelegationsFilter,
    place: Place<Delegation>,
    now: Timestamp,
) -> QueryResult<Page<Listed, Delegation>> {
    let query = found(of, filter, now).limit(ROWS + 1);
    let query = match place {
        Place::Start => query.order(d::id.desc()),
        Place::After(id) => query.filter(d::id.lt(id)).order(d::id.desc()),
        Place::Before(id) => query.filter(d::id.gt(id)).order(d::id),
    };
    let rows = rows(db, query)?;
    let rows = with_changes(db, rows, now)?;
    let count = count(db, of, filter, now)?;
    let id = |row: &Listed| row.kept.delegation.id;
    Ok(Page::from_fetched(rows, place, count, id))
}

/// The next `rows` after a place, for exports.
pub fn stretch(
    db: &mut Db,
    of: &Organisation,
    filter: &DelegationsFilter,
    after: Option<Id<Delegation>>,
    number: i64,
    now: Timestamp,
) -> QueryResult<Vec<Listed>> {
    let mut query = found(of, filter, now).order(d::id.desc()).limit(number);
    if let Some(after) = after {
        query = query.filter(d::id.lt(after));
    }
    rows(db, query)
}

type Query = IntoBoxed<'static, joined, Any>;

fn rows(db: &mut Db, query: Query) -> QueryResult<Vec<Listed>> {
    let rows = query
        .select((
            Row::as_select(),
            o::id.assume_not_null(),
            o::name.assume_not_null(),
            o::state.assume_not_null(),
            sql::<Bool>(NOBODY),
        ))
        .load::<(Row, Id<Organisation>, Name, organisation::State, bool)>(db)?;
    let listed = |(row, other, other_name, other_state, nobody): (Row, _, _, _, _)| Listed {
        kept: row.into(),
        change_asked: false,
        other,
        other_name,
        other_state,
        nobody,
    };
    Ok(rows.into_iter().map(listed).collect())
}

fn with_changes(db: &mut Db, mut rows: Vec<Listed>, now: Timestamp) -> QueryResult<Vec<Listed>> {
    let ids = rows.iter().map(|row| row.kept.delegation.id).collect();
    let open = amendments::open_among(db, ids, now)?;
    for row in &mut rows {
        row.change_asked = open.contains(&row.kept.delegation.id);
    }
    Ok(rows)
}

/// The ids of all that is found, the newest first, up to so many.
pub fn ids(
    db: &mut Db,
    of: &Organisation,
    filter: &DelegationsFilter,
    most: i64,
    now: Timestamp,
) -> QueryResult<Vec<Id<Delegation>>> {
    let query = found(of, filter, now).order(d::id.desc()).limit(most);
    query.select(d::id).load(db)
}

/// Those of these that the organisation has part in, the newest first.
pub fn chosen(
    db: &mut Db,
    of: &Organisation,
    chosen: Vec<Id<Delegation>>,
) -> QueryResult<Vec<Listed>> {
    let all = DelegationsFilter::default();
    let query = found(of, &all, Timestamp::from_micros(0)).filter(d::id.eq_any(chosen));
    rows(db, query.order(d::id.desc()))
}

/// How many of them there are, as far as lists count.
pub fn count(
    db: &mut Db,
    of: &Organisation,
    filter: &DelegationsFilter,
    now: Timestamp,
) -> QueryResult<i64> {
    let ids = found(of, filter, now).select(d::id).limit(COUNTED + 1);
    page::count(db, ids)
}

/// Each delegation with the organisation on the other side, which is always there: a left join only so that
/// the databases leave it out of counting.
#[diesel::dsl::auto_type]
fn joined(of: Id<Organisation>) -> _ {
    let other: diesel::dsl::Otherwise<
        case_when<diesel::dsl::Eq<d::customer_id, Id<Organisation>>, d::partner_id>,
        d::customer_id,
    > = case_when(d::customer_id.eq(of), d::partner_id).otherwise(d::customer_id);
    d::table.left_join(o::table.on(o::id.eq(other)))
}

fn found(of: &Organisation, filter: &DelegationsFilter, now: Timestamp) -> Query {
    let mut query = joined(of.id).into_boxed();
    query = match of.kind {
        Kind::Customer => query.filter(d::customer_id.eq(of.id)),
        Kind::Provider | Kind::Reseller => query.filter(d::partner_id.eq(of.id)),
    };
    if let Some(text) = &filter.text {
        let named = finds(o::name_key.assume_not_null(), &text.to_lowercase());
        query = query.filter(finds(d::name, text).or(named));
    }
    if let Some(partner) = filter.partner {
        query = query.filter(d::partner_id.eq(partner));
    }
    if let Some(reseller) = filter.reseller {
        let attributed = r::table
            .filter(r::provider_id.eq(of.id))
            .filter(r::customer_id.eq(d::customer_id))
            .filter(r::reseller_id.eq(reseller))
            .filter(r::state.eq(relationship::State::Active));
        query = query.filter(exists(attributed));
    }
    if filter.change_asked {
        let open = a::table
            .filter(a::delegation_id.eq(d::id))
            .filter(a::state.eq(amendment::State::Open))
            .filter(a::asked_at.gt(lapsed_until(now)));
        query = query.filter(exists(open));
    }
    if filter.nobody {
        query = stands(query, Some(Standing::Active), now).filter(sql::<Bool>(NOBODY));
    }
    stands(query, filter.standing, now)
}

/// What it is worth now is a predicate, never what a job wrote down.
fn stands(query: Query, standing: Option<Standing>, now: Timestamp) -> Query {
    let active = d::state.eq(State::Active);
    match standing {
        None => query,
        Some(Standing::Requested) => query
            .filter(are_requested())
            .filter(d::starts_at.gt(lapsed_until(now))),
        Some(Standing::Active) => query.filter(hold(now)),
        Some(Standing::Ending) => query.filter(active.and(end_soon(now))),
        Some(Standing::Ended) => {
            let lapsed = d::state
                .eq(State::Requested)
                .and(d::starts_at.le(lapsed_until(now)));
            let ended = d::state.eq(State::Ended).or(active.and(are_over(now)));
            query.filter(ended.or(lapsed))
        }
    }
}
