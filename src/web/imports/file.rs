//! Files to take away: an example to begin with, and the rows that came to nothing, to mend and send again.
use super::{Sender, row::why, word};
use crate::{
    actions::imports::Importer,
    domain::{
        file_import::{FileImport, RowState},
        sheet::Column,
    },
    store::file_imports::{
        self,
        rows::{self, ImportRow},
    },
    web::{app::App, at::At, csv, errors::Failure},
};
use actix_web::{HttpResponse, web::Data};

/// Rows as somebody would write them, in the order of the columns.
#[rustfmt::skip]
const PEOPLE: &[&[&str]] = &[
    &["", "Ana Sousa", "ana@contoso.example", "Sales"],
    &["", "Bo Lind", "bo@contoso.example", ""],
];
#[rustfmt::skip]
const BOUGHT: &[&[&str]] = &[
    &["", "", "Teams Enterprise", "teams", "direct", "", "25", "2030-03-31", "yes"],
    &["", "", "Azure plan", "azure", "enterprise_agreement", "", "", "2030-12-31", "no"],
];
#[rustfmt::skip]
const SOLD: &[&[&str]] = &[
    &["", "contoso", "Exchange Online Plan 1", "exchange-online", "csp", "", "40", "2030-03-31", "yes"],
    &["", "adatum", "Intune Plan 1", "intune", "csp", "", "12", "2030-06-30", "no"],
];

/// A file that can be sent as it is.
pub async fn example<S: Sender>(caller: S) -> Result<HttpResponse, Failure> {
    let (by, ..) = caller.parts();
    let names = <S::By as Importer>::Column::ALL.iter();
    let names = names.map(|column| column.as_str().to_owned());
    let rows = match word(&by) {
        "people" => PEOPLE,
        "bought" => BOUGHT,
        _ => SOLD,
    };
    let rows = rows
        .iter()
        .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect());
    let lines: Vec<Vec<String>> = std::iter::once(names.collect()).chain(rows).collect();
    Ok(csv::small("example", &lines))
}

/// The rows that were not taken over, with what is wrong with each.
pub async fn rejected<S: Sender>(
    caller: S,
    app: Data<App>,
    at: At<FileImport>,
) -> Result<HttpResponse, Failure> {
    let (by, _, f) = caller.parts();
    let (whose, id) = (by.whose(), at.id()?);
    let known = app.read(move |db| file_imports::by_id(db, whose, id));
    known.await?.ok_or_else(Failure::not_found)?;
    type Row<S> = ImportRow<<<S as Sender>::By as Importer>::Column>;
    let rows = move |db: &mut _, last: Option<&Row<S>>| {
        let after = last.map_or(0, |last| last.line);
        rows::below(db, id, &RowState::REJECTED, after, csv::ROWS)
    };
    let columns = <S::By as Importer>::Column::ALL.iter();
    let cells = move |row: &Row<S>| {
        let problems: Vec<String> = why(row)
            .iter()
            .map(|text| f.say(text).to_string())
            .collect();
        let ours = [row.line.to_string(), problems.join(" ")];
        let columns = <S::By as Importer>::Column::ALL.iter();
        let theirs = columns.map(|column| row.cells.get(*column).to_owned());
        let surplus = row.cells.surplus().iter().cloned();
        ours.into_iter().chain(theirs).chain(surplus).collect()
    };
    let names = columns.map(|column| column.as_str());
    let headings = ["line", "problem"].into_iter().chain(names).collect();
    csv::file(app, "rejected", headings, rows, cells).await
}
