//! Imports of people and of subscriptions.
pub mod rows;

use super::{
    Db,
    db::Any,
    schema::file_imports::{self as table},
};
use crate::domain::{
    file_import::{FileImport, State, Subject},
    id::Id,
    organisation::Organisation,
    text::Name,
    time::Timestamp,
};
use diesel::prelude::*;

/// Whose imports are meant.
#[derive(Debug, Clone, Copy)]
pub struct Whose {
    /// Into whose data.
    pub organisation: Id<Organisation>,
    /// Whose member sent the file: what a partner sends on behalf is its own until it is taken over.
    pub by: Id<Organisation>,
    /// What the files are of.
    pub subject: Subject,
}

/// An import as it is kept.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = table, check_for_backend(Any))]
pub struct Import {
    pub id: Id<FileImport>,
    pub file_name: Name,
    pub state: State,
    pub created_at: Timestamp,
}

/// Adds an import whose rows are to be looked at.
pub fn add(db: &mut Db, whose: Whose, new: &Import) -> QueryResult<()> {
    let values = (
        table::id.eq(new.id),
        table::organisation_id.eq(whose.organisation),
        table::by_organisation_id.eq(whose.by),
        table::subject.eq(whose.subject),
        table::file_name.eq(&new.file_name),
        table::state.eq(new.state),
        table::created_at.eq(new.created_at),
    );
    diesel::insert_into(table::table)
        .values(values)
        .execute(db)
        .map(|_| ())
}

/// One of these imports.
pub fn by_id(db: &mut Db, whose: Whose, id: Id<FileImport>) -> QueryResult<Option<Import>> {
    table::table
        .find(id)
        .filter(table::organisation_id.eq(whose.organisation))
        .filter(table::by_organisation_id.eq(whose.by))
        .filter(table::subject.eq(whose.subject))
        .select(Import::as_select())
        .first(db)
        .optional()
}

/// How many imports the page of the form tells of.
const LATEST: i64 = 10;

/// The latest of these imports, newest first.
pub fn latest(db: &mut Db, whose: Whose) -> QueryResult<Vec<Import>> {
    table::table
        .filter(table::organisation_id.eq(whose.organisation))
        .filter(table::by_organisation_id.eq(whose.by))
        .filter(table::subject.eq(whose.subject))
        .order(table::id.desc())
        .limit(LATEST)
        .select(Import::as_select())
        .load(db)
}

/// Ends a preview; `false` if it ended before.
pub fn end(db: &mut Db, id: Id<FileImport>, to: State) -> QueryResult<bool> {
    diesel::update(table::table.find(id))
        .filter(table::state.eq(State::Preview))
        .set(table::state.eq(to))
        .execute(db)
        .map(|rows| rows == 1)
}
