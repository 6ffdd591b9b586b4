//! The rows of imports.
use crate::domain::{
    id::Id,
    invitation::Invitation,
    invitation_import::{Cells, Column, Fault, InvitationImport, RowState},
    organisation::Organisation,
};
use crate::store::{
    Db,
    db::{Any, on_either},
    import_rows::rows_of,
    schema::{invitation_import_rows as table, invitations},
};
use diesel::prelude::*;

/// A row as it is kept.
#[derive(Debug, Clone)]
pub struct ImportRow {
    /// Where it stands in the file.
    pub line: i32,
    pub cells: Cells,
    pub fate: Fate,
}

/// What becomes of a row, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fate {
    pub state: RowState,
    pub faults: Vec<Fault>,
    /// The earlier line with the same address.
    pub twin: Option<i32>,
    /// The invitation that was made, or that was there.
    pub invitation: Option<Id<Invitation>>,
    pub customer: Option<Id<Organisation>>,
}

impl Fate {
    /// In a state that says it all.
    pub const fn of(state: RowState) -> Self {
        Self {
            state,
            faults: Vec::new(),
            twin: None,
            invitation: None,
            customer: None,
        }
    }
    /// A row that breaks these rules.
    pub fn malformed(faults: Vec<Fault>) -> Self {
        Self {
            faults,
            ..Self::of(RowState::Malformed)
        }
    }
    /// A row whose invitation was made.
    pub fn made(invitation: Id<Invitation>) -> Self {
        Self {
            invitation: Some(invitation),
            ..Self::of(RowState::Made)
        }
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = table, check_for_backend(Any))]
struct Row {
    line: i32,
    customer_name: String,
    customer_email: String,
    language: String,
    reseller: String,
    note: String,
    state: RowState,
    faults: String,
    twin: Option<i32>,
    invitation_id: Option<Id<Invitation>>,
    customer_id: Option<Id<Organisation>>,
    surplus: String,
}

impl From<Row> for ImportRow {
    fn from(row: Row) -> Self {
        Self {
            line: row.line,
            cells: Cells::of(&[
                (Column::CustomerName, &row.customer_name),
                (Column::CustomerEmail, &row.customer_email),
                (Column::Language, &row.language),
                (Column::Reseller, &row.reseller),
                (Column::Note, &row.note),
            ])
            .with_surplus(&row.surplus),
            fate: Fate {
                state: row.state,
                faults: Fault::parse_all(&row.faults),
                twin: row.twin,
                invitation: row.invitation_id,
                customer: row.customer_id,
            },
        }
    }
}

/// How many rows one statement adds.
const SOME: usize = 500;

/// Adds rows.
pub fn add(db: &mut Db, import: Id<InvitationImport>, new: &[ImportRow]) -> QueryResult<()> {
    for some in new.chunks(SOME) {
        let values = |row: &ImportRow| {
            let (cell, fate) = (|column| row.cells.get(column).to_owned(), &row.fate);
            (
                table::import_id.eq(import),
                table::line.eq(row.line),
                table::customer_name.eq(cell(Column::CustomerName)),
                table::customer_email.eq(cell(Column::CustomerEmail)),
                table::language.eq(cell(Column::Language)),
                table::reseller.eq(cell(Column::Reseller)),
                table::note.eq(cell(Column::Note)),
                table::state.eq(fate.state),
                table::faults.eq(Fault::joined(&fate.faults)),
                table::twin.eq(fate.twin),
                table::invitation_id.eq(fate.invitation),
                table::customer_id.eq(fate.customer),
                table::surplus.eq(row.cells.surplus_joined()),
            )
        };
        let values: Vec<_> = some.iter().map(values).collect();
        on_either!(&mut *db, |c| diesel::insert_into(table::table)
            .values(values)
            .execute(c))?;
    }
    Ok(())
}

rows_of!(InvitationImport, RowState, ImportRow);

/// Has rows in these states made; says how many.
pub fn choose(
    db: &mut Db,
    import: Id<InvitationImport>,
    states: &[RowState],
) -> QueryResult<usize> {
    let chosen = table::table
        .filter(table::import_id.eq(import))
        .filter(table::state.eq_any(states));
    diesel::update(chosen)
        .set(table::state.eq(RowState::Waiting))
        .execute(db)
}

/// Leaves these out, as far as they could still be made.
pub fn leave_out(db: &mut Db, import: Id<InvitationImport>, lines: &[i32]) -> QueryResult<()> {
    let makeable = [RowState::Ready, RowState::Invited, RowState::Customer];
    let left = table::table
        .filter(table::import_id.eq(import))
        .filter(table::line.eq_any(lines))
        .filter(table::state.eq_any(makeable));
    diesel::update(left)
        .set(table::state.eq(RowState::Left))
        .execute(db)
        .map(|_| ())
}

/// Leaves what was not made yet.
pub fn leave(db: &mut Db, import: Id<InvitationImport>) -> QueryResult<()> {
    let waiting = table::table
        .filter(table::import_id.eq(import))
        .filter(table::state.eq(RowState::Waiting));
    diesel::update(waiting)
        .set(table::state.eq(RowState::Left))
        .execute(db)
        .map(|_| ())
}

/// Settles what becomes of a waiting row; `false` if it was settled before.
pub fn settle(
    db: &mut Db,
    import: Id<InvitationImport>,
    line: i32,
    fate: &Fate,
) -> QueryResult<bool> {
    let waiting = table::table
        .find((import, line))
        .filter(table::state.eq(RowState::Waiting));
    diesel::update(waiting)
        .set((
            table::state.eq(fate.state),
            table::faults.eq(Fault::joined(&fate.faults)),
            table::twin.eq(fate.twin),
            table::invitation_id.eq(fate.invitation),
            table::customer_id.eq(fate.customer),
        ))
        .execute(db)
        .map(|rows| rows == 1)
}

/// How many of the invitations that were made each reseller was handed.
pub fn handed_over(
    db: &mut Db,
    import: Id<InvitationImport>,
) -> QueryResult<Vec<(Id<Organisation>, i64)>> {
    let resellers = table::table
        .inner_join(invitations::table.on(table::invitation_id.eq(invitations::id.nullable())))
        .filter(table::import_id.eq(import))
        .filter(table::state.eq(RowState::Made))
        .filter(invitations::reseller_id.is_not_null())
        .group_by(invitations::reseller_id)
        .select((
            invitations::reseller_id.assume_not_null(),
            diesel::dsl::count_star(),
        ));
    resellers.load(db)
}
