//! Charging a partner with a request.
use super::{found, show::page, used, words};
use crate::{
    actions::service_requests::{ChangeError, Changed, Charge, assign},
    domain::{
        access::WorkOnRequests,
        organisation::Slug,
        paths,
        service_request::{Refusal, ServiceRequest},
    },
    web::{
        app::App,
        at::At,
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

/// Assigns it; nobody where nobody is chosen.
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
    let form = match charge(&fields) {
        Err(form) => form,
        Ok(charge) => {
            app.limits.change_by(&by)?;
            let now = app.now();
            let done = app.write_by(&by, move |db, by| assign(db, by, id, &charge, now));
            match done.await? {
                Err(ChangeError::Refused(refusal @ Refusal::NoSupporter)) => {
                    Form::refused(&fields, "partner", words(refusal))
                }
                done => {
                    flash(&session, "done", said(done?));
                    return Ok(see_other(paths::service_request(&by.home(), id)));
                }
            }
        }
    };
    let found = found(&app, &by, id).await?;
    page(f, &by, &found, form).again()
}

const fn said(changed: Changed) -> &'static str {
    match changed {
        Changed::Now => "requests-assigned",
        Changed::Before => "requests-assigned-before",
    }
}

fn charge(fields: &Fields) -> Result<Charge, Form> {
    let mut reader = fields.reader();
    let partner = reader.optional("partner", |slug| {
        Slug::parse(slug).ok_or("requests-no-supporter")
    });
    reader.finish(Some(partner.map_or(Charge::Nobody, Charge::Partner)))
}
