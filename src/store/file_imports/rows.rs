//! The rows of imports of people and of subscriptions.
use crate::domain::{
    file_import::{FileImport, RowState},
    id::Id,
    sheet::{Cells, Column, Fault},
};
use crate::store::{
    Db,
    activities::Object,
    db::{Any, on_either},
    import_rows::rows_of,
    schema::file_import_rows as table,
};
use diesel::prelude::*;

/// A row as it is kept.
#[derive(Debug, Clone)]
pub struct ImportRow<C> {
    /// Where it stands in the file.
    pub line: i32,
    pub cells: Cells<C>,
    pub fate: Fate<C>,
}

/// What becomes of a row, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fate<C> {
    pub state: RowState,
    pub faults: Vec<Fault<C>>,
    /// The earlier line that says the same.
    pub twin: Option<i32>,
    /// What was made, or was there.
    pub object: Option<Id<Object>>,
}

impl<C> Fate<C> {
    /// In a state that says it all.
    pub const fn of(state: RowState) -> Self {
        Self {
            state,
            faults: Vec::new(),
            twin: None,
            object: None,
        }
    }
    /// A row that breaks these rules.
    pub fn malformed(faults: Vec<Fault<C>>) -> Self {
        Self {
            faults,
            ..Self::of(RowState::Malformed)
        }
    }
    /// A row that says what this earlier line says.
    pub fn twin_of(line: i32) -> Self {
        Self {
            twin: Some(line),
            ..Self::of(RowState::Twice)
        }
    }
    /// Made, or there before.
    pub fn about(state: RowState, object: Id<Object>) -> Self {
        Self {
            object: Some(object),
            ..Self::of(state)
        }
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = table, check_for_backend(Any))]
struct Row {
    line: i32,
    cells: String,
    state: RowState,
    faults: String,
    twin: Option<i32>,
    object_id: Option<Id<Object>>,
}

impl<C: Column> From<Row> for ImportRow<C> {
    fn from(row: Row) -> Self {
        Self {
            line: row.line,
            cells: Cells::stored(&row.cells),
            fate: Fate {
                state: row.state,
                faults: Fault::parse_all(&row.faults),
                twin: row.twin,
                object: row.object_id,
            },
        }
    }
}

/// How many rows one statement adds.
const SOME: usize = 500;

/// Adds rows.
pub fn add<C: Column>(
    db: &mut Db,
    import: Id<FileImport>,
    new: &[ImportRow<C>],
) -> QueryResult<()> {
    for some in new.chunks(SOME) {
        let values = |row: &ImportRow<C>| {
            (
                table::import_id.eq(import),
                table::line.eq(row.line),
                table::cells.eq(row.cells.joined()),
                table::state.eq(row.fate.state),
                table::faults.eq(Fault::joined(&row.fate.faults)),
                table::twin.eq(row.fate.twin),
                table::object_id.eq(row.fate.object),
            )
        };
        let values: Vec<_> = some.iter().map(values).collect();
        on_either!(&mut *db, |c| diesel::insert_into(table::table)
            .values(values)
            .execute(c))?;
    }
    Ok(())
}

/// Puts these rows in the place of all that are ready.
pub fn settle<C: Column>(
    db: &mut Db,
    import: Id<FileImport>,
    settled: &[ImportRow<C>],
) -> QueryResult<()> {
    let ready = table::table
        .filter(table::import_id.eq(import))
        .filter(table::state.eq(RowState::Ready));
    diesel::delete(ready).execute(db)?;
    add(db, import, settled)
}

rows_of!(FileImport, RowState, ImportRow<C>, C: Column);
