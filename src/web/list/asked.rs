//! Reading the address of a list.
use super::LONGEST;
use crate::{
    domain::{id::Id, organisation::Slug, time::Timestamp},
    messages::Text,
    store::page::Place,
    web::form::Reader,
};
use diesel::QueryResult;
use std::str::FromStr;

/// The most characters of what is wrong that a sentence repeats.
const REPEATED: usize = 40;
pub(super) const AFTER: &str = "after";
pub(super) const BEFORE: &str = "before";

/// Reads an address: each name once, each value by what it may be; notes what is wrong.
#[derive(Debug)]
pub struct Asked<'q>(pub(super) Reader<'q>);

impl<'q> Asked<'q> {
    /// A text to look for.
    pub fn text(&mut self, name: &str) -> Option<String> {
        self.set(name).map(str::to_owned)
    }
    /// One of the words that `parse` knows.
    pub fn choice<V>(&mut self, name: &str, parse: impl FnOnce(&str) -> Option<V>) -> Option<V> {
        let value = self.set(name)?;
        self.take(name, parse(value), || {
            Text::new("list-wrong-choice").with("value", short(value))
        })
    }
    /// A day, as its first moment.
    pub fn day(&mut self, name: &str) -> Option<Timestamp> {
        let value = self.set(name)?;
        let wrong = || Text::new("list-wrong-day");
        self.take(name, Timestamp::parse(value), wrong)
    }
    /// A whole number.
    pub fn number<N: FromStr>(&mut self, name: &str) -> Option<N> {
        let value = self.set(name)?;
        let wrong = || Text::new("list-wrong-number");
        self.take(name, value.parse().ok(), wrong)
    }
    /// The id of something; whose it is, the query says.
    pub fn id<T>(&mut self, name: &str) -> Option<Id<T>> {
        let value = self.set(name)?;
        let wrong = || Text::new("list-wrong-choice").with("value", short(value));
        self.take(name, Id::parse(value), wrong)
    }
    /// Ids of ticked rows.
    pub fn ids<T>(&mut self, name: &str) -> Vec<Id<T>> {
        self.0
            .many(name, |id| Id::parse(id).ok_or("list-wrong-ticks"))
    }
    /// An organisation by its slug, if the reader deals with it: others look like unknown ones.
    pub fn known<V>(
        &mut self,
        name: &str,
        find: impl FnOnce(&Slug) -> QueryResult<Option<V>>,
    ) -> QueryResult<Option<V>> {
        let by_slug = |value: &str| match Slug::parse(value) {
            Some(slug) => find(&slug),
            None => Ok(None),
        };
        self.look(name, by_slug, "list-wrong-organisation")
    }
    /// Something that `find` knows by a word.
    pub fn found<V>(
        &mut self,
        name: &str,
        find: impl FnOnce(&str) -> QueryResult<Option<V>>,
    ) -> QueryResult<Option<V>> {
        self.look(name, find, "list-wrong-choice")
    }

    fn look<V>(
        &mut self,
        name: &str,
        find: impl FnOnce(&str) -> QueryResult<Option<V>>,
        wrong: &'static str,
    ) -> QueryResult<Option<V>> {
        let Some(value) = self.set(name) else {
            return Ok(None);
        };
        let found = find(value)?;
        Ok(self.take(name, found, || Text::new(wrong).with("value", short(value))))
    }

    /// The place of the page.
    pub fn place<T>(&mut self) -> Place<T> {
        let mut id = |name| {
            let value = self.set(name)?;
            self.take("", Id::parse(value), || Text::new("list-wrong-place"))
        };
        match (id(AFTER), id(BEFORE)) {
            (None, None) => Place::Start,
            (Some(after), None) => Place::After(after),
            (None, Some(before)) => Place::Before(before),
            (Some(after), Some(_)) => {
                self.0.wrong("", Text::new("list-wrong-place"));
                Place::After(after)
            }
        }
    }

    fn set(&mut self, name: &str) -> Option<&'q str> {
        let value = self.0.single(name).filter(|value| !value.is_empty())?;
        let fits = value.chars().count() <= LONGEST;
        self.take(name, fits.then_some(value), || {
            Text::new("form-too-long").with("limit", LONGEST)
        })
    }

    fn take<V>(&mut self, name: &str, read: Option<V>, why: impl FnOnce() -> Text) -> Option<V> {
        if read.is_none() {
            self.0.wrong(name, why());
        }
        read
    }

    pub(super) fn errors(self) -> Vec<(String, Text)> {
        let unknown: Vec<String> = self.0.unknown().map(short).collect();
        let unknown = unknown.into_iter().map(|name| {
            let why = Text::new("list-unknown-filter").with("name", name);
            (String::new(), why)
        });
        self.0.into_errors().into_iter().chain(unknown).collect()
    }
}

fn short(text: &str) -> String {
    text.chars().take(REPEATED).collect()
}
