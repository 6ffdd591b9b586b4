//! A file that was sent: its name where it can be shown, its rows, or why it cannot be read.
use crate::{
    domain::{
        sheet::{Column, Line, SheetFault, read},
        text::Name,
    },
    messages::Text,
    web::upload::File,
};

/// The name and the rows of a file with at most so many.
pub fn sheet<C: Column>(file: Option<File>, most: usize) -> Result<(Name, Vec<Line<C>>), Text> {
    let file = file.ok_or_else(|| Text::new("imports-file-missing"))?;
    match read(&file.bytes, most) {
        Ok(lines) => Ok((called(&file.name), lines)),
        Err(fault) => Err(words(fault)),
    }
}

/// The file's own name where it can be shown, without folders.
fn called(name: &str) -> Name {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    Name::parse(last).unwrap_or_else(|_| Name::stored("rows.csv".to_owned()))
}

/// Why a file was not taken: what is wrong, where, and what to do.
fn words<C: Column>(fault: SheetFault<C>) -> Text {
    let named = |id: &'static str, column: C| Text::new(id).with("column", column.as_str());
    match fault {
        SheetFault::NotUtf8(line) => Text::new("imports-file-not-utf8").with("line", line),
        SheetFault::NoColumns => {
            let needed = C::ALL.iter().filter(|column| column.is_required());
            Text::new("imports-file-no-columns").with("columns", listed(needed))
        }
        SheetFault::UnknownColumn(name) => Text::new("imports-file-unknown-column")
            .with("column", name)
            .with("columns", listed(C::ALL.iter())),
        SheetFault::ColumnTwice(column) => named("imports-file-column-twice", column),
        SheetFault::ColumnMissing(column) => named("imports-file-column-missing", column),
        SheetFault::NoRows => Text::new("imports-file-no-rows"),
        SheetFault::TooManyRows { most } => {
            Text::new("imports-file-too-many-rows").with("most", most)
        }
    }
}

fn listed<'c, C: Column>(columns: impl Iterator<Item = &'c C>) -> String {
    let names: Vec<_> = columns.map(|column| column.as_str()).collect();
    names.join(", ")
}
