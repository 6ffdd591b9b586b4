//! The directory as a file.
use super::{Sight, list};
use crate::{
    domain::access::{FindPeople, SeePeople},
    store::lists::people::{Listed, PeopleFilter, stretch},
    web::{
        app::App,
        csv,
        desk::{Desk, FreshDesk},
        errors::Failure,
        list::Query,
    },
};
use actix_web::{HttpResponse, web::Data};

const COLUMNS: [&str; 5] = ["id", "name", "email", "department", "licences"];

/// All rows that the filter finds.
pub async fn file(
    desk: FreshDesk<SeePeople>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let (by, f) = (desk.by, desk.frame);
    let customer = by.customer().id;
    let Some(filter) = query.filter::<PeopleFilter>(&app, by.customer()).await? else {
        let by = by.also::<FindPeople>().ok_or_else(Failure::not_found)?;
        let desk = Desk {
            by,
            session: desk.session,
            frame: f,
            uses: desk.uses,
        };
        return list::show(desk, app, query).await;
    };
    let filter = filter.within(Sight::of(&by).services.as_ref());
    let headings = COLUMNS.map(|name| f.t(format!("people-column-{name}")));
    let rows = move |db: &mut _, last: Option<&Listed>| {
        let after = last.map(|last| last.person.id);
        stretch(db, customer, &filter, after, csv::ROWS)
    };
    let cells = |row: &Listed| {
        let it = &row.person;
        let department = it.department.as_ref().map(ToString::to_string);
        let licences: Vec<&str> = row.licences.iter().map(|name| name.as_str()).collect();
        vec![
            it.id.to_string(),
            it.name.to_string(),
            it.email.to_string(),
            department.unwrap_or_default(),
            licences.join("; "),
        ]
    };
    csv::file(app, "people", headings.into(), rows, cells).await
}
