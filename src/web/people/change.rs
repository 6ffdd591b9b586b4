//! Changing what the directory says of a person.
use super::{back_to, entry, person};
use crate::{
    actions::people::{ChangeError, change, shown},
    domain::{access::ManagePeople, person::Person},
    messages::Text,
    web::{
        app::App,
        at::At,
        desk::Desk,
        errors::Failure,
        fields::Fields,
        form::Form,
        meanwhile::{self, showing, with_version},
        page::{Frame, Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "people/edit.html")]
struct Edit {
    f: Frame,
    form: Form,
    name: String,
    /// The person's page.
    path: String,
}

/// The form, as the directory has it.
pub async fn ask(
    desk: Desk<ManagePeople>,
    app: Data<App>,
    at: At<Person>,
) -> Result<HttpResponse, Failure> {
    let Desk { by, frame: f, .. } = desk;
    let person = person(&app, &by, at.id()?).await?;
    let path = crate::domain::paths::person(&by.home(), person.id);
    page(f, &person, path, showing(&shown(&person))).page()
}

/// Changes it.
pub async fn submit(
    desk: Desk<ManagePeople>,
    app: Data<App>,
    at: At<Person>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let Desk { by, frame: f, .. } = desk;
    let person = person(&app, &by, at.id()?).await?;
    let path = crate::domain::paths::person(&by.home(), person.id);
    let mut reader = fields.reader();
    let entry = entry(&mut reader);
    let version = reader.text("version");
    let entry = match reader.finish(entry) {
        Ok(entry) => entry,
        Err(form) => return page(f, &person, path, form).again(),
    };
    let (id, now) = (person.id, app.now());
    let changed = app.write_by(&by, move |db, by| {
        change(db, by, id, (&entry, &version), now)
    });
    let why = match changed.await? {
        Ok(()) => {
            flash(&session, "done", "people-changed");
            return Ok(see_other(back_to(&by, id)));
        }
        Err(error) => blame(error)?,
    };
    page(f, &person, path, Form::refused(&fields, "email", why)).again()
}

/// What is wrong with the address; or what is no fault of it.
fn blame(error: ChangeError) -> Result<Text, Failure> {
    match error {
        ChangeError::Taken => Ok(Text::new("people-taken")),
        ChangeError::OutOfReach => Ok(Text::new("people-address-out-of-reach")),
        ChangeError::Unknown => Err(Failure::not_found()),
        ChangeError::ChangedMeanwhile(changed) => Err(meanwhile::refused(&changed, |_, _| None)),
        ChangeError::Store(cause) => Err(cause.into()),
    }
}

fn page(f: Frame, person: &Person, path: String, form: Form) -> Edit {
    let name = person.name.to_string();
    Edit {
        f,
        form: with_version(form, &shown(person)),
        name,
        path,
    }
}
