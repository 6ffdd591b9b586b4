//! Asking a customer for rights outside an invitation.
use crate::{
    actions::delegations::ask::{self, Request, RequestError, Requested},
    domain::{
        access::AskForRights,
        delegation::{Delegation, Rights, parse_name},
        id::Id,
        organisation::{Kind, Organisation},
        paths,
        text::Name,
        time::Timestamp,
    },
    messages::Text,
    store::{Db, delegations, ids},
    web::{
        app::App,
        at::At,
        caller::Caller,
        counted::{NotDone, counted},
        errors::Failure,
        fields::Fields,
        form::Form,
        list::Query,
        page::{Frame, Page, see_other},
        rights::{self, Choices},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

/// A year is what most agreements run for.
const DAYS: i32 = 365;

#[derive(Template)]
#[template(path = "delegations/ask.html")]
struct Ask {
    f: Frame,
    form: Form,
    choices: Choices,
    customer: String,
    /// The page of the customer.
    page: String,
    provides: bool,
}

/// What is read for the form.
struct Found {
    customer: Organisation,
    name: Name,
    /// Rights that are asked for again.
    old: Option<(Id<Delegation>, Rights)>,
}

/// The form; `from` fills it as rights are or were.
pub async fn form(
    caller: Caller<AskForRights>,
    app: Data<App>,
    at: At<Organisation>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let from = query.get("from").and_then(Id::parse);
    let (own, id, now) = (caller.by.organisation.id, at.id()?, app.now());
    let found = app.read(move |db| find(db, own, id, from, now)).await?;
    let form = Form::new()
        .preset("delegation_name", &found.name)
        .preset("once", ids::fresh::<()>(now));
    let form = match &found.old {
        Some((id, old)) => rights::preset(form.preset("renews", id), old),
        None => form.preset("days", DAYS),
    };
    page(caller, &found.customer, form).page()
}

fn find(
    db: &mut Db,
    own: Id<Organisation>,
    customer: Id<Organisation>,
    from: Option<Id<Delegation>>,
    now: Timestamp,
) -> Result<Found, RequestError> {
    let customer = ask::askable(db, own, customer, now)?;
    let old = match from {
        Some(id) => delegations::by_id(db, id, own)?,
        None => None,
    };
    let old = old.filter(|old| old.delegation.customer == customer.id);
    Ok(Found {
        name: ask::next_name(db, own, &customer)?,
        old: old.and_then(|old| Some((old.delegation.id, old.delegation.rights()?))),
        customer,
    })
}

/// Asks.
pub async fn submit(
    caller: Caller<AskForRights>,
    app: Data<App>,
    at: At<Organisation>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let (by, id, now) = (caller.by.clone(), at.id()?, app.now());
    let new = match read(&fields) {
        Ok(new) => new,
        Err(form) => return again(caller, &app, id, form).await,
    };
    let limits = app.limits.clone();
    let asked = app.try_write(move |db| {
        let asked = || ask::request(db, &by, id, &new, now);
        let is_new = |asked: &Requested| matches!(asked, Requested::Now { .. });
        counted(asked, is_new, limits.mail_by(&by))
    });
    match asked.await {
        Ok(Requested::Now { location }) => {
            flash(&session, "done", "delegation-asked");
            Ok(see_other(location))
        }
        Ok(Requested::Before { location }) => Ok(see_other(location)),
        Err(NotDone::Refused(RequestError::NameTaken)) => {
            let why = Text::new("delegation-name-taken");
            let form = Form::refused(&fields, "delegation_name", why);
            again(caller, &app, id, form).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The form comes back, if the customer can be asked at all.
async fn again(
    caller: Caller<AskForRights>,
    app: &App,
    customer: Id<Organisation>,
    form: Form,
) -> Result<HttpResponse, Failure> {
    let (own, now) = (caller.by.organisation.id, app.now());
    let customer = app.read(move |db| ask::askable(db, own, customer, now));
    let customer = customer.await?;
    page(caller, &customer, form).again()
}

fn read(fields: &Fields) -> Result<Request, Form> {
    let mut reader = fields.reader();
    let name = reader.one("delegation_name", parse_name);
    let rights = rights::read(&mut reader);
    let renews = reader.optional("renews", |id| Id::parse(id).ok_or("form-malformed"));
    let once = reader.once();
    let new = name.zip(rights).map(|(name, rights)| Request {
        name,
        rights,
        renews,
        once,
    });
    reader.finish(new)
}

fn page(caller: Caller<AskForRights>, customer: &Organisation, form: Form) -> Ask {
    let Caller { by, frame: f, .. } = caller;
    Ask {
        choices: Choices::new(&f, &form),
        customer: customer.name.to_string(),
        page: paths::customer(&by.organisation.slug, customer.id),
        provides: by.organisation.kind == Kind::Provider,
        f,
        form,
    }
}

impl Ask {
    /// Only providers are limited to one for each service (S8).
    fn services_hint(&self) -> String {
        match self.provides {
            true => self.f.t("delegation-ask-services-hint").to_string(),
            false => String::new(),
        }
    }
}

impl From<RequestError> for Failure {
    fn from(error: RequestError) -> Self {
        match error {
            RequestError::Unknown => Self::not_found(),
            RequestError::NotReachable => Self::conflict(Text::new("delegation-not-reachable")),
            RequestError::Suspended => Self::conflict(Text::new("partners-suspended")),
            RequestError::NameTaken => Self::unprocessable(Text::new("delegation-name-taken")),
            RequestError::Store(cause) => cause.into(),
        }
    }
}
