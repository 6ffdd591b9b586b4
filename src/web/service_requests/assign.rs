//! Charging a partner with a request.
use super::{found, refused, show::page, used, words};
use crate::{
    actions::service_requests::{ChangeError, Changed, Charge, assign},
    domain::{
        access::WorkOnRequests,
        organisation::Slug,
        paths,
        service_request::{Refusal, ServiceRequest, Supporter},
    },
    messages::Text,
    web::{
        app::App,
        at::At,
        counted::{NotDone, counted},
        desk::Desk,
        errors::Failure,
        fields::Fields,
        form::Form,
        meanwhile,
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
    let (charge, version) = match read(&fields) {
        Ok(read) => read,
        Err(form) => {
            let found = found(&app, &by, id).await?;
            return page(f, &by, &found, form).again();
        }
    };
    let (limits, now) = (app.limits.clone(), app.now());
    let done = app.write_by(&by, move |db, by| {
        let done = || assign(db, by, id, (&charge, &version), now);
        let is_new = |done: &Changed| *done == Changed::Now;
        counted(done, is_new, limits.change_by(by))
    });
    let refused = match done.await? {
        Ok(changed) => {
            flash(&session, "done", said(changed));
            return Ok(see_other(paths::service_request(&by.home(), id)));
        }
        Err(NotDone::Refused(closed @ ChangeError::Refused(Refusal::Closed))) => {
            return Err(refused(NotDone::Refused(closed), &by.home()));
        }
        Err(NotDone::Refused(refused)) => refused,
        Err(NotDone::TooOften(failure)) => return Err(failure),
    };
    let found = found(&app, &by, id).await?;
    let why = blame(refused, &found.able)?;
    page(f, &by, &found, Form::refused(&fields, "partner", why)).again()
}

/// What is wrong with the partner; or what is no fault of it, which names whom it was assigned to meanwhile.
fn blame(refused: ChangeError, able: &[Supporter]) -> Result<Text, Failure> {
    match refused {
        ChangeError::Refused(refusal @ Refusal::NoSupporter) => Ok(words(refusal)),
        ChangeError::ChangedMeanwhile(changed) => Err(meanwhile::refused(&changed, |_, slug| {
            Some(called(slug, able))
        })),
        other => Err(other.into()),
    }
}

fn called(slug: &str, able: &[Supporter]) -> Text {
    let mut able = able.iter();
    match able.find(|one| one.partner.slug.as_str() == slug) {
        Some(one) => Text::new("requests-assigned-to").with("partner", &one.partner.name),
        None => Text::new("requests-assigned-nobody"),
    }
}

const fn said(changed: Changed) -> &'static str {
    match changed {
        Changed::Now => "requests-assigned",
        Changed::Before => "requests-assigned-before",
    }
}

fn read(fields: &Fields) -> Result<(Charge, String), Form> {
    let mut reader = fields.reader();
    let partner = reader.optional("partner", |slug| {
        Slug::parse(slug).ok_or("requests-no-supporter")
    });
    let charge = partner.map_or(Charge::Nobody, Charge::Partner);
    let version = reader.text("version");
    reader.finish(Some((charge, version)))
}
