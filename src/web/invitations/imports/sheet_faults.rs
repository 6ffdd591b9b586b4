//! Why a file was not taken, in words: what is wrong, where, and what to do.
use crate::{
    domain::invitation_import::{Column, MOST_ROWS, SheetFault},
    messages::Text,
};

pub(super) fn words(fault: SheetFault) -> Text {
    match fault {
        SheetFault::NotUtf8(line) => Text::new("imports-file-not-utf8").with("line", line),
        SheetFault::NoColumns => Text::new("imports-file-no-columns"),
        SheetFault::UnknownColumn(name) => {
            Text::new("imports-file-unknown-column").with("column", name)
        }
        SheetFault::ColumnTwice(column) => named("imports-file-column-twice", column),
        SheetFault::ColumnMissing(column) => named("imports-file-column-missing", column),
        SheetFault::NoRows => Text::new("imports-file-no-rows"),
        SheetFault::TooManyRows => Text::new("imports-file-too-many-rows").with("most", MOST_ROWS),
    }
}

fn named(id: &'static str, column: Column) -> Text {
    Text::new(id).with("column", column.as_str())
}
