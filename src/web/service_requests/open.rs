//! Opening a service request.
use super::list::severities;
use crate::{
    actions::service_requests::{New, OpenError, Opened, open},
    domain::{
        access::{For, WorkOnRequests},
        paths,
        service::Service,
        service_request::Severity,
        text::{BadText, Name, Note},
    },
    messages::{Phrase, Text},
    store::ids,
    web::{
        app::App,
        choices,
        counted::{NotDone, counted},
        desk::Desk,
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
#[template(path = "service_requests/new.html")]
struct Opening {
    f: Frame,
    form: Form,
    path: String,
    /// Those that the caller reaches.
    services: Vec<(&'static str, Phrase)>,
    severities: Vec<(&'static str, Phrase)>,
}

/// The form.
pub async fn ask(desk: Desk<WorkOnRequests>, app: Data<App>) -> Result<HttpResponse, Failure> {
    let once = ids::fresh::<()>(app.now()).to_string();
    let form = Form::new()
        .preset("severity", Severity::Normal.as_str())
        .preset("once", once);
    page(desk.frame, &desk.by, form).page()
}

/// Opens it.
pub async fn submit(
    desk: Desk<WorkOnRequests>,
    app: Data<App>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let Desk {
        by, frame: f, uses, ..
    } = desk;
    let new = match read(&fields) {
        Ok(new) => new,
        Err(form) => return page(f, &by, form).again(),
    };
    uses.only([new.service]);
    let (limits, now) = (app.limits.clone(), app.now());
    let opened = app.write_by(&by, move |db, by| {
        let opened = || open(db, by, &new, now);
        let is_new = |opened: &Opened| matches!(opened, Opened::Now { .. });
        counted(opened, is_new, limits.change_by(by))
    });
    match opened.await? {
        Ok(Opened::Now { location, seen }) => {
            flash(&session, "done", told(seen));
            Ok(see_other(location))
        }
        Ok(Opened::Before { location }) => Ok(see_other(location)),
        Err(NotDone::Refused(OpenError::NotCovered)) => {
            let why = Text::new("requests-service-not-covered");
            page(f, &by, Form::refused(&fields, "service", why)).again()
        }
        Err(NotDone::Refused(OpenError::Store(cause))) => Err(cause.into()),
        Err(NotDone::TooOften(failure)) => Err(failure),
    }
}

/// The page of the request says what to do where nobody sees it.
const fn told(seen: bool) -> &'static str {
    match seen {
        true => "requests-opened",
        false => "requests-opened-unseen",
    }
}

fn read(fields: &Fields) -> Result<New, Form> {
    let mut reader = fields.reader();
    let service = reader.one("service", |slug| {
        Service::parse(slug).ok_or("requests-service-unknown")
    });
    let severity = reader.one("severity", |word| {
        Severity::parse(word).ok_or("requests-severity-unknown")
    });
    let subject = reader.one("subject", Name::parse);
    let body = reader.one("body", said);
    let once = reader.once();
    let new = || {
        Some(New {
            service: service?,
            severity: severity?,
            subject: subject?,
            body: body?,
            once,
        })
    };
    let new = new();
    reader.finish(new)
}

/// A message that says something.
pub(super) fn said(text: &str) -> Result<Note, BadText> {
    match Note::parse(text)? {
        note if note.is_empty() => Err(BadText::Empty),
        note => Ok(note),
    }
}

fn page(f: Frame, by: &For<WorkOnRequests>, form: Form) -> Opening {
    let services = Service::all().iter().filter(|service| by.covers(service));
    Opening {
        path: paths::service_requests(&by.home()),
        services: choices::services(&f, services),
        severities: severities(&f),
        f,
        form,
    }
}
