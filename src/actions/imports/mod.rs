//! Files of people or of subscriptions: each row is looked at first, then those that are ready are taken over in one go.
mod commit;
mod people;
mod prepare;
mod subscriptions;

pub use commit::{CommitError, Committed, cancel, commit};
pub use prepare::{Upload, prepare};

use crate::{
    domain::{
        file_import::{RowState, Subject},
        id::Id,
        organisation::Organisation,
        sheet::{Cells, Column, Fault},
        time::Timestamp,
    },
    store::{
        Db,
        activities::Object,
        file_imports::{
            Whose,
            rows::{Fate, ImportRow},
        },
    },
};
use diesel::QueryResult;
use std::collections::HashMap;

/// Somebody who may have a kind of file taken over.
pub trait Importer {
    const SUBJECT: Subject;
    const MOST_ROWS: usize;
    type Column: Column;
    /// What a row means.
    type Item;

    /// Into whose data.
    fn owner(&self) -> &Organisation;
    /// For which organisation the caller acts.
    fn acting(&self) -> Id<Organisation>;
    /// The imports that the caller sees and decides about.
    fn whose(&self) -> Whose {
        Whose {
            organisation: self.owner().id,
            by: self.acting(),
            subject: Self::SUBJECT,
        }
    }
    /// The list that the file adds to.
    fn list(&self) -> String;
    /// What the cells mean to this caller, or everything that is wrong with them.
    fn understood(
        &self,
        db: &mut Db,
        cells: &Cells<Self::Column>,
        now: Timestamp,
    ) -> QueryResult<Meaning<Self>>;
    /// Two rows with the same key say the same.
    fn key(item: &Self::Item) -> String;
    /// What is there already of these, by its key.
    fn there(&self, db: &mut Db, items: &[&Self::Item]) -> QueryResult<Known>;
    /// Takes these over, with activity and mails; nothing for what was there a moment before.
    fn make(&self, db: &mut Db, items: &[Self::Item], now: Timestamp) -> QueryResult<Made>;
    /// Whether others are told of these by mail.
    fn tells(&self, _: &[Self::Item]) -> bool {
        false
    }
    /// Whether this caller leaves no cell of that column empty.
    fn needs(&self, column: Self::Column) -> bool {
        column.is_required()
    }
}

/// What a row means, or everything that is wrong with it.
pub type Meaning<I> = Result<<I as Importer>::Item, Vec<Fault<<I as Importer>::Column>>>;
/// Rows as they would become, and what the ready ones mean.
type Sorted<I> = (
    Vec<ImportRow<<I as Importer>::Column>>,
    Vec<<I as Importer>::Item>,
);
/// What is there, by its key.
pub type Known = HashMap<String, Id<Object>>;
/// What was made of each.
pub type Made = Vec<Option<Id<Object>>>;

/// A row of a file: where it stands, its cells, and whether it has too many of them.
type Typed<'r, C> = (i32, &'r Cells<C>, bool);

/// What would become of each row now, and what the ready ones mean.
fn sorted<I: Importer>(
    db: &mut Db,
    by: &I,
    typed: &[Typed<'_, I::Column>],
    now: Timestamp,
) -> QueryResult<Sorted<I>> {
    let mut read = Vec::new();
    for (_, cells, surplus) in typed {
        read.push(match surplus {
            true => Err(surplus_fault::<I::Column>()),
            false => by.understood(db, cells, now)?,
        });
    }
    let understood: Vec<_> = read.iter().flatten().collect();
    let there = by.there(db, &understood)?;
    let mut first: HashMap<String, i32> = HashMap::new();
    let (mut rows, mut ready) = (Vec::new(), Vec::new());
    for ((line, cells, _), read) in typed.iter().zip(read) {
        let fate = match read {
            Err(faults) => Fate::malformed(faults),
            Ok(item) => {
                let key = I::key(&item);
                let known = there.get(&key);
                match (*first.entry(key).or_insert(*line), known) {
                    (twin, _) if twin != *line => Fate::twin_of(twin),
                    (_, Some(known)) => Fate::about(RowState::There, *known),
                    (_, None) => {
                        ready.push(item);
                        Fate::of(RowState::Ready)
                    }
                }
            }
        };
        rows.push(ImportRow {
            line: *line,
            cells: (*cells).clone(),
            fate,
        });
    }
    Ok((rows, ready))
}

/// The row has more cells than there are columns: told at the last one.
fn surplus_fault<C: Column>() -> Vec<Fault<C>> {
    let last = C::ALL.last().copied();
    let rule = crate::domain::sheet::Rule::Surplus;
    last.map(|column| Fault::new(column, rule))
        .into_iter()
        .collect()
}
