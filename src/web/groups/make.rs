//! Making an access group.
use super::{Choice, blame, members, read};
use crate::{
    actions::access_groups::{Made, New, make},
    domain::{access::ManageGroups, paths},
    store::ids,
    web::{
        app::App,
        caller::Fresh,
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
#[template(path = "groups/new.html")]
struct Making {
    f: Frame,
    form: Form,
    members: Vec<Choice>,
    path: String,
}

/// The form.
pub async fn ask(caller: Fresh<ManageGroups>, app: Data<App>) -> Result<HttpResponse, Failure> {
    let form = Form::new().preset("once", ids::fresh::<()>(app.now()));
    page(caller, &app, form).await?.page()
}

/// Makes it.
pub async fn submit(
    caller: Fresh<ManageGroups>,
    app: Data<App>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let mut reader = fields.reader();
    let group = read(&mut reader);
    let once = reader.once();
    let new = group.map(|(name, members)| New {
        name,
        members,
        once,
    });
    let new = match reader.finish(new) {
        Ok(new) => new,
        Err(form) => return page(caller, &app, form).await?.again(),
    };
    let (by, now) = (caller.by.clone(), app.now());
    match app.try_write(move |db| make(db, &by, &new, now)).await {
        Ok(Made::Now { location }) => {
            flash(&session, "done", "groups-made");
            Ok(see_other(location))
        }
        Ok(Made::Before { location }) => Ok(see_other(location)),
        Err(error) => {
            let (field, why) = blame(error, &[])?;
            let form = Form::refused(&fields, field, why);
            page(caller, &app, form).await?.again()
        }
    }
}

async fn page(caller: Fresh<ManageGroups>, app: &App, form: Form) -> Result<Making, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    Ok(Making {
        members: members(app, &f, &by).await?,
        path: paths::groups(&by.organisation.slug),
        f,
        form,
    })
}
