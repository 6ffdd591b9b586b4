//! Service requests: those of a customer, or all those that a partner may work on now.
use crate::domain::{
    access::{OnBehalf, SeeRequests},
    account::Account,
    delegation::Delegation,
    id::Id,
    organisation::{self, Organisation, Slug},
    service::{OneService, Service},
    service_request::{ServiceRequest, Severity, State, Supporter},
    slugs::ServiceSet,
    text::Name,
    time::Timestamp,
};
use crate::store::{
    Db,
    db::Any,
    holding::hold,
    page::{self, COUNTED, Page, Place, ROWS},
    prepared::{Prepared, padded},
    schema::{
        access_assignments as a, access_group_members as g, delegations as d, members as m,
        organisations as o, service_requests as s,
    },
    search::finds,
    service_requests::Row,
};
use diesel::dsl::{IntoBoxed, exists, sql};
use diesel::prelude::*;
use diesel::sql_types::{Binary, Bool, Integer, Nullable, Text};

/// Whose requests are listed; nobody is shown any other.
#[derive(Debug, Clone)]
pub enum Within {
    /// Of one customer; for a partner only those of the services that it reaches.
    Customer(Id<Organisation>, Option<ServiceSet>),
    /// Of all customers where this partner has support rights for the service at this moment, and lends them to this
    /// member.
    Reach(Id<Organisation>, Id<Account>, Timestamp),
}

/// A row of the list.
#[derive(Debug, Clone)]
pub struct Listed {
    pub request: ServiceRequest,
    pub customer: Name,
    pub customer_slug: Slug,
    /// The partner that it is assigned to.
    pub partner: Option<Name>,
}

/// Whom a request is assigned to.
#[derive(Debug, Clone)]
pub enum Assigned {
    To(Id<Organisation>),
    ToNobody,
    /// To nobody who may work on it: to none at all, or to one that is none of these, or not for its service.
    ToNobodyOf(Vec<Supporter>),
}

/// What to look for; nothing set finds everything.
#[derive(Debug, Clone, Default)]
pub struct RequestsFilter {
    /// In the subject, for partners also in the name of the customer; or the number.
    pub text: Option<String>,
    pub state: Option<State>,
    pub severity: Option<Severity>,
    pub service: Option<&'static Service>,
    pub assigned: Option<Assigned>,
}

/// A page of it.
pub fn service_requests(
    db: &mut Db,
    within: &Within,
    filter: &RequestsFilter,
    place: Place<ServiceRequest>,
) -> QueryResult<Page<Listed, ServiceRequest>> {
    let query = found(within, filter).limit(ROWS + 1);
    let query = match place {
        Place::Start => query.order(s::id.desc()),
        Place::After(id) => query.filter(s::id.lt(id)).order(s::id.desc()),
        Place::Before(id) => query.filter(s::id.gt(id)).order(s::id),
    };
    let rows = rows(db, query)?;
    let count = count(db, within, filter)?;
    Ok(Page::from_fetched(rows, place, count, |row| row.request.id))
}

/// The next `most` rows after a place, for exports.
pub fn stretch(
    db: &mut Db,
    within: &Within,
    filter: &RequestsFilter,
    after: Option<Id<ServiceRequest>>,
    most: i64,
) -> QueryResult<Vec<Listed>> {
    let mut query = found(within, filter).order(s::id.desc()).limit(most);
    if let Some(after) = after {
        query = query.filter(s::id.lt(after));
    }
    rows(db, query)
}

/// The rights that open these rows to the member whose list it is, as far as no use of them was noted in the last
/// minute: nothing for a customer's own list, and on behalf, where whoever comes in brings them along.
pub fn unnoted(db: &mut Db, within: &Within, rows: &[Listed]) -> QueryResult<Vec<Id<Delegation>>> {
    let (Within::Reach(partner, account, now), false) = (within, rows.is_empty()) else {
        return Ok(Vec::new());
    };
    let shown: Vec<Id<ServiceRequest>> = rows.iter().map(|row| row.request.id).collect();
    let minute = now.plus_seconds(-60);
    let longer_ago = d::last_used_at.le(minute).assume_not_null();
    let query = d::table
        .inner_join(s::table.on(s::customer_id.eq(d::customer_id)))
        .filter(s::id.eq_any(padded(shown)))
        .filter(d::partner_id.eq(*partner))
        .filter(hold(*now))
        .filter(sql::<Bool>(COVERING))
        .filter(exists(lending(*account)))
        .filter(d::last_used_at.is_null().or(longer_ago))
        .select(d::id)
        .distinct();
    Prepared(query).rows(db)
}

/// How many there are, up to one more than lists count.
pub fn count(db: &mut Db, within: &Within, filter: &RequestsFilter) -> QueryResult<i64> {
    let ids = found(within, filter).select(s::id).limit(COUNTED + 1);
    page::count(db, ids)
}

#[diesel::dsl::auto_type]
fn joined() -> _ {
    s::table.inner_join(o::table.on(o::id.eq(s::customer_id)))
}
type Query = IntoBoxed<'static, joined, Any>;

const PARTNER: &str =
    "(SELECT p.name FROM organisations AS p WHERE p.id = service_requests.partner_id)";

fn rows(db: &mut Db, query: Query) -> QueryResult<Vec<Listed>> {
    let columns = (
        Row::as_select(),
        o::name,
        o::slug,
        sql::<Nullable<Text>>(PARTNER),
    );
    let rows = Prepared(query.select(columns)).load::<(Row, Name, Slug, Option<Name>)>(db)?;
    let listed = |(row, customer, customer_slug, partner): (Row, _, _, _)| Listed {
        request: row.into(),
        customer,
        customer_slug,
        partner,
    };
    Ok(rows.into_iter().map(listed).collect())
}

fn found(within: &Within, filter: &RequestsFilter) -> Query {
    let mut query = inside(within);
    if let Some(text) = &filter.text {
        query = looking(query, within, text);
    }
    if let Some(state) = filter.state {
        query = query.filter(s::state.eq(state));
    }
    if let Some(severity) = filter.severity {
        query = query.filter(s::severity.eq(severity));
    }
    if let Some(service) = filter.service {
        query = query.filter(s::service.eq(OneService(service)));
    }
    match &filter.assigned {
        None => query,
        Some(Assigned::To(partner)) => query.filter(s::partner_id.eq(*partner)),
        Some(Assigned::ToNobody) => query.filter(s::partner_id.is_null()),
        Some(Assigned::ToNobodyOf(able)) => able.iter().fold(query, |query, able| {
            let others = s::partner_id
                .is_null()
                .or(s::partner_id.ne(able.partner.id));
            let elsewhere = s::service.ne_all(services(&able.services));
            query.filter(others.or(elsewhere.nullable()))
        }),
    }
}

/// With these words in it, or with that number.
fn looking(query: Query, within: &Within, text: &str) -> Query {
    let subject = finds(s::subject, text);
    let customer = || finds(o::name_key, &text.to_lowercase());
    let ends_with = |end: [u8; 4]| substr(s::id, NUMBER_AT).eq(end.to_vec());
    match (within, ServiceRequest::end_of_id(text)) {
        (Within::Customer(..), None) => query.filter(subject),
        (Within::Customer(..), Some(end)) => query.filter(subject.or(ends_with(end))),
        (Within::Reach(..), None) => query.filter(subject.or(customer())),
        (Within::Reach(..), Some(end)) => query.filter(subject.or(customer()).or(ends_with(end))),
    }
}

/// Where in its 16 bytes the number of a request begins.
const NUMBER_AT: i32 = 13;

#[diesel::declare_sql_function]
extern "SQL" {
    /// The bytes from there on, the first of all being 1.
    fn substr(bytes: Binary, begin: Integer) -> Binary;
}

fn inside(within: &Within) -> Query {
    let query = joined().into_boxed();
    match within {
        Within::Customer(customer, reached) => {
            let query = query.filter(s::customer_id.eq(*customer));
            match reached {
                None => query,
                Some(reached) => query.filter(s::service.eq_any(services(reached))),
            }
        }
        Within::Reach(partner, account, now) => query
            .filter(o::state.eq(organisation::State::Active))
            .filter(exists(
                reaching(*partner, *now).filter(exists(lending(*account))),
            )),
    }
}

fn services(of: &ServiceSet) -> Vec<OneService> {
    of.iter().map(OneService).collect()
}

/// The rights that let this partner work on a request: the one place that says so for lists over all customers.
#[diesel::dsl::auto_type(no_type_alias)]
fn reaching(partner: Id<Organisation>, now: Timestamp) -> _ {
    let holding: hold = hold(now);
    let covering: diesel::expression::SqlLiteral<Bool> = sql(COVERING);
    d::table
        .filter(d::partner_id.eq(partner))
        .filter(d::customer_id.eq(s::customer_id))
        .filter(holding)
        .filter(covering)
}

/// The groups that lend this member a role of such rights that opens requests.
#[diesel::dsl::auto_type(no_type_alias)]
fn lending(account: Id<Account>) -> _ {
    let opening: diesel::expression::SqlLiteral<Bool> = sql(&opening());
    a::table
        .inner_join(g::table.on(g::group_id.eq(a::group_id)))
        .inner_join(m::table.on(m::id.eq(g::member_id)))
        .filter(a::delegation_id.eq(d::id))
        .filter(m::account_id.eq(account))
        .filter(opening)
}

/// Sets of slugs are texts with spaces between.
const COVERING: &str =
    "(' ' || delegations.services || ' ') LIKE ('% ' || service_requests.service || ' %')";

/// A role that opens them and that the delegation still holds.
fn opening() -> String {
    let opening = SeeRequests::OPENED_BY.iter().copied();
    let each = opening
        .chain(["global-administrator"])
        .map(|slug| format!("'{slug}'"));
    let each = each.collect::<Vec<_>>().join(", ");
    format!(
        "(access_assignments.role IN ({each}) AND \
        (' ' || delegations.roles || ' ') LIKE ('% ' || access_assignments.role || ' %'))"
    )
}
