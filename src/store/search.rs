//! Searching in lists: a text anywhere in a column, whatever its case, the same on both databases.
use diesel::dsl::{Escape, Like};
use diesel::expression::AsExpression;
use diesel::prelude::*;
use diesel::sql_types::{SqlType, Text, is_nullable};

#[diesel::declare_sql_function]
extern "SQL" {
    /// Folds what the database folds: SQLite ASCII alone, PostgreSQL all letters.
    fn lower(text: Text) -> Text;
}

/// `text` as a pattern that finds it anywhere; its own `%` and `_` stand for themselves.
pub fn pattern(text: &str) -> String {
    let escaped = text
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    format!("%{escaped}%")
}

/// Whether the column holds `text` somewhere.
pub fn finds<C>(column: C, text: &str) -> Escape<Like<lower<C>, lower<String>>>
where
    C: AsExpression<Text>,
    lower<C>: Expression<SqlType = Text> + diesel::TextExpressionMethods,
    Text: SqlType<IsNull = is_nullable::NotNull>,
{
    lower(column).like(lower(pattern(text))).escape('\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_stand_for_themselves() {
        assert_eq!(pattern("50%_a\\"), "%50\\%\\_a\\\\%");
    }
}
