//! A file of people for a directory.
use super::{Importer, Known, Made};
use crate::{
    domain::{
        access::{For, ManagePeople},
        activity::{Noun, Verb},
        file_import::Subject,
        id::Id,
        organisation::Organisation,
        paths,
        people_sheet::{self, Column},
        person::{Entry, Person},
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

impl Importer for For<ManagePeople> {
    const SUBJECT: Subject = Subject::People;
    const MOST_ROWS: usize = people_sheet::MOST_ROWS;
    type Column = Column;
    type Item = Entry;

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
    ) -> QueryResult<Result<Entry, Vec<Fault<Column>>>> {
        Ok(people_sheet::understood(cells))
    }

    fn key(item: &Entry) -> String {
        item.email.key().as_str().to_owned()
    }

    fn there(&self, db: &mut Db, items: &[&Entry]) -> QueryResult<Known> {
        let keys: Vec<_> = items.iter().map(|it| it.email.key().clone()).collect();
        let found = people::with_addresses(db, self.customer().id, &keys)?;
        let known = |(key, id): (crate::domain::email::EmailKey, Id<Person>)| {
            (key.as_str().to_owned(), id.cast())
        };
        Ok(found.into_iter().map(known).collect())
    }

    fn make(&self, db: &mut Db, items: &[Entry], now: Timestamp) -> QueryResult<Made> {
        let person = |entry: &Entry| Person {
            id: ids::fresh(now),
            customer: self.customer().id,
            name: entry.name.clone(),
            email: entry.email.clone(),
            department: entry.department.clone(),
        };
        let new: Vec<Person> = items.iter().map(person).collect();
        people::add(db, &new, now)?;
        // Somebody may have been added by hand at the same time: whose id is there was added here.
        let items: Vec<&Entry> = items.iter().collect();
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
