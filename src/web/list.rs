//! Lists: what their addresses ask for, their pager, what stands above the table.
use super::{errors::Failure, fields::Fields};
use crate::{
    domain::id::Id,
    messages::Text,
    store::page::{COUNTED, Page, Place},
};
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::future::{Ready, ready};

/// The filters of a list page and the place in it, from its address; what cannot be read filters nothing.
#[derive(Debug, Clone, Default)]
pub struct Query(Vec<(String, String)>);

/// The most characters of a filter.
const LONGEST: usize = 200;
const AFTER: &str = "after";
const BEFORE: &str = "before";

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
        let kept = pairs.filter(|(_, value)| !value.is_empty() && value.chars().count() <= LONGEST);
        Ok(Self(kept.collect()))
    }
    /// A filter that is set.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut pairs = self.0.iter();
        let found = pairs.find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
    /// All values of that name.
    pub fn all<'q>(&'q self, name: &'q str) -> impl Iterator<Item = &'q str> {
        let named = self.0.iter().filter(move |(known, _)| known == name);
        named.map(|(_, value)| value.as_str())
    }
    /// A filter as its field shows it.
    pub fn value(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }
    /// Whether anything is looked for: an empty list then says something else.
    pub fn filters(&self) -> bool {
        self.0.iter().any(|(name, _)| is_filter(name))
    }
    /// Where the page begins.
    pub fn place<T>(&self) -> Place<T> {
        let id = |name| self.get(name).and_then(Id::parse);
        match (id(AFTER), id(BEFORE)) {
            (Some(after), _) => Place::After(after),
            (None, Some(before)) => Place::Before(before),
            (None, None) => Place::Start,
        }
    }
    /// What stands around the rows of the list at `path`.
    pub fn around<R, T>(&self, path: &str, page: &Page<R, T>) -> Around {
        let turn =
            |name, id: Option<Id<T>>| id.map(|id| self.href(path, Some((name, id.to_string()))));
        Around {
            newer: turn(BEFORE, page.newer),
            older: turn(AFTER, page.older),
            csv: self.href(&format!("{path}.csv"), None),
            count: counted(page.count),
        }
    }
    /// The address with the same filters.
    fn href(&self, path: &str, place: Option<(&str, String)>) -> String {
        let filters = self.0.iter().filter(|(name, _)| is_filter(name));
        let filters = filters.map(|(name, value)| (name.as_str(), value.clone()));
        let pairs: Vec<String> = filters.chain(place).map(encoded).collect();
        match pairs.as_slice() {
            [] => path.to_owned(),
            pairs => format!("{path}?{}", pairs.join("&")),
        }
    }
}

fn is_filter(name: &str) -> bool {
    name != AFTER && name != BEFORE
}

fn encoded((name, value): (&str, String)) -> String {
    let encode = |text| utf8_percent_encode(text, NON_ALPHANUMERIC);
    format!("{}={}", encode(name), encode(&value))
}

/// What stands around the rows of a list.
#[derive(Debug)]
pub struct Around {
    pub newer: Option<String>,
    pub older: Option<String>,
    /// The same rows as a file.
    pub csv: String,
    /// How many rows there are.
    pub count: Text,
}

fn counted(rows: i64) -> Text {
    if rows > COUNTED {
        Text::new("list-count-more").with("count", COUNTED)
    } else {
        Text::new("list-count").with("count", rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turned_page_keeps_the_filters() {
        let query = Query::parse("text=a%26b&state=&after=nonsense").unwrap();
        assert_eq!((query.value("text"), query.get("state")), ("a&b", None));
        assert!(matches!(query.place::<()>(), Place::Start));
        let id = Id::<()>::new(crate::domain::time::Timestamp::from_micros(0), [0; 10]);
        let page = Page {
            rows: vec![()],
            newer: None,
            older: Some(id),
            count: 1001,
        };
        let around = query.around("/o/x/customers", &page);
        assert_eq!(around.csv, "/o/x/customers.csv?text=a%26b");
        let older = around.older.unwrap();
        let again = Query::parse(older.split_once('?').unwrap().1).unwrap();
        assert!(matches!(again.place::<()>(), Place::After(at) if at == id));
        assert_eq!(again.value("text"), "a&b");
    }
}
