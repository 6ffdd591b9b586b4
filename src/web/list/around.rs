//! What stands around the rows of a list: pages, file, count.
use super::{
    Query,
    asked::{AFTER, BEFORE},
    is_filter,
};
use crate::{
    domain::id::Id,
    messages::Text,
    store::page::{COUNTED, Page},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

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

impl Query {
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
    /// Another address with the same filters and one pair more.
    pub fn filtered(&self, path: &str, (name, value): (&str, &str)) -> String {
        self.href(path, Some((name, value.to_owned())))
    }
    /// The address with the same filters.
    pub fn href(&self, path: &str, place: Option<(&str, String)>) -> String {
        let filters = self.set().filter(|(name, _)| is_filter(name));
        let filters = filters.map(|(name, value)| (name, value.to_owned()));
        let pairs: Vec<String> = filters.chain(place).map(encoded).collect();
        match pairs.as_slice() {
            [] => path.to_owned(),
            pairs => format!("{path}?{}", pairs.join("&")),
        }
    }
}

fn encoded((name, value): (&str, String)) -> String {
    let encode = |text| utf8_percent_encode(text, NON_ALPHANUMERIC);
    format!("{}={}", encode(name), encode(&value))
}

fn counted(rows: i64) -> Text {
    if rows > COUNTED {
        Text::new("list-count-more").with("count", COUNTED)
    } else {
        Text::new("list-count").with("count", rows)
    }
}
