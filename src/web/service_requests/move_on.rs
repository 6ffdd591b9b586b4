//! Moving a request to another state.
use super::{found, refused, show::page};
use crate::{
    actions::service_requests::{Changed, move_on},
    domain::{
        access::WorkOnRequests,
        paths,
        service_request::{ServiceRequest, State},
    },
    web::{
        app::App,
        at::At,
        counted::counted,
        desk::Desk,
        errors::Failure,
        fields::Fields,
        form::Form,
        page::{Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};

/// Sets the state; a form of buttons, whose page says what changed since it was opened.
pub async fn submit(
    desk: Desk<WorkOnRequests>,
    app: Data<App>,
    at: At<ServiceRequest>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let Desk {
        by, frame: f, uses, ..
    } = desk;
    let id = at.id()?;
    let found = found(&app, &by, id).await?;
    uses.only([found.request.service]);
    let (state, version) = match read(&fields) {
        Ok(read) => read,
        Err(form) => return page(f, &by, &found, form).again(),
    };
    let (home, limits, now) = (by.home(), app.limits.clone(), app.now());
    let moved = app.write_by(&by, move |db, by| {
        let moved = || move_on(db, by, id, (state, &version), now);
        let is_new = |moved: &Changed| *moved == Changed::Now;
        counted(moved, is_new, limits.change_by(by))
    });
    let moved = moved.await?.map_err(|why| refused(why, &home))?;
    let told = match moved {
        Changed::Now => "requests-moved",
        Changed::Before => "requests-state-before",
    };
    flash(&session, "done", told);
    Ok(see_other(paths::service_request(&home, id)))
}

fn read(fields: &Fields) -> Result<(State, String), Form> {
    let mut reader = fields.reader();
    let state = reader.one("state", |word| {
        State::parse(word).ok_or("requests-state-unknown")
    });
    let version = reader.text("version");
    reader.finish(state.map(|state| (state, version)))
}
