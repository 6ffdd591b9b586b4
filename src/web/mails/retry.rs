//! Another chance for a mail that could not be delivered.
use crate::{
    actions::mails::{self, Retried, RetryError},
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

/// Sends it again, from the first attempt on; or says that it needs that no more.
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
        let sent = || mails::retry(db, by, id, now);
        counted(sent, |sent| *sent == Retried::Now, limits.mail_by(by))
    });
    let (kind, said) = said(sent.await??);
    session::flash(&session, kind, said);
    Ok(see_other(paths::mails(&by.organisation.slug)))
}

const fn said(sent: Retried) -> (&'static str, &'static str) {
    match sent {
        Retried::Now => ("done", "mails-on-their-way"),
        Retried::Before => ("note", "mails-on-their-way-before"),
    }
}

impl From<RetryError> for Failure {
    fn from(error: RetryError) -> Self {
        match error {
            RetryError::Unknown => Self::not_found(),
            RetryError::LinkEnded => Self::conflict(Text::new("mails-link-ended")),
            RetryError::Withdrawn => Self::conflict(Text::new("mails-withdrawn-stays")),
            RetryError::Invitation(error) => error.into(),
            RetryError::Store(cause) => cause.into(),
        }
    }
}
