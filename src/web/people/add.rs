//! Adding a person.
use super::entry;
use crate::{
    actions::people::{AddError, Added, add},
    domain::{
        access::{For, ManagePeople},
        paths,
    },
    messages::Text,
    store::ids,
    web::{
        app::App,
        desk::Desk,
        errors::Failure,
        fields::Fields,
        form::Form,
        page::{Frame, Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "people/new.html")]
struct New {
    f: Frame,
    form: Form,
    path: String,
}

/// The form.
pub async fn ask(desk: Desk<ManagePeople>, app: Data<App>) -> Result<HttpResponse, Failure> {
    let form = Form::new().preset("once", ids::fresh::<()>(app.now()));
    page(desk.frame, &desk.by, form).page()
}

/// Adds the person.
pub async fn submit(
    desk: Desk<ManagePeople>,
    app: Data<App>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let Desk { by, frame: f, .. } = desk;
    let mut reader = fields.reader();
    let entry = entry(&mut reader);
    let once = reader.once();
    let entry = match reader.finish(entry) {
        Ok(entry) => entry,
        Err(form) => return page(f, &by, form).again(),
    };
    let now = app.now();
    let added = app
        .write_by(&by, move |db, by| add(db, by, entry, once.as_ref(), now))
        .await?;
    let location = match added {
        Ok(Added::Now { location }) => {
            flash(&session, "done", "people-added");
            location
        }
        Ok(Added::Before { location }) => location,
        Err(AddError::Taken) => {
            let form = Form::refused(&fields, "email", Text::new("people-taken"));
            return page(f, &by, form).again();
        }
        Err(AddError::Store(cause)) => return Err(cause.into()),
    };
    Ok(see_other(location))
}

fn page(f: Frame, by: &For<ManagePeople>, form: Form) -> New {
    let path = paths::people(&by.home());
    New { f, form, path }
}
