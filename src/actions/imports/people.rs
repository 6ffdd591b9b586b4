//! A file of people for a directory.
use super::{Importer, Known, Made};
use crate::{
    domain::{
        access::{For, ManagePeople},
        activity::{Noun, Verb},
        email::EmailKey,
        file_import::Subject,
        id::Id,
        organisation::Organisation,
        paths,
        people_sheet::{self, Column, Row},
        person::Person,
        sheet::{Cells, Fault},
        time::Timestamp,
    },
    store::{
        Db,
        activities::{self, Actor, Deed},
        ids, people,
    },
};
use diesel::QueryResult;
use std::collections::HashSet;

impl Importer for For<ManagePeople> {
    const SUBJECT: Subject = Subject::People;
    const MOST_ROWS: usize = people_sheet::MOST_ROWS;
    type Column = Column;
    type Item = Row;

    fn owner(&self) -> &Organisation {
        self.customer()
    }
    fn acting(&self) -> Id<Organisation> {
        self.organisation.id
    }
    fn list(&self) -> String {
        paths::people(&self.home())
    }

    fn understood(
        &self,
        _: &mut Db,
        cells: &Cells<Column>,
        _: Timestamp,
    ) -> QueryResult<Result<Row, Vec<Fault<Column>>>> {
        Ok(people_sheet::understood(cells))
    }

    fn key(item: &Row) -> String {
        item.entry.email.key().as_str().to_owned()
    }

    /// Whoever has the address, and whom a row of the list as a file is about: the address may be what was changed there.
    fn there(&self, db: &mut Db, items: &[&Row]) -> QueryResult<Known> {
        let customer = self.customer().id;
        let keys: Vec<_> = items
            .iter()
            .map(|it| it.entry.email.key().clone())
            .collect();
        let known = |(key, id): (EmailKey, Id<Person>)| (key.as_str().to_owned(), id.cast());
        let addresses = people::with_addresses(db, customer, &keys)?;
        let mut there: Known = addresses.into_iter().map(known).collect();
        let ids: Vec<_> = items.iter().filter_map(|it| it.id).collect();
        let about = people::by_ids(db, customer, &ids)?;
        let about: HashSet<_> = about.iter().map(|person| person.id).collect();
        for item in items {
            if let Some(id) = item.id.filter(|id| about.contains(id)) {
                there.insert(Self::key(item), id.cast());
            }
        }
        Ok(there)
    }

    fn make(&self, db: &mut Db, items: &[Row], now: Timestamp) -> QueryResult<Made> {
        let person = |Row { entry, .. }: &Row| Person {
            id: ids::fresh(now),
            customer: self.customer().id,
            name: entry.name.clone(),
            email: entry.email.clone(),
            department: entry.department.clone(),
        };
        let new: Vec<Person> = items.iter().map(person).collect();
        people::add(db, &new, now)?;
        // Somebody may have been added by hand at the same time: whose id is there was added here.
        let items: Vec<&Row> = items.iter().collect();
        let there = self.there(db, &items)?;
        let added = |it: &&Person| there.get(it.email.key().as_str()) == Some(&it.id.cast());
        let deeds: Vec<_> = new.iter().filter(added).map(deed).collect();
        activities::add_all(db, &self.concerned(), &Actor::from(&**self), &deeds, now)?;
        let made = |it: &Person| Some(it).filter(added).map(|it| it.id.cast());
        Ok(new.iter().map(made).collect())
    }
}

fn deed(person: &Person) -> Deed<'_> {
    Deed {
        verb: Verb::PersonAdded,
        noun: Noun::Person,
        object: person.id.cast(),
        object_name: person.name.as_str(),
        reason: "",
    }
}
