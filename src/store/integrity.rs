//! Looks whether the database holds together.
use super::db::{Db, Mode, Url};
use anyhow::Context;
use diesel::{prelude::*, sql_query, sql_types::Text};

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// SQLite's own checks of pages and references.
const SQLITE: &str = "SELECT integrity_check AS line FROM pragma_integrity_check WHERE integrity_check <> 'ok' \
    UNION ALL SELECT \"table\" || ': a row refers to one that is not there' FROM pragma_foreign_key_check";

/// PostgreSQL keeps references by itself; what can be wrong is a constraint or index that was never made valid.
const POSTGRES: &str = "SELECT conname::text || ': is not valid' AS line FROM pg_constraint WHERE NOT convalidated \
    UNION ALL SELECT indexrelid::regclass::text || ': is not valid' FROM pg_index WHERE NOT indisvalid";

/// What is wrong, a line each; empty if all is well. Reads the whole SQLite file.
pub fn faults(url: &Url) -> anyhow::Result<Vec<String>> {
    let mut db = url
        .connect(Mode::Inspect)
        .context("cannot open the database")?;
    let lines = match &mut db {
        Db::Sqlite(c) => sql_query(SQLITE).load::<Line>(c),
        Db::Postgres(c) => sql_query(POSTGRES).load::<Line>(c),
    };
    Ok(lines
        .context("cannot read the database")?
        .into_iter()
        .map(|line| line.line)
        .collect())
}
