//! Lists: what their addresses ask for, their pager, what stands above the table.
//!
//! A list says once, in its `impl Filters`, which filters it has and how each is read. Its page asks
//! [`Query::page`] for rows, its file [`Query::filter`]; what nobody declared or what cannot be read lists
//! nothing, and the page says so with status 422.
mod around;
mod asked;

pub use around::Around;
pub use asked::Asked;

use super::{app::App, errors::Failure, fields::Fields, form::Form};
use crate::{
    domain::{
        organisation::{Kind, Organisation, Slug},
        text::Name,
    },
    messages::Text,
    store::{
        Db,
        page::{Page, Place},
        partnerships,
    },
};
use actix_web::{FromRequest, HttpRequest, dev::Payload, http::StatusCode};
use asked::{AFTER, BEFORE};
use diesel::QueryResult;
use std::future::{Ready, ready};

/// The filters that a list has: its address may hold these and a place, nothing else.
pub trait Filters: Sized + Send + 'static {
    /// Reads each by its name; what cannot be read is noted by `ask`.
    fn read(ask: &mut Asked<'_>, db: &mut Db, own: &Organisation) -> QueryResult<Self>;
}

/// What an address asks for, and once it was read, what is wrong with that.
#[derive(Debug, Clone, Default)]
pub struct Query {
    fields: Fields,
    errors: Vec<(String, Text)>,
}

/// Why somebody came to a list: a name in its address that narrows nothing.
pub const ERRAND: &str = "for";

/// The most characters of a filter.
const LONGEST: usize = 200;

impl FromRequest for Query {
    type Error = Failure;
    type Future = Ready<Result<Self, Failure>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::parse(request.query_string()))
    }
}

impl Query {
    fn parse(text: &str) -> Result<Self, Failure> {
        let fields = Fields::parse(text.as_bytes())?;
        let pairs = fields.pairs().iter();
        let pairs = pairs.map(|(name, value)| (name.clone(), value.trim().to_owned()));
        Ok(Self {
            fields: Fields::from_pairs(pairs.collect()),
            errors: Vec::new(),
        })
    }

    /// Of these pairs, as if they stood in an address.
    pub fn of<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let pairs = pairs.into_iter();
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Self {
            fields: Fields::from_pairs(pairs.collect()),
            errors: Vec::new(),
        }
    }

    /// A page of the list, and the query with what is wrong with it: then the page has no rows.
    pub fn page<F: Filters, R, T>(
        self,
        db: &mut Db,
        own: &Organisation,
        rows: impl FnOnce(&mut Db, &F, Place<T>) -> QueryResult<Page<R, T>>,
    ) -> QueryResult<(Self, Page<R, T>)> {
        let (query, asked) = self.read(|ask| {
            let place = ask.place();
            F::read(ask, db, own).map(|filter| (filter, place))
        })?;
        let page = match asked {
            Some((filter, place)) => rows(db, &filter, place)?,
            None => Page::nothing(),
        };
        Ok((query, page))
    }

    /// The filters for a file of all rows; `None` has its page say what is wrong.
    pub async fn filter<F: Filters>(
        &self,
        app: &App,
        own: &Organisation,
    ) -> Result<Option<F>, Failure> {
        let (query, own) = (self.clone(), own.clone());
        let read = app.read(move |db| {
            query.read(|ask| {
                let _files_have_no_pages = ask.place::<()>();
                F::read(ask, db, &own)
            })
        });
        Ok(read.await?.1)
    }

    /// What `read` makes of it if every name was asked for and every value was right.
    pub fn read<V>(
        self,
        read: impl FnOnce(&mut Asked<'_>) -> QueryResult<V>,
    ) -> QueryResult<(Self, Option<V>)> {
        let mut asked = Asked(self.fields.reader());
        let value = read(&mut asked)?;
        let errors = asked.errors();
        let value = errors.is_empty().then_some(value);
        let query = Self {
            errors,
            fields: self.fields,
        };
        Ok((query, value))
    }

    /// What the page answers: 422 if anything was wrong.
    pub fn status(&self) -> StatusCode {
        match self.is_wrong() {
            true => StatusCode::UNPROCESSABLE_ENTITY,
            false => StatusCode::OK,
        }
    }
    pub fn is_wrong(&self) -> bool {
        !self.errors.is_empty()
    }
    /// The same as a form, with what is wrong.
    pub fn form(&self) -> Form {
        Form::wrong(&self.fields, self.errors.clone())
    }
    /// What is wrong, by the name of the filter; empty where the page has no field for it.
    pub fn errors(&self) -> &[(String, Text)] {
        &self.errors
    }
    /// Ways on beside what is wrong: forms have some, addresses none.
    pub const fn ways_on(&self) -> &'static [(Text, String)] {
        &[]
    }
    pub fn error(&self, name: &str) -> Option<&Text> {
        let found = self.errors.iter().find(|(known, _)| known == name);
        found.map(|(_, why)| why)
    }
    /// A value that is set, for addresses that are no lists.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.set().find(|(known, _)| *known == name);
        found.map(|(_, value)| value)
    }
    /// All values of that name.
    pub fn all<'q>(&'q self, name: &'q str) -> impl Iterator<Item = &'q str> {
        let pairs = self.set().filter(move |(known, _)| *known == name);
        pairs.map(|(_, value)| value)
    }
    /// A filter as its field shows it.
    pub fn value(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }
    /// Whether anything is looked for: an empty list then says something else.
    pub fn filters(&self) -> bool {
        let narrows = |name: &str| is_filter(name) && name != ERRAND;
        self.is_wrong() || self.set().any(|(name, _)| narrows(name))
    }
    fn set(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.fields.pairs().iter();
        let pairs = pairs.map(|(name, value)| (name.as_str(), value.as_str()));
        pairs.filter(|(_, value)| !value.is_empty() && value.chars().count() <= LONGEST)
    }
}

fn is_filter(name: &str) -> bool {
    name != AFTER && name != BEFORE
}

/// Slugs and names of the resellers that a provider's lists can be filtered by.
pub fn resellers(db: &mut Db, own: &Organisation) -> QueryResult<Vec<(String, String)>> {
    if own.kind != Kind::Provider {
        return Ok(Vec::new());
    }
    let all = partnerships::active_resellers_of(db, own.id)?;
    let option = |(_, name, slug): (_, Name, Slug)| (slug.to_string(), name.to_string());
    Ok(all.into_iter().map(option).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{id::Id, time::Timestamp};

    fn place(address: &str) -> (Query, Option<Place<()>>) {
        let query = Query::parse(address).unwrap();
        query
            .read(|ask| {
                ask.text("text");
                Ok(ask.place())
            })
            .unwrap()
    }

    #[test]
    fn a_turned_page_keeps_the_filters() {
        let (query, at) = place("text=a%26b&after=");
        assert_eq!(query.value("text"), "a&b");
        assert!(matches!(at, Some(Place::Start)));
        let id = Id::<()>::new(Timestamp::from_micros(0), [0; 10]);
        let page = Page {
            rows: vec![()],
            newer: None,
            older: Some(id),
            count: 1001,
        };
        let around = query.around("/o/x/customers", &page);
        assert_eq!(around.csv, "/o/x/customers.csv?text=a%26b");
        let older = around.older.unwrap();
        let (again, at) = place(older.split_once('?').unwrap().1);
        assert!(matches!(at, Some(Place::After(at)) if at == id));
        assert_eq!(again.value("text"), "a&b");
    }

    #[test]
    fn what_was_not_asked_for_or_cannot_be_read_is_wrong() {
        let id = "01890000-0000-7000-8000-00000000abcd";
        for (address, field) in [
            ("after=nonsense", ""),
            (&*format!("after={id}&before={id}"), ""),
            ("nobody=asked", ""),
            ("nobody=", ""),
            ("text=a&text=b", "text"),
            (&format!("text={}", "a".repeat(201)), "text"),
        ] {
            let (query, at) = place(address);
            assert!(at.is_none() && query.is_wrong(), "{address}");
            assert_eq!(query.errors()[0].0, field, "{address}");
        }
    }
}
