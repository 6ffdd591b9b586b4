//! Work that goes on step by step: what of it is under way. Each kind has a table of its own; the file that asks has its
//! `State`, and `Row` as it is read.

/// The ids of what is under way in this table, the oldest first.
macro_rules! all_running {
    ($db:expr, $table:ident) => {{
        // The word itself, not an argument, so that the partial index of what runs is used.
        let running = diesel::dsl::sql::<diesel::sql_types::Bool>("state = 'running'");
        $table::table
            .filter(running)
            .order($table::id)
            .select($table::id)
            .load($db)
    }};
}

/// The row of this id if it is under way, for this transaction alone: other nodes and whoever cancels it wait.
macro_rules! one_running {
    ($db:expr, $table:ident, $id:expr) => {{
        let running = || {
            $table::table
                .find($id)
                .filter($table::state.eq(State::Running))
        };
        $crate::store::db::lock!($db, |c| running()
            .select($table::id)
            .for_no_key_update()
            .execute(c))?;
        running()
            .select(Row::as_select())
            .first::<Row>($db)
            .optional()
    }};
}

pub(super) use {all_running, one_running};
