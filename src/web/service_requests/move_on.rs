//! Moving a request to another state.
use crate::{
    actions::service_requests::{Changed, move_on},
    domain::{
        access::WorkOnRequests,
        paths,
        service_request::{ServiceRequest, State},
    },
    web::{
        app::App, at::At, desk::Desk, errors::Failure, fields::Fields, page::see_other,
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};

/// Sets the state; a form of buttons only.
pub async fn submit(
    desk: Desk<WorkOnRequests>,
    app: Data<App>,
    at: At<ServiceRequest>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let Desk { by, uses, .. } = desk;
    let (id, now) = (at.id()?, app.now());
    let found = super::found(&app, &by, id).await?;
    uses.only([found.request.service]);
    let mut reader = fields.reader();
    let state = reader.one("state", |word| {
        State::parse(word).ok_or("requests-state-unknown")
    });
    let state = reader.finish(state)?;
    app.limits.change_by(&by)?;
    let home = by.home();
    let moved = app.write_by(&by, move |db, by| move_on(db, by, id, state, now));
    let told = match moved.await?? {
        Changed::Now => "requests-moved",
        Changed::Before => "requests-state-before",
    };
    flash(&session, "done", told);
    Ok(see_other(paths::service_request(&home, id)))
}
