//! Asking for other rights than one has, and taking that back.
use super::{ChangeError, changed, rights_words};
use crate::{
    actions::delegations::{
        ShownError,
        amend::{AmendError, Amended, amend},
        ask::askable,
        shown::{Asked, Shown, present, shown_change, shown_rights},
        withdraw_amendment,
    },
    domain::{
        access::{AskForRights, ResignDelegations},
        answer::Misfit,
        delegation::{Delegation, Refusal, amendment::Change},
        organisation::Kind,
        paths,
        time::Timestamp,
    },
    messages::Text,
    web::{
        app::App,
        at::At,
        caller::Caller,
        counted::{NotDone, counted},
        errors::Failure,
        fields::Fields,
        form::Form,
        meanwhile::{self, with_version},
        page::{Frame, Page, see_other},
        rights::{self, Choices},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "delegations/amend.html")]
struct Amend {
    f: Frame,
    form: Form,
    choices: Choices,
    name: String,
    page: String,
    until: Timestamp,
    provides: bool,
    /// One is asked for already: the version of it.
    open: Option<String>,
}

/// The form, filled as the rights are.
pub async fn form(
    caller: Caller<AskForRights>,
    app: Data<App>,
    at: At<Delegation>,
) -> Result<HttpResponse, Failure> {
    page(caller, &app, at, None).await?.page()
}

/// Asks.
pub async fn submit(
    caller: Caller<AskForRights>,
    app: Data<App>,
    at: At<Delegation>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let (change, version) = match read(&fields) {
        Ok(read) => read,
        Err(form) => return page(caller, &app, at, Some(form)).await?.again(),
    };
    let (by, id, now) = (caller.by.clone(), at.id()?, app.now());
    let (back, limits) = (
        paths::delegation(&by.organisation.slug, id),
        app.limits.clone(),
    );
    let asked = app.try_write(move |db| {
        let asked = || amend(db, &by, id, (&change, &version), now);
        let is_new = |asked: &Amended| *asked == Amended::Now;
        counted(asked, is_new, limits.mail_by(&by))
    });
    match asked.await {
        Ok(Amended::Now | Amended::Before) => {
            flash(&session, "done", "delegation-change-asked");
            Ok(see_other(back))
        }
        Err(NotDone::Refused(AmendError::Misfit(misfit))) => {
            let (field, why) = misfit_words(misfit);
            let form = Form::refused(&fields, field, why);
            page(caller, &app, at, Some(form)).await?.again()
        }
        Err(NotDone::Refused(AmendError::Change(ChangeError::Refused(refusal)))) => {
            Err(refused(refusal, back))
        }
        Err(error) => Err(error.into()),
    }
}

/// Why nothing can be asked, with the page of the delegation.
fn refused(refusal: Refusal, page: String) -> Failure {
    let next = match refusal {
        Refusal::OnlyAsked => "delegation-see-request",
        _ => "delegation-see-what-became",
    };
    Failure::from(ChangeError::from(refusal)).next(Text::new(next), page)
}

/// Takes back what was asked.
pub async fn withdraw(
    caller: Caller<ResignDelegations>,
    app: Data<App>,
    at: At<Delegation>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let mut reader = fields.reader();
    let version = reader.text("version");
    let version = reader.finish(Some(version))?;
    let Caller { by, .. } = caller;
    let (id, now) = (at.id()?, app.now());
    let page = paths::delegation(&by.organisation.slug, id);
    let withdrawn = app.try_write(move |db| withdraw_amendment(db, &by, id, &version, now));
    withdrawn.await.map_err(|error| match error {
        // It is another one by now, which the page of the delegation shows.
        ShownError::ChangedMeanwhile(changed) => {
            let see = Text::new("delegation-amend-see");
            meanwhile::pressed(&changed, changed::now).next(see, format!("{page}#changes"))
        }
        other => other.into(),
    })?;
    flash(&session, "done", "delegation-change-withdrawn");
    Ok(see_other(page))
}

/// The change, and the version of the rights that the page showed.
fn read(fields: &Fields) -> Result<(Change, String), Form> {
    let mut reader = fields.reader();
    let change = rights::read_change(&mut reader);
    let version = reader.text("version");
    reader.finish(Some((change, version)))
}

async fn page(
    caller: Caller<AskForRights>,
    app: &App,
    at: At<Delegation>,
    form: Option<Form>,
) -> Result<Amend, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (own, id, now) = (by.organisation.id, at.id()?, app.now());
    let shown = app.read(move |db| Shown::of(db, own, id, now)).await?;
    let shown = shown.ok_or_else(Failure::not_found)?;
    let delegation = &shown.kept.delegation;
    let page = paths::delegation(&by.organisation.slug, id);
    if let Err(refusal) = delegation.may_end(now) {
        return Err(refused(refusal, page));
    }
    // Said before anything is ticked.
    let customer = shown.customer.id;
    app.read(move |db| askable(db, own, customer, now)).await?;
    let form = form.unwrap_or_else(|| rights::preset_change(Form::new(), &present(delegation)));
    let form = with_version(form, &shown_rights(delegation, now));
    Ok(Amend {
        choices: Choices::new(&f, &form),
        name: shown.kept.name.to_string(),
        page,
        until: delegation.end(now),
        provides: by.organisation.kind == Kind::Provider,
        open: match &shown.asked {
            Some(Asked::Change(open)) => Some(shown_change(&open.change).version()),
            Some(Asked::Rights(_)) | None => None,
        },
        f,
        form,
    })
}

impl Amend {
    /// Only providers are limited to one for each service (S8).
    fn services_hint(&self) -> String {
        match self.provides {
            true => self.f.t("delegation-ask-services-hint").to_string(),
            false => String::new(),
        }
    }
}

/// The field and the sentence beside it.
fn misfit_words(misfit: Misfit) -> (&'static str, Text) {
    match misfit {
        Misfit::Nothing | Misfit::Wider(_) => ("role", Text::new("delegation-amend-nothing")),
        Misfit::Rights(refusal) => (rights::field(refusal), rights_words(refusal)),
    }
}

impl From<AmendError> for Failure {
    fn from(error: AmendError) -> Self {
        match error {
            AmendError::Change(error) => error.into(),
            AmendError::Misfit(misfit) => Self::unprocessable(misfit_words(misfit).1),
            AmendError::ChangedMeanwhile(changed) => meanwhile::refused(&changed, changed::now),
            AmendError::NotAskable(error) => error.into(),
            AmendError::AlreadyOpen => Self::conflict(Text::new("delegation-amend-open")),
            AmendError::Store(cause) => cause.into(),
        }
    }
}
