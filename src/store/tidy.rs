//! What has served its time, and how long it is kept after that.
use super::{Db, db::on_either, sessions};
use crate::domain::{id::Id, time::Timestamp};
use diesel::{
    prelude::*,
    sql_types::{BigInt, Binary},
};

/// How many rows go at once.
pub const SOME: usize = 200;

/// Rows of one table that may go.
#[derive(Debug)]
pub struct Rule {
    table: &'static str,
    key: &'static str,
    /// Which of the old rows may go; `$1` is the moment of the cut, `$2` the first id after it. Ids begin with the time
    /// of their making: so what is old is found at the start of the primary key, without another index.
    /// `$1` comes first: SQLite counts arguments as they come, whatever their number.
    which: &'static str,
    seconds: i64,
}

const DAY: i64 = 24 * 60 * 60;

/// All rules.
pub const RULES: &[Rule] = &[
    Rule {
        table: "sign_ups",
        key: "id",
        which: "(expires_at < $1 OR used_at < $1) AND id < $2",
        seconds: DAY,
    },
    Rule {
        table: "mailbox_proofs",
        key: "id",
        which: "(expires_at < $1 OR used_at < $1) AND id < $2",
        seconds: DAY,
    },
    Rule {
        table: "sessions",
        key: "id",
        which: "created_at < $1 AND id < $2",
        seconds: DAY + sessions::LONGEST_SECONDS,
    },
    Rule {
        table: "once_keys",
        key: "once",
        which: "created_at < $1 AND $2 IS NOT NULL",
        seconds: DAY,
    },
    Rule {
        table: "invitation_drafts",
        key: "id",
        which: "updated_at < $1 AND id < $2",
        seconds: 90 * DAY,
    },
    // Their rows go with them.
    Rule {
        table: "invitation_imports",
        key: "id",
        which: "state <> 'running' AND created_at < $1 AND id < $2",
        seconds: 30 * DAY,
    },
    Rule {
        table: "bulk_changes",
        key: "id",
        which: "state <> 'running' AND created_at < $1 AND id < $2",
        seconds: 30 * DAY,
    },
    Rule {
        table: "file_imports",
        key: "id",
        which: "created_at < $1 AND id < $2",
        seconds: 30 * DAY,
    },
    // What became of each goes with it.
    Rule {
        table: "selections",
        key: "id",
        which: "created_at < $1 AND id < $2",
        seconds: 30 * DAY,
    },
    Rule {
        table: "outbox",
        key: "id",
        which: "(sent_at < $1 AND state = 'sent' OR state = 'withdrawn') AND id < $2",
        seconds: 90 * DAY,
    },
];

impl Rule {
    /// Deletes some of the rows that may go at `now`; says how many.
    pub fn apply(&self, db: &mut Db, now: Timestamp) -> QueryResult<usize> {
        let Self {
            table, key, which, ..
        } = self;
        let cut = now.plus_seconds(-self.seconds);
        let statement = format!(
            "DELETE FROM {table} WHERE {key} IN (SELECT {key} FROM {table} WHERE {which} LIMIT {SOME})"
        );
        let statement = diesel::sql_query(statement)
            .bind::<BigInt, _>(cut)
            .bind::<Binary, _>(Id::<()>::new(cut, [0; 10]));
        on_either!(db, |c| statement.execute(c))
    }
}
