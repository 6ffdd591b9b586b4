//! A file as spreadsheet programs save it: UTF-8 with or without a mark at its start, commas or semicolons.
use super::{Cells, Column};
use csv::{ReaderBuilder, StringRecord};

/// Cells that begin so are formulas to a spreadsheet program; files that we write guard them with an apostrophe.
pub const FORMULAS: &str = "=+-@\t\r＝＋－＠";

/// Columns of the files of rejected rows, so that these can be sent again as they are.
const OURS: [&str; 2] = ["line", "problem"];

/// A row of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<C> {
    /// Where it begins in the file, from 1.
    pub number: i32,
    pub cells: Cells<C>,
    /// It has more cells than there are columns: probably a separator inside a cell without quotes.
    pub surplus: bool,
}

/// Why a file cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetFault<C: Column> {
    #[error("line {0} is not UTF-8")]
    NotUtf8(usize),
    #[error("the file has no line of column names")]
    NoColumns,
    #[error("there is no column of that name: {0}")]
    UnknownColumn(String),
    #[error("a column is there twice: {0:?}")]
    ColumnTwice(C),
    #[error("a column is missing: {0:?}")]
    ColumnMissing(C),
    #[error("there is no row below the column names")]
    NoRows,
    #[error("there are more than {most} rows")]
    TooManyRows { most: usize },
}

/// Reads up to `most` rows; blank ones are left out.
pub fn read<C: Column>(file: &[u8], most: usize) -> Result<Vec<Line<C>>, SheetFault<C>> {
    let text = std::str::from_utf8(file).map_err(|error| {
        let before = &file[..error.valid_up_to()];
        SheetFault::NotUtf8(1 + before.iter().filter(|byte| **byte == b'\n').count())
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut reader = ReaderBuilder::new()
        .delimiter(separator(text))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    // Text that is UTF-8 has no record that could not be read.
    let mut records = reader.records().filter_map(Result::ok);
    let columns = columns(&records.next().ok_or(SheetFault::NoColumns)?)?;
    let mut lines = Vec::new();
    for record in records {
        let line = line(text, &columns, &record);
        if line.cells.are_blank() && !line.surplus {
            continue;
        }
        if lines.len() == most {
            return Err(SheetFault::TooManyRows { most });
        }
        lines.push(line);
    }
    if lines.is_empty() {
        return Err(SheetFault::NoRows);
    }
    Ok(lines)
}

/// The one of which there are more in the first line.
fn separator(text: &str) -> u8 {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let count = |c: char| first.matches(c).count();
    if count(';') > count(',') { b';' } else { b',' }
}

/// What each place of a row holds; `None` for columns of ours, which only inform.
fn columns<C: Column>(names: &StringRecord) -> Result<Vec<Option<C>>, SheetFault<C>> {
    let mut columns = Vec::new();
    for name in names {
        let written = name.trim();
        let name = written.to_lowercase().replace([' ', '-'], "_");
        let name = name.replace("e_mail", "email");
        // Programs like to end lines with a separator.
        if name.is_empty() || OURS.contains(&name.as_str()) {
            columns.push(None);
            continue;
        }
        let short = || written.chars().take(40).collect();
        let column = match C::OTHERS.iter().find(|(other, _)| *other == name) {
            Some((_, None)) => {
                columns.push(None);
                continue;
            }
            Some((_, column)) => *column,
            None => C::parse(&name),
        };
        let column = column.ok_or_else(|| SheetFault::UnknownColumn(short()))?;
        if columns.contains(&Some(column)) {
            return Err(SheetFault::ColumnTwice(column));
        }
        columns.push(Some(column));
    }
    let missing = |column: &&C| column.is_required() && !columns.contains(&Some(**column));
    match C::ALL.iter().find(missing) {
        Some(column) => Err(SheetFault::ColumnMissing(*column)),
        None => Ok(columns),
    }
}

fn line<C: Column>(text: &str, columns: &[Option<C>], record: &StringRecord) -> Line<C> {
    let mut cells = Cells::default();
    for (column, cell) in columns.iter().zip(record) {
        if let Some(column) = column {
            cells.set(*column, unguarded(cell));
        }
    }
    let more = record.iter().skip(columns.len());
    let surplus = more.clone().any(|cell| !cell.trim().is_empty());
    if surplus {
        more.for_each(|cell| cells.add(unguarded(cell)));
    }
    Line {
        number: number(text, record),
        cells,
        surplus,
    }
}

/// The line on which the record begins; blank lines before it belong to it as the reader counts.
fn number(text: &str, record: &StringRecord) -> i32 {
    let Some(at) = record.position() else {
        return 0;
    };
    let from = usize::try_from(at.byte()).unwrap_or(usize::MAX);
    let rest = text.get(from..).unwrap_or_default();
    let blank = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    let lines = rest[..blank].matches('\n').count();
    i32::try_from(at.line() as usize + lines).unwrap_or(i32::MAX)
}

/// Takes off the apostrophe that our files put before formulas. PostgreSQL keeps no zero characters, and one stands
/// between kept cells: another control character in their place is refused just the same.
fn unguarded(cell: &str) -> String {
    let guarded = cell.strip_prefix('\'');
    let formula = guarded.filter(|rest| rest.starts_with(|c| FORMULAS.contains(c)));
    formula
        .unwrap_or(cell)
        .trim()
        .replace(['\0', '\u{1f}'], "\u{1}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::invitation_import::{Column, MOST_ROWS};

    fn read(file: &[u8]) -> Result<Vec<Line<Column>>, SheetFault<Column>> {
        super::read(file, MOST_ROWS)
    }

    fn names(file: &str) -> Vec<(i32, String)> {
        let lines = read(file.as_bytes()).unwrap();
        let name =
            |line: Line<Column>| (line.number, line.cells.get(Column::CustomerName).to_owned());
        lines.into_iter().map(name).collect()
    }

    #[test]
    fn files_of_every_spreadsheet_program_are_read() {
        let expected = [(2, "Contoso, Ltd".to_owned()), (3, "Adatum".to_owned())];
        for file in [
            "customer_name,customer_email\n\"Contoso, Ltd\",a@x.example\nAdatum,b@x.example\n",
            "\u{FEFF}Customer Name;CUSTOMER-EMAIL\r\nContoso, Ltd;a@x.example\r\nAdatum;b@x.example",
            "note,Customer_E-mail,customer name,\nhello,a@x.example,\"Contoso, Ltd\",\n,b@x.example,Adatum,",
        ] {
            assert_eq!(names(file), expected, "{file}");
        }
    }

    #[test]
    fn rows_are_counted_as_a_person_counts_them() {
        let file = "customer_name,customer_email,note\n\nA,a@x.example,\"two\nlines\"\n,,\n\n\nB,b@x.example\n";
        let expected = [(3, "A".to_owned()), (8, "B".to_owned())];
        assert_eq!(names(file), expected);
    }

    #[test]
    fn a_file_that_is_none_says_why() {
        let rows = |n| {
            format!(
                "customer_name,customer_email\n{}",
                "A,a@x.example\n".repeat(n)
            )
        };
        for (file, why) in [
            ("", SheetFault::NoColumns),
            ("customer_name,customer_email\n\n,\n", SheetFault::NoRows),
            (
                "customer_name\nA",
                SheetFault::ColumnMissing(Column::CustomerEmail),
            ),
            (
                "customer_name,mail\nA,b",
                SheetFault::UnknownColumn("mail".into()),
            ),
            (
                "customer_name,Customer Name,customer_email\n",
                SheetFault::ColumnTwice(Column::CustomerName),
            ),
            (
                &rows(MOST_ROWS + 1),
                SheetFault::TooManyRows { most: MOST_ROWS },
            ),
        ] {
            assert_eq!(read(file.as_bytes()), Err(why), "{file:.60}");
        }
        assert_eq!(read(rows(MOST_ROWS).as_bytes()).unwrap().len(), MOST_ROWS);
        assert_eq!(
            read(b"customer_name\nM\xfcller"),
            Err(SheetFault::NotUtf8(2))
        );
    }

    #[test]
    fn what_our_files_guard_comes_back_as_it_was() {
        let file = "line,problem,customer_name,customer_email\n2,x,'=1+1,'+a@x.example\n3,y,'Ndrangheta,a\0b";
        let lines = read(file.as_bytes()).unwrap();
        assert_eq!(lines[0].cells.get(Column::CustomerName), "=1+1");
        assert_eq!(lines[0].cells.get(Column::CustomerEmail), "+a@x.example");
        assert_eq!(lines[1].cells.get(Column::CustomerName), "'Ndrangheta");
        assert_eq!(lines[1].cells.get(Column::CustomerEmail), "a\u{1}b");
    }

    #[test]
    fn a_separator_without_quotes_is_seen() {
        let lines =
            read(b"customer_name,customer_email\nContoso, Ltd,a@x.example\nB,b@x.example,,\n");
        let lines = lines.unwrap();
        let surplus: Vec<bool> = lines.iter().map(|line| line.surplus).collect();
        assert_eq!(surplus, [true, false]);
        // What is too much is kept, to stand in the file of rejected rows.
        let kept = Cells::<Column>::stored(&lines[0].cells.joined());
        assert_eq!(kept.surplus(), ["a@x.example"]);
        let apart = Cells::<Column>::default().with_surplus(&kept.surplus_joined());
        assert_eq!(apart.surplus(), kept.surplus());
        assert!(lines[1].cells.surplus().is_empty());
    }
}
