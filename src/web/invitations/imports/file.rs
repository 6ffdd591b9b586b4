//! Files to take away: an example to begin with, and the rows that came to nothing, to mend and send again.
use super::row::why;
use crate::{
    domain::{
        access::WriteInvitations,
        invitation_import::{Column, InvitationImport, RowState},
        sheet::Column as _,
    },
    store::invitation_imports::{self, rows, rows::ImportRow},
    web::{
        app::App,
        at::At,
        caller::{Caller, Fresh},
        csv,
        errors::Failure,
    },
};
use actix_web::{HttpResponse, web::Data};

/// A file that can be sent as it is.
pub async fn example(caller: Caller<WriteInvitations>) -> Result<HttpResponse, Failure> {
    let f = caller.frame;
    let names = Column::ALL.iter().map(|column| column.as_str().to_owned());
    let note = f.t("imports-example-note").to_string();
    let row = |name: &str, email: &str, language: &str, note: &str| {
        [name, email, language, "", note]
            .map(str::to_owned)
            .to_vec()
    };
    Ok(csv::small(
        "customers",
        &[
            names.collect(),
            row("Contoso Ltd", "ana@contoso.example", f.lang(), &note),
            row("Adatum, Inc.", "bo@adatum.example", "", ""),
        ],
    ))
}

/// The rows of which no invitation was made, with what is wrong with each.
pub async fn rejected(
    caller: Fresh<WriteInvitations>,
    app: Data<App>,
    at: At<InvitationImport>,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let (organisation, id) = (by.organisation.id, at.id()?);
    let known = app.read(move |db| invitation_imports::by_id(db, organisation, id));
    known.await?.ok_or_else(Failure::not_found)?;
    let rows = move |db: &mut _, last: Option<&ImportRow>| {
        let after = last.map_or(0, |last| last.line);
        rows::below(db, id, &RowState::REJECTED, after, csv::ROWS)
    };
    let cells = move |row: &ImportRow| {
        let problems: Vec<String> = why(row)
            .iter()
            .map(|text| f.say(text).to_string())
            .collect();
        let ours = [row.line.to_string(), problems.join(" ")];
        let theirs = Column::ALL
            .iter()
            .map(|column| row.cells.get(*column).to_owned());
        let surplus = row.cells.surplus().iter().cloned();
        ours.into_iter().chain(theirs).chain(surplus).collect()
    };
    let columns = Column::ALL.iter().map(|column| column.as_str());
    let headings = ["line", "problem"].into_iter().chain(columns).collect();
    csv::file(app, "rejected", headings, rows, cells).await
}
