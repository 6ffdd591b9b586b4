//! Pages of lists by key: constant cost however long the list is.
use super::{Db, db::Any};
use crate::domain::id::Id;
use diesel::{
    prelude::*,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::BigInt,
};

/// How many rows a page of a list shows.
pub const ROWS: i64 = 50;

/// Where a page begins; lists run from the newest to the oldest.
#[derive(Debug)]
pub enum Place<T> {
    /// The newest rows.
    Start,
    /// Rows older than this one.
    After(Id<T>),
    /// Rows newer than this one.
    Before(Id<T>),
}

/// A page of rows, newest first.
#[derive(Debug)]
pub struct Page<R, T> {
    pub rows: Vec<R>,
    /// Place of the next newer page, if there is one.
    pub newer: Option<Id<T>>,
    /// Place of the next older page, if there is one.
    pub older: Option<Id<T>>,
    /// How many rows the filter leaves in all; counted up to [`COUNTED`].
    pub count: i64,
}

/// Lists count no further than this: "more than 1,000" says enough and costs little.
pub const COUNTED: i64 = 1000;

/// How many rows the query finds. The database counts: a thousand rows that travel only to be counted cost more
/// than a page of them.
pub fn count<Q>(db: &mut Db, found: Q) -> QueryResult<i64>
where
    Counted<Q>: Query<SqlType = BigInt> + QueryFragment<Any> + QueryId,
{
    Counted(found).get_result(db)
}

/// `SELECT count(*) FROM (…)`, which diesel has no words for.
#[derive(Debug, QueryId)]
pub struct Counted<Q>(Q);

impl<Q: Query> Query for Counted<Q> {
    type SqlType = BigInt;
}

impl<Q: QueryFragment<Any>> QueryFragment<Any> for Counted<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Any>) -> QueryResult<()> {
        out.push_sql("SELECT count(*) FROM (");
        self.0.walk_ast(out.reborrow())?;
        out.push_sql(") AS found");
        Ok(())
    }
}

impl<Q> RunQueryDsl<Db> for Counted<Q> {}

impl<T> Clone for Place<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Place<T> {}

impl<R, T> Page<R, T> {
    /// No rows, because nothing was looked for.
    pub const fn nothing() -> Self {
        Self {
            rows: Vec::new(),
            newer: None,
            older: None,
            count: 0,
        }
    }

    /// From `ROWS + 1` fetched rows in the order of the query (oldest first for `Before`).
    pub fn from_fetched(
        mut rows: Vec<R>,
        place: Place<T>,
        count: i64,
        id: impl Fn(&R) -> Id<T>,
    ) -> Self {
        let more = rows.len() as i64 > ROWS;
        rows.truncate(ROWS as usize);
        let backwards = matches!(place, Place::Before(_));
        if backwards {
            rows.reverse();
        }
        let newer_exist = if backwards {
            more
        } else {
            matches!(place, Place::After(_))
        };
        let older_exist = if backwards { true } else { more };
        let newer = rows.first().filter(|_| newer_exist).map(&id);
        let older = rows.last().filter(|_| older_exist).map(&id);
        Self {
            rows,
            newer,
            older,
            count,
        }
    }
}
