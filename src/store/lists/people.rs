//! The people of a customer's directory.
use crate::domain::{
    id::Id,
    organisation::Organisation,
    person::Person,
    service::{OneService, Service},
    slugs::ServiceSet,
    text::Name,
};
use crate::store::{
    Db,
    db::Any,
    licences::{self, in_column},
    page::{self, COUNTED, Page, Place, ROWS},
    people::Row,
    prepared::Prepared,
    schema::{licences as l, people as p, subscriptions as s},
    search::finds,
};
use diesel::prelude::*;

/// A row of the list.
#[derive(Debug, Clone)]
pub struct Listed {
    pub person: Person,
    /// Of which products the person has a licence, as far as the reader reaches.
    pub licences: Vec<Name>,
}

/// What to look for; nothing set finds everybody.
#[derive(Debug, Clone, Default)]
pub struct PeopleFilter {
    /// In name and address.
    pub text: Option<String>,
    pub department: Option<Name>,
    pub licence: Option<Licensed>,
    /// What the reader reaches; nothing set is everything.
    pub reach: Option<ServiceSet>,
}

impl PeopleFilter {
    /// The same for a reader who reaches these services alone.
    #[must_use]
    pub fn within(mut self, reach: Option<&ServiceSet>) -> Self {
        self.reach = reach.cloned();
        if let (Some(licensed), Some(reach)) = (&mut self.licence, reach) {
            let asked = licensed.services.take().unwrap_or_else(|| reach.clone());
            let reached = asked.iter().filter(|service| reach.has(service.slug));
            licensed.services = Some(ServiceSet::new(reached));
        }
        self
    }
}

/// Who has, or who has not, a licence of one of these services.
#[derive(Debug, Clone)]
pub struct Licensed {
    pub has: bool,
    /// Nothing set is any service.
    pub services: Option<ServiceSet>,
}

/// A page of it.
pub fn people(
    db: &mut Db,
    customer: Id<Organisation>,
    filter: &PeopleFilter,
    place: Place<Person>,
) -> QueryResult<Page<Listed, Person>> {
    let query = found(customer, filter).limit(ROWS + 1);
    let query = match place {
        Place::Start => query.order(p::id.desc()),
        Place::After(id) => query.filter(p::id.lt(id)).order(p::id.desc()),
        Place::Before(id) => query.filter(p::id.gt(id)).order(p::id),
    };
    let rows = listed(db, query, filter)?;
    let ids = found(customer, filter).select(p::id).limit(COUNTED + 1);
    let count = page::count(db, ids)?;
    Ok(Page::from_fetched(rows, place, count, |row| row.person.id))
}

/// The next `most` rows after a place, for exports and selections.
pub fn stretch(
    db: &mut Db,
    customer: Id<Organisation>,
    filter: &PeopleFilter,
    after: Option<Id<Person>>,
    most: i64,
) -> QueryResult<Vec<Listed>> {
    let mut query = found(customer, filter).order(p::id.desc()).limit(most);
    if let Some(after) = after {
        query = query.filter(p::id.lt(after));
    }
    listed(db, query, filter)
}

type Query = p::BoxedQuery<'static, Any>;

fn found(customer: Id<Organisation>, filter: &PeopleFilter) -> Query {
    let mut query = p::table.into_boxed().filter(p::customer_id.eq(customer));
    if let Some(text) = &filter.text {
        let named = finds(p::name_key, &text.to_lowercase());
        query = query.filter(named.or(finds(p::email, text)));
    }
    if let Some(department) = &filter.department {
        query = query.filter(p::department.eq(department.clone()));
    }
    match &filter.licence {
        None => query,
        Some(licensed) => having(query, customer, licensed),
    }
}

fn having(query: Query, customer: Id<Organisation>, licensed: &Licensed) -> Query {
    let services = match &licensed.services {
        Some(services) => in_column(services),
        None => Service::all().iter().map(OneService).collect(),
    };
    let holders = l::table
        .inner_join(s::table.on(s::id.eq(l::subscription_id)))
        .filter(l::customer_id.eq(customer))
        .filter(s::service.eq_any(services))
        .select(l::person_id);
    match licensed.has {
        true => query.filter(p::id.eq_any(holders)),
        false => query.filter(p::id.ne_all(holders)),
    }
}

fn listed(db: &mut Db, query: Query, filter: &PeopleFilter) -> QueryResult<Vec<Listed>> {
    let rows = Prepared(query.select(Row::as_select())).load::<Row>(db)?;
    let people: Vec<Person> = rows.into_iter().map(Person::from).collect();
    let ids: Vec<_> = people.iter().map(|person| person.id).collect();
    let licences = licences::of_people(db, &ids, filter.reach.as_ref())?;
    let of = |person: Person| Listed {
        licences: licences
            .iter()
            .filter(|(holder, _)| *holder == person.id)
            .map(|(_, product)| product.clone())
            .collect(),
        person,
    };
    Ok(people.into_iter().map(of).collect())
}
