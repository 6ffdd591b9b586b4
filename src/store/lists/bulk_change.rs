//! The rows of the same done to many delegations, and what became of each.
use crate::domain::{
    delegation::{
        Delegation,
        bulk::{BulkChange, RowState, Why},
    },
    id::Id,
    organisation::Organisation,
    text::Name,
};
use crate::store::{
    Db, page,
    schema::{bulk_change_rows as rows, delegations as d, organisations as o},
};
use diesel::prelude::*;
use std::collections::HashMap;

/// A row, and whose delegation it is about.
#[derive(Debug, Clone)]
pub struct BulkRow {
    pub line: i32,
    pub delegation: Id<Delegation>,
    pub name: Name,
    /// The other side.
    pub other: Name,
    pub state: RowState,
    pub why: Option<Why>,
    /// The request that a renewal made.
    pub made: Option<Id<Delegation>>,
}

type Row = (
    i32,
    Id<Delegation>,
    RowState,
    String,
    Option<Id<Delegation>>,
    Name,
    Id<Organisation>,
    Id<Organisation>,
);

/// Up to a page of rows, and one more if there are more, below `after`.
pub fn below(
    db: &mut Db,
    own: Id<Organisation>,
    id: Id<BulkChange>,
    only: Option<RowState>,
    after: i32,
) -> QueryResult<Vec<BulkRow>> {
    let states = only.map_or(RowState::ALL.to_vec(), |only| vec![only]);
    let found = rows::table
        .inner_join(d::table.on(d::id.eq(rows::delegation_id)))
        .filter(rows::bulk_id.eq(id))
        .filter(rows::state.eq_any(states))
        .filter(rows::line.gt(after))
        .order(rows::line)
        .limit(page::ROWS + 1)
        .select((
            rows::line,
            rows::delegation_id,
            rows::state,
            rows::refusal,
            rows::made_id,
            d::name,
            d::customer_id,
            d::partner_id,
        ))
        .load::<Row>(db)?;
    let names = names(db, found.iter().map(|row| other(row, own)).collect())?;
    let row = |row: Row| {
        let name = names.get(&other(&row, own)).cloned();
        BulkRow {
            line: row.0,
            delegation: row.1,
            state: row.2,
            why: Why::parse(&row.3),
            made: row.4,
            other: name.unwrap_or_else(|| row.5.clone()),
            name: row.5,
        }
    };
    Ok(found.into_iter().map(row).collect())
}

/// Who is on the other side.
fn other(row: &Row, own: Id<Organisation>) -> Id<Organisation> {
    if row.6 == own { row.7 } else { row.6 }
}

fn names(db: &mut Db, of: Vec<Id<Organisation>>) -> QueryResult<HashMap<Id<Organisation>, Name>> {
    let found = o::table
        .filter(o::id.eq_any(of))
        .select((o::id, o::name))
        .load::<(Id<Organisation>, Name)>(db)?;
    Ok(found.into_iter().collect())
}
