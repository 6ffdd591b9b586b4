//! Answering.
use super::{found, open::said, refused, show::page, used};
use crate::{
    actions::service_requests::{Answered, answer},
    domain::{access::WorkOnRequests, paths, service_request::ServiceRequest},
    web::{
        app::App,
        at::At,
        counted::counted,
        desk::Desk,
        errors::Failure,
        fields::Fields,
        page::{Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};

/// Adds a message.
pub async fn submit(
    desk: Desk<WorkOnRequests>,
    app: Data<App>,
    at: At<ServiceRequest>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let id = at.id()?;
    used(&app, &desk, id).await?;
    let Desk { by, frame: f, .. } = desk;
    let mut reader = fields.reader();
    let body = reader.one("body", said);
    let once = reader.once();
    let body = match reader.finish(body) {
        Ok(body) => body,
        Err(form) => {
            let found = found(&app, &by, id).await?;
            return page(f, &by, &found, form).again();
        }
    };
    let (home, limits, now) = (by.home(), app.limits.clone(), app.now());
    let done = app.write_by(&by, move |db, by| {
        let done = || answer(db, by, id, &body, once.as_ref(), now);
        let is_new = |done: &Answered| *done == Answered::Now;
        counted(done, is_new, limits.change_by(by))
    });
    match done.await?.map_err(|why| refused(why, &home))? {
        Answered::Now => flash(&session, "done", "requests-answered"),
        Answered::Before => {}
    }
    Ok(see_other(paths::service_request(&home, id)))
}
