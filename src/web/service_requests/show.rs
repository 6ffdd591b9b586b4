//! The page of a service request.
use super::{
    Found, found,
    list::works,
    may::{May, may},
    opening,
    view::{Event, Reader, Row},
};
use crate::{
    domain::{
        access::{For, OnBehalf, SeePartners, SeeRequests},
        paths,
        service_request::{ServiceRequest, State, Supporter},
        time::Timestamp,
    },
    messages::Phrase,
    store::{ids, lists::service_requests::Listed},
    web::{
        app::App,
        at::At,
        desk::Desk,
        errors::Failure,
        form::Form,
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "service_requests/show.html")]
pub(super) struct Show {
    f: Frame,
    form: Form,
    /// The one-time key of an answer.
    once: String,
    row: Row,
    opened: Timestamp,
    events: Vec<Event>,
    list: String,
    /// What the reader may do; nothing where it may only read, or where all is over.
    may: Option<May>,
    /// Where the next one is opened, for whoever may.
    open: Option<String>,
    /// The reader works on behalf of the customer.
    on_behalf: bool,
    /// No partner has rights to work on it. For the customer alone.
    unseen: bool,
    /// Where the customer grants them, for whoever may look there.
    partners: Option<String>,
    /// Nobody can open it who is to work on it: at which partner; empty where it is any of them. For the customer alone.
    unreached: Option<String>,
}

impl Show {
    fn answer_hint(&self) -> Phrase {
        self.f
            .t("requests-answer-hint")
            .with("state", self.row.state)
    }
    fn reader(&self) -> &'static str {
        match self.on_behalf {
            true => "partner",
            false => "customer",
        }
    }
    fn assign_hint(&self) -> Phrase {
        match self.on_behalf {
            true => self.f.t("requests-assign-hint-on-behalf"),
            false => self.f.t("requests-assign-hint"),
        }
    }
}

/// What was said and done, the facts, and what can be done.
pub async fn show(
    desk: Desk<SeeRequests>,
    app: Data<App>,
    at: At<ServiceRequest>,
) -> Result<HttpResponse, Failure> {
    let Desk {
        by, frame: f, uses, ..
    } = desk;
    let found = found(&app, &by, at.id()?).await?;
    uses.only([found.request.service]);
    page(f, &by, &found, Form::new()).page()
}

/// The page, with a form that came back.
pub(super) fn page<R: OnBehalf>(f: Frame, by: &For<R>, found: &Found, form: Form) -> Show {
    let request = &found.request;
    let reader = Reader {
        f: &f,
        own: by.organisation.id,
        able: Some(&found.able),
        is_customer: by.reach().is_none(),
    };
    let listed = Listed {
        request: request.clone(),
        customer: by.customer().name.clone(),
        customer_slug: by.customer().slug.clone(),
        partner: request.partner.and_then(|id| found.names.get(&id).cloned()),
    };
    let history = found.history.iter();
    let events = history.map(|entry| reader.entry(entry, &found.names, request.customer));
    let may = (works(by) && request.state != State::Closed).then(|| may(&f, by, found, &form));
    Show {
        row: reader.row(&listed, paths::service_request(&by.home(), request.id)),
        opened: request.opened_at,
        events: events.collect(),
        list: paths::service_requests(&by.home()),
        may,
        open: works(by).then(|| opening(&by.home())),
        on_behalf: by.reach().is_some(),
        unseen: is_unseen(by, found),
        partners: by
            .may::<SeePartners>()
            .then(|| paths::partners(&by.organisation.slug)),
        unreached: unreached(by, found),
        once: match form.value("once") {
            "" => ids::fresh::<()>(found.read_at).to_string(),
            sent => sent.to_owned(),
        },
        f,
        form,
    }
}

fn is_unseen<R: OnBehalf>(by: &For<R>, found: &Found) -> bool {
    let is_customer = by.reach().is_none();
    is_customer && found.able.is_empty() && found.request.state != State::Closed
}

/// Partners say by themselves who of their members uses rights; until then a request waits there for nobody.
fn unreached<R: OnBehalf>(by: &For<R>, found: &Found) -> Option<String> {
    let request = &found.request;
    if by.reach().is_some() || request.state == State::Closed {
        return None;
    }
    let reached = |able: &&Supporter| able.is_reached(request.service);
    let mut able = found.able.iter();
    match able.find(|able| Some(able.partner.id) == request.partner) {
        Some(charged) => (!reached(&charged)).then(|| charged.partner.name.to_string()),
        None if found.able.is_empty() || found.able.iter().any(|able| reached(&able)) => None,
        None => Some(String::new()),
    }
}
