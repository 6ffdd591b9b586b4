//! `store/schema.rs` says what the migrations of both databases make: every table, column, type and NOT NULL.
use crate::{
    harness::on_each_database,
    postgres, rows,
    tree::{files, none},
};
use diesel::connection::SimpleConnection;
use multichannel::store::{Db, Url, db::Mode, migrate};
use std::{collections::BTreeMap, fs};

/// Column by `table.column`; a `?` after the type says that it may be null.
type Columns = BTreeMap<String, String>;

/// What `schema.rs` and the files below it declare.
fn declared() -> Columns {
    let mut text = fs::read_to_string("src/store/schema.rs").unwrap();
    text.extend(
        files("src/store/schema", &["rs"])
            .into_iter()
            .map(|file| file.text),
    );
    let tables = text.split("diesel::table! {").skip(1);
    tables.flat_map(columns_of).collect()
}

fn columns_of(text: &str) -> Vec<(String, String)> {
    let (table, rest) = text.trim().split_once(" (").unwrap();
    let body = &rest[rest.find('{').unwrap() + 1..rest.find('}').unwrap()];
    let column = |line: &str| {
        let (name, kind) = line.trim().trim_end_matches(',').split_once(" -> ")?;
        let null = kind.strip_prefix("Nullable<");
        let kind = null.map_or(kind.to_owned(), |kind| kind.replace('>', "?"));
        Some((format!("{table}.{name}"), kind))
    };
    body.lines().filter_map(column).collect()
}

/// What the migrations made; types in diesel's words.
fn made(db: &mut Db) -> Columns {
    let sqlite = "SELECT m.name || '.' || c.name || ' ' || c.type || CASE WHEN c.\"notnull\" THEN '' ELSE '?' END AS line \
        FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'";
    let postgres = "SELECT table_name || '.' || column_name || ' ' || data_type || CASE is_nullable WHEN 'YES' THEN '?' ELSE '' END AS line \
        FROM information_schema.columns WHERE table_schema = 'public'";
    let found = rows::lines(db, sqlite, postgres);
    let ours = found
        .iter()
        .filter(|line| !line.starts_with("__diesel_schema_migrations."));
    let column = |line: &String| {
        let (name, kind) = line.split_once(' ').unwrap();
        let bare = match kind.trim_end_matches('?').to_lowercase().as_str() {
            "blob" | "bytea" => "Binary".to_owned(),
            "text" => "Text".to_owned(),
            "boolean" => "Bool".to_owned(),
            "bigint" => "BigInt".to_owned(),
            "integer" => "Integer".to_owned(),
            other => format!("{other}, which no diesel type here stands for"),
        };
        let null = if kind.ends_with('?') { "?" } else { "" };
        (name.to_owned(), format!("{bare}{null}"))
    };
    ours.map(column).collect()
}

#[actix_web::test]
async fn the_schema_in_code_is_what_the_migrations_make() {
    on_each_database(async |portal| {
        let made = portal
            .app
            .db
            .read(|db| Ok::<_, diesel::result::Error>(made(db)));
        let (made, declared) = (made.await.unwrap(), declared());
        assert!(declared.len() > 100, "schema.rs is not understood");
        let missing = declared
            .iter()
            .filter(|(name, _)| !made.contains_key(*name));
        let mut faults: Vec<_> = missing
            .map(|(name, _)| format!("{name}: not in the database"))
            .collect();
        for (name, kind) in &made {
            match declared.get(name) {
                None => faults.push(format!("{name}: not in schema.rs")),
                Some(said) if said != kind => {
                    faults.push(format!(
                        "{name}: {kind} in the database, {said} in schema.rs"
                    ));
                }
                Some(_) => {}
            }
        }
        none(faults);
    })
    .await;
}

/// The columns that any query sorts by: `table::column` inside `.order(…)`.
fn sorted() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for source in files("src/store", &["rs"]) {
        let text = source.shipped().to_owned();
        let orders = text
            .split(".order(")
            .skip(1)
            .chain(text.split(".then_order_by(").skip(1));
        for order in orders {
            let names = order[..closing(order)].replace("schema::", "");
            for part in names.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':') {
                if let Some((table, column)) = part.split_once("::") {
                    found.push((table.to_owned(), column.to_owned()));
                }
            }
        }
    }
    found
}

/// Where the parenthesis closes that was opened before `text`.
fn closing(text: &str) -> usize {
    let mut depth = 1;
    let end = text.find(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth == 0
    });
    end.unwrap_or(text.len())
}

#[actix_web::test]
async fn sorted_text_columns_are_collate_c_on_postgresql() {
    // SQLite compares bytes by itself; only PostgreSQL has to be told.
    let sorted = sorted();
    assert!(sorted.len() > 5, "no query is understood");
    on_each_database(async |portal| {
        let of_language = portal.app.db.read(|db| {
            let sql = "SELECT table_name || '.' || column_name AS line FROM information_schema.columns \
                WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'";
            let none = "SELECT '' AS line WHERE false";
            Ok::<_, diesel::result::Error>(rows::lines(db, none, sql))
        });
        let of_language = of_language.await.unwrap();
        let wrong = sorted
            .iter()
            .map(|(table, column)| format!("{table}.{column}"))
            .filter(|name| of_language.contains(name));
        let wrong: Vec<_> = wrong.collect();
        none(wrong.iter().map(|name| format!("{name}: needs COLLATE \"C\"")).collect());
    })
    .await;
}

#[test]
fn going_down_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("portal.db").display().to_string();
    let mut urls = vec![("sqlite", Url::Sqlite(file))];
    if let Some(server) = postgres::server() {
        urls.push(("postgres", server.fresh_database(None).parse().unwrap()));
    }
    for (kind, url) in urls {
        migrate::migrate(&url).unwrap();
        let mut db = url.connect(Mode::Write).unwrap();
        assert!(!rows::tables(&mut db).is_empty());
        let folders = fs::read_dir(format!("migrations/{kind}")).unwrap();
        let mut folders: Vec<_> = folders.map(|entry| entry.unwrap().path()).collect();
        folders.sort();
        for folder in folders.iter().rev() {
            let down = fs::read_to_string(folder.join("down.sql")).unwrap();
            db.batch_execute(&down).unwrap();
        }
        assert_eq!(rows::tables(&mut db), Vec::<String>::new(), "{kind}");
    }
}
