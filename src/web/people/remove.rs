//! Removing a person, after a page that says which licences come back.
use super::person;
use crate::{
    actions::people::{RemoveError, coming_back, remove},
    domain::{access::ManagePeople, paths, person::Person},
    messages::Text,
    store::licences::Held,
    web::{
        app::App,
        at::At,
        desk::Desk,
        errors::Failure,
        fields::Fields,
        page::{Frame, Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "people/remove.html")]
struct Ask {
    f: Frame,
    person: Person,
    /// Of which products the licences come back.
    licences: Vec<String>,
    path: String,
}

/// Says what follows.
pub async fn ask(
    desk: Desk<ManagePeople>,
    app: Data<App>,
    at: At<Person>,
) -> Result<HttpResponse, Failure> {
    let Desk { by, frame: f, .. } = desk;
    let person = person(&app, &by, at.id()?).await?;
    let (reader, holder) = (by.clone(), person.clone());
    let held = app
        .read(move |db| coming_back(db, &reader, &holder))
        .await?;
    let product = |held: Held| held.subscription.product.to_string();
    Ask {
        licences: held.into_iter().map(product).collect(),
        path: paths::person(&by.home(), person.id),
        f,
        person,
    }
    .page()
}

/// Removes the person.
pub async fn submit(
    desk: Desk<ManagePeople>,
    app: Data<App>,
    at: At<Person>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let by = desk.by;
    let id = person(&app, &by, at.id()?).await?.id;
    fields.reader().finish(Some(()))?;
    let now = app.now();
    app.write_by(&by, move |db, by| remove(db, by, id, now))
        .await??;
    flash(&session, "done", "people-removed");
    Ok(see_other(paths::people(&by.home())))
}

impl From<RemoveError> for Failure {
    fn from(error: RemoveError) -> Self {
        match error {
            RemoveError::Unknown => Self::not_found(),
            RemoveError::OutOfReach => Self::forbidden(Text::new("people-out-of-reach")),
            RemoveError::Store(cause) => cause.into(),
        }
    }
}
