//! Looks into the database itself, past everything that the portal shows: for tests of what is kept.
use crate::harness::Portal;
use diesel::{prelude::*, sql_query, sql_types::Text};
use multichannel::store::Db;
use std::collections::BTreeMap;

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// The column `line` of a query in the words of either database.
pub fn lines(db: &mut Db, sqlite: &str, postgres: &str) -> Vec<String> {
    let found = match db {
        Db::Sqlite(c) => sql_query(sqlite).load::<Line>(c),
        Db::Postgres(c) => sql_query(postgres).load::<Line>(c),
    };
    found.unwrap().into_iter().map(|found| found.line).collect()
}

/// The names of the tables, except the one that diesel keeps for itself.
pub fn tables(db: &mut Db) -> Vec<String> {
    let sqlite = "SELECT name AS line FROM sqlite_master WHERE type = 'table' ORDER BY 1";
    let postgres =
        "SELECT tablename::text AS line FROM pg_tables WHERE schemaname = 'public' ORDER BY 1";
    let all = lines(db, sqlite, postgres);
    all.into_iter()
        .filter(|name| name != "__diesel_schema_migrations")
        .collect()
}

/// It is noted that a session, and that a right is in use: no change that anybody makes.
const NOTED: [(&str, &str); 2] = [("sessions", "seen_at"), ("delegations", "last_used_at")];

/// Every row of every table, as text; what is [`NOTED`] is left out.
pub fn dump(db: &mut Db) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    for table in tables(db) {
        let rows = rows_of(db, &table);
        all.insert(table, rows);
    }
    all
}

/// The same of a portal.
pub async fn of(portal: &Portal) -> BTreeMap<String, Vec<String>> {
    let dump = portal.app.db.read(|db| QueryResult::Ok(dump(db)));
    dump.await.unwrap()
}

fn rows_of(db: &mut Db, table: &str) -> Vec<String> {
    let columns = lines(
        db,
        &format!("SELECT name AS line FROM pragma_table_info('{table}')"),
        &format!(
            "SELECT column_name::text AS line FROM information_schema.columns WHERE table_name = '{table}'"
        ),
    );
    let kept = columns
        .iter()
        .filter(|column| !NOTED.contains(&(table, column.as_str())));
    let (quoted, cast): (Vec<_>, Vec<_>) = kept
        .map(|column| (format!("quote({column})"), format!("{column}::text")))
        .unzip();
    lines(
        db,
        &format!(
            "SELECT {} AS line FROM {table} ORDER BY 1",
            quoted.join(" || ' ' || ")
        ),
        &format!(
            "SELECT concat_ws(' ', {}) AS line FROM {table} ORDER BY 1",
            cast.join(", ")
        ),
    )
}

/// Columns of text, `table.column`, and whether this word stands in any of its rows.
pub fn texts(db: &mut Db, word: &str) -> Vec<(String, bool)> {
    let mut all = Vec::new();
    for table in tables(db) {
        let columns = lines(
            db,
            &format!("SELECT name AS line FROM pragma_table_info('{table}') WHERE type = 'TEXT'"),
            &format!(
                "SELECT column_name::text AS line FROM information_schema.columns \
                WHERE table_name = '{table}' AND data_type = 'text' ORDER BY ordinal_position"
            ),
        );
        for column in columns {
            let having = format!(
                "SELECT {column} AS line FROM {table} WHERE lower({column}) LIKE '%{word}%'"
            );
            let found = lines(db, &having, &having);
            all.push((format!("{table}.{column}"), !found.is_empty()));
        }
    }
    all
}

/// What is in `after` but not in `before`, or the other way round, a line each with its table.
pub fn changes(
    before: &BTreeMap<String, Vec<String>>,
    after: &BTreeMap<String, Vec<String>>,
) -> Vec<String> {
    let only_in =
        |sign: &str, one: &BTreeMap<String, Vec<String>>, other: &BTreeMap<String, Vec<String>>| {
            let mut found = Vec::new();
            for (table, rows) in one {
                let there = other.get(table).cloned().unwrap_or_default();
                let new = rows.iter().filter(|row| !there.contains(row));
                found.extend(new.map(|row| format!("{sign} {table}: {row}")));
            }
            found
        };
    let mut all = only_in("-", before, after);
    all.extend(only_in("+", after, before));
    all
}

/// The ids of a table whose columns hold these ids; hyphenated, oldest first.
pub fn ids(db: &mut Db, table: &str, having: &[(&str, &str)]) -> Vec<String> {
    let columns: Vec<_> = having.iter().map(|(column, _)| *column).collect();
    let joined = |hex: fn(&str) -> String| {
        let all = std::iter::once("id").chain(columns.iter().copied());
        all.map(hex).collect::<Vec<_>>().join(" || ' ' || ")
    };
    let (sqlite, postgres) = (
        joined(|column| format!("coalesce(lower(hex({column})), '')")),
        joined(|column| format!("coalesce(encode({column}, 'hex'), '')")),
    );
    let all = lines(
        db,
        &format!("SELECT {sqlite} AS line FROM {table} ORDER BY id"),
        &format!("SELECT {postgres} AS line FROM {table} ORDER BY id"),
    );
    let wanted: Vec<String> = having.iter().map(|(_, id)| id.replace('-', "")).collect();
    let fits = |line: &&String| {
        line.split(' ')
            .skip(1)
            .eq(wanted.iter().map(String::as_str))
    };
    all.iter()
        .filter(fits)
        .map(|line| hyphenated(&line[..32]))
        .collect()
}

fn hyphenated(hex: &str) -> String {
    [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ]
    .join("-")
}
