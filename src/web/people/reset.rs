//! The mail for a new password. The answer is alike whether the person has an account here (P2).
use super::{back_to, person};
use crate::{
    actions::people::{ResetError, send_reset},
    domain::{access::ResetPasswords, person::Person},
    web::{
        app::App, at::At, desk::Desk, errors::Failure, fields::Fields, page::see_other,
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};

/// Sends it.
pub async fn submit(
    desk: Desk<ResetPasswords>,
    app: Data<App>,
    at: At<Person>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let by = desk.by;
    let id = person(&app, &by, at.id()?).await?.id;
    let mut reader = fields.reader();
    let once = reader.once();
    let once = reader.finish(Some(once))?;
    app.limits.mail_by(&by)?;
    app.limits.mail_person(id)?;
    let now = app.now();
    let mailed = app.write_by(&by, move |db, by| {
        send_reset(db, by, id, once.as_ref(), now)
    });
    mailed.await??;
    flash(&session, "done", "people-mailed");
    Ok(see_other(back_to(&by, id)))
}

impl From<ResetError> for Failure {
    fn from(error: ResetError) -> Self {
        match error {
            ResetError::Unknown => Self::not_found(),
            ResetError::Store(cause) => cause.into(),
        }
    }
}
