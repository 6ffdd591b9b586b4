//! What the rows of all imports have in common: how many stand where, and the pages of their file.

/// Declares `counts`, `below` and `page_before` for the rows of a kind of import; the file that uses it has the table
/// as `table`, and `Row` as it is read.
macro_rules! rows_of {
    ($import:ty, $state:ty, $kept:ty $(, $column:ident: $bound:path)?) => {
        /// How many rows stand where; states without rows are left out.
        pub fn counts(db: &mut Db, import: Id<$import>) -> QueryResult<Vec<($state, i64)>> {
            table::table
                .filter(table::import_id.eq(import))
                .group_by(table::state)
                .select((table::state, diesel::dsl::count_star()))
                .load(db)
        }

        /// Up to `most` rows in these states below `after` in the file.
        pub fn below$(<$column: $bound>)?(
            db: &mut Db,
            import: Id<$import>,
            states: &[$state],
            after: i32,
            most: i64,
        ) -> QueryResult<Vec<$kept>> {
            let rows = table::table
                .filter(table::import_id.eq(import))
                .filter(table::state.eq_any(states))
                .filter(table::line.gt(after))
                .order(table::line)
                .limit(most)
                .select(Row::as_select())
                .load::<Row>(db)?;
            Ok(rows.into_iter().map(<$kept>::from).collect())
        }

        /// Below which line the page before that of `after` begins; `None` if `after` is the first page.
        pub fn page_before(
            db: &mut Db,
            import: Id<$import>,
            states: &[$state],
            after: i32,
        ) -> QueryResult<Option<i32>> {
            use $crate::store::page::ROWS;
            let above = table::table
                .filter(table::import_id.eq(import))
                .filter(table::state.eq_any(states))
                .filter(table::line.le(after))
                .order(table::line.desc())
                .limit(ROWS + 1)
                .select(table::line)
                .load::<i32>(db)?;
            let whole = above.len() as i64 > ROWS;
            let start = above.last().filter(|_| whole).copied();
            Ok((!above.is_empty()).then(|| start.unwrap_or(0)))
        }
    };
}
pub(super) use rows_of;
