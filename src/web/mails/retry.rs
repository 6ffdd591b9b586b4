//! Another chance for a mail that could not be delivered.
use crate::{
    actions::mails::{self, RetryError},
    domain::{access::SendMails, paths},
    messages::Text,
    store::outbox::Mail,
    web::{
        app::App, at::At, caller::Caller, counted::counted, errors::Failure, fields::Fields,
        page::see_other, session,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};

/// Sends it again, from the first attempt on.
pub async fn send_again(
    caller: Caller<SendMails>,
    app: Data<App>,
    session: Session,
    at: At<Mail>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    fields.reader().finish(Some(()))?;
    let (by, id, now) = (caller.by, at.id()?, app.now());
    let limits = app.limits.clone();
    let sent = app.write_by(&by, move |db, by| {
        let sent = mails::retry(db, by, id, now);
        counted(sent, |()| true, || limits.mail_by(by))
    });
    sent.await??;
    session::flash(&session, "done", "mails-on-their-way");
    Ok(see_other(paths::mails(&by.organisation.slug)))
}

impl From<RetryError> for Failure {
    fn from(error: RetryError) -> Self {
        match error {
            RetryError::Unknown => Self::not_found(),
            RetryError::LinkEnded => Self::conflict(Text::new("mails-link-ended")),
            RetryError::Store(cause) => cause.into(),
        }
    }
}
