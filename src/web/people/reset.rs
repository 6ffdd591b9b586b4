//! The mail for a new password. The answer is alike whether the person has an account here (P2).
use super::{back_to, person};
use crate::{
    actions::people::{Mailed, ResetError, send_reset},
    domain::{
        access::{For, ResetPasswords},
        id::Id,
        person::Person,
    },
    messages::Text,
    web::{
        app::App, at::At, desk::Desk, errors::Failure, fields::Fields, page::see_other,
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, ResponseError, http::StatusCode, web::Data};

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
    let (limits, now) = (app.limits.clone(), app.now());
    let mailed = app.write_by(&by, move |db, by| {
        let count = limits.mail_by(by);
        count.may_try()?;
        let mailed = send_reset(db, by, id, once.as_ref(), now)?;
        if mailed == Mailed::Now {
            // The narrower one first: refused there, it costs the sender nothing.
            limits.mail_person(id)?;
            count.done()?;
        }
        Ok::<_, Failure>(mailed)
    });
    let mailed = mailed.await.and_then(|mailed| mailed);
    mailed.map_err(|failure| led_back(failure, &by, id))?;
    flash(&session, "done", "people-mailed");
    Ok(see_other(back_to(&by, id)))
}

/// The key was used for somebody else: a button has no form that comes back with another one, but its page has.
fn led_back(failure: Failure, by: &For<ResetPasswords>, id: Id<Person>) -> Failure {
    match failure.status_code() {
        StatusCode::CONFLICT => failure.next(Text::new("people-password-page"), back_to(by, id)),
        _ => failure,
    }
}

impl From<ResetError> for Failure {
    fn from(error: ResetError) -> Self {
        match error {
            ResetError::Unknown => Self::not_found(),
            ResetError::Store(cause) => cause.into(),
        }
    }
}
