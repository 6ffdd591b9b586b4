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

/// An import as it is kept.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = table, check_for_backend(Any))]
pub struct Import {
    pub id: Id<FileImport>,
    /// Into whose data.
    pub organisation_id: Id<Organisation>,
    pub subject: Subject,
    pub file_name: Name,
    pub state: State,
    pub created_at: Timestamp,
}

/// Adds an import whose rows are to be looked at.
pub fn add(db: &mut Db, new: &Import) -> QueryResult<()> {
    let values = (
        table::id.eq(new.id),
        table::organisation_id.eq(new.organisation_id),
        table::subject.eq(new.subject),
        table::file_name.eq(&new.file_name),
        table::state.eq(new.state),
        table::created_at.eq(new.created_at),
    );
    diesel::insert_into(table::table)
        .values(values)
        .execute(db)
        .map(|_| ())
}

/// An import of this organisation and of this subject.
pub fn by_id(
    db: &mut Db,
    (organisation, subject): (Id<Organisation>, Subject),
    id: Id<FileImport>,
) -> QueryResult<Option<Import>> {
    table::table
        .find(id)
        .filter(table::organisation_id.eq(organisation))
        .filter(table::subject.eq(subject))
        .select(Import::as_select())
        .first(db)
        .optional()
}

/// How many imports the page of the form tells of.
const LATEST: i64 = 10;

/// The latest imports of an organisation and of this subject, newest first.
pub fn latest(
    db: &mut Db,
    (organisation, subject): (Id<Organisation>, Subject),
) -> QueryResult<Vec<Import>> {
    table::table
        .filter(table::organisation_id.eq(organisation))
        .filter(table::subject.eq(subject))
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
