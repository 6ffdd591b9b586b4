//! Statements that stay prepared.
use super::{Db, db::Any, page::ROWS};
use crate::domain::id::Id;
use diesel::{
    backend::Backend,
    prelude::*,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    query_dsl::methods::LoadQuery,
};

/// A statement whose text depends on nothing but the shape of the query, so that the connection may keep it prepared.
/// Diesel keeps none that holds a piece of SQL written out, and no UPDATE, since it cannot know; parsing and planning
/// them again costs several times what they do. Nor is this one asked whether it may stay, which takes as long as making its
/// text. Lists of values (`IN`) must be [`padded`], or each length would be kept.
#[derive(Debug, Clone, Copy)]
pub struct Prepared<Q>(pub Q);

impl<DB: Backend, Q: QueryFragment<DB>> QueryFragment<DB> for Prepared<Q> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(out)
    }

    fn is_safe_to_cache_prepared(&self, _: &DB) -> QueryResult<bool> {
        Ok(true)
    }
}

/// Kept by the type of what it holds where that alone makes the text, else by its text.
impl<Q: QueryId> QueryId for Prepared<Q> {
    type QueryId = Prepared<Q::QueryId>;
    const HAS_STATIC_QUERY_ID: bool = Q::HAS_STATIC_QUERY_ID;
}

impl<Q: Query> Query for Prepared<Q> {
    type SqlType = Q::SqlType;
}

impl<Q, C> RunQueryDsl<C> for Prepared<Q> {}

impl<Q> Prepared<Q> {
    /// Its rows, asked of the connection inside: [`Db`] wraps what it runs, does not hand on the answer that it may stay
    /// prepared, and so walks the whole query once more each time. Select with [`columns`].
    pub fn rows<'query, T>(self, db: &mut Db) -> QueryResult<Vec<T>>
    where
        Self: LoadQuery<'query, PgConnection, T> + LoadQuery<'query, SqliteConnection, T>,
    {
        match db {
            Db::Postgres(c) => self.load(c),
            Db::Sqlite(c) => self.load(c),
        }
    }

    /// Its first row, if there is one.
    pub fn row<'query, T>(self, db: &mut Db) -> QueryResult<Option<T>>
    where
        Self: LoadQuery<'query, PgConnection, T> + LoadQuery<'query, SqliteConnection, T>,
    {
        self.rows(db).map(|rows| rows.into_iter().next())
    }
}

/// The columns of a row struct, bound to neither database as `R::as_select()` is.
pub fn columns<R: Selectable<Any>>() -> R::SelectExpression {
    R::construct_selection()
}

/// Runs an UPDATE that returns the ids of its rows, and says how many there were. Diesel asks whether a statement may
/// stay prepared only where rows come back.
pub fn changed<'query, Q>(db: &mut Db, update: Q) -> QueryResult<usize>
where
    Prepared<Q>:
        LoadQuery<'query, PgConnection, Id<()>> + LoadQuery<'query, SqliteConnection, Id<()>>,
{
    Prepared(update).rows::<Id<()>>(db).map(|rows| rows.len())
}

/// The same values, the last of them repeated until they are as many as a page of a list has, or several such pages:
/// a statement with `IN` over them has few texts.
pub fn padded<T: Clone>(mut values: Vec<T>) -> Vec<T> {
    let places = values.len().next_multiple_of(ROWS as usize + 1);
    if let Some(last) = values.last().cloned() {
        values.resize(places, last);
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_values_have_few_lengths() {
        assert!(padded(Vec::<u8>::new()).is_empty());
        assert_eq!(padded(vec![1]).len(), padded((0..51).collect()).len());
        assert_eq!(padded(vec![1, 2]).last(), Some(&2));
        assert_eq!(padded((0..52).collect()).len(), 102);
    }
}
