//! What became of each person of a selection.
use crate::{
    domain::{
        access::{AssignLicences, SeeSubscriptions},
        licence::{Act, Outcome},
        paths,
        person::Person,
    },
    store::selections::{self, Selection},
    web::{
        app::App,
        at::At,
        desk::Desk,
        errors::Failure,
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::result::Error;

#[derive(Template)]
#[template(path = "people/selected.html")]
struct Selected {
    f: Frame,
    act: Act,
    product: String,
    /// The page of the subscription, for whoever may open it.
    subscription: Option<String>,
    people: Vec<(Person, Outcome)>,
    /// For how many something was done.
    number: usize,
    list: String,
}

/// A row for each of them.
pub async fn show(
    desk: Desk<AssignLicences>,
    app: Data<App>,
    at: At<Selection>,
) -> Result<HttpResponse, Failure> {
    let Desk {
        by, frame: f, uses, ..
    } = desk;
    let (whose, id) = ((by.customer().id, by.organisation.id), at.id()?);
    let read = app.read(move |db| {
        let done = selections::by_id(db, whose, id)?;
        Ok::<_, Error>((done, selections::outcomes(db, id)?))
    });
    let (done, people) = read.await?;
    let done = done.filter(|done| by.covers(done.service.0));
    let done = done.ok_or_else(Failure::not_found)?;
    uses.only([done.service.0]);
    let changed = |(_, o): &&(Person, Outcome)| matches!(o, Outcome::Assigned | Outcome::TakenBack);
    Selected {
        number: people.iter().filter(changed).count(),
        product: done.product.to_string(),
        subscription: by
            .also::<SeeSubscriptions>()
            .filter(|by| by.covers(done.service.0))
            .map(|by| paths::subscription(&by.home(), done.subscription)),
        act: done.act,
        list: paths::people(&by.home()),
        f,
        people,
    }
    .page()
}
