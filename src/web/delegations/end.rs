//! Revoking and resigning: a page that says what stops and what stays, and its button.
use super::{changeable, held, running, seen, too_late, view::View};
use crate::{
    actions::delegations::{resign, revoke},
    domain::{
        access::{ResignDelegations, TakeBack},
        delegation::Delegation,
        paths,
        text::Note,
    },
    messages::Phrase,
    web::{
        app::App,
        at::At,
        caller::Fresh,
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
#[template(path = "delegations/revoke.html")]
struct Revoke {
    f: Frame,
    form: Form,
    d: View,
}

#[derive(Template)]
#[template(path = "delegations/resign.html")]
struct Resign {
    f: Frame,
    form: Form,
    d: View,
}

impl Resign {
    fn title(&self) -> Phrase {
        let title = match self.d.waits {
            true => self.f.t("delegation-withdraw-title"),
            false => self.f.t("delegation-resign-title"),
        };
        title
            .with("name", &self.d.name)
            .with("customer", &self.d.other)
    }
    fn verb(&self) -> Phrase {
        match self.d.waits {
            true => self.f.t("delegation-withdraw-this"),
            false => self.f.t("delegation-resign-these"),
        }
    }
}

/// What revoking stops and leaves.
pub async fn ask_revoke(
    caller: Fresh<TakeBack>,
    app: Data<App>,
    at: At<Delegation>,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let d = seen(&app, &f, &by, at.id()?).await?;
    changeable(&d)?;
    let form = Form::new();
    Revoke { f, form, d }.page()
}

/// The customer takes the rights back.
pub async fn revoke_it(
    caller: Fresh<TakeBack>,
    app: Data<App>,
    at: At<Delegation>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let d = seen(&app, &f, &by, at.id()?).await?;
    held(&d)?;
    let reason = match reason(&fields) {
        Ok(reason) => reason,
        Err(form) => {
            running(&d)?;
            return Revoke { f, form, d }.again();
        }
    };
    let (id, now, page) = (
        at.id()?,
        app.now(),
        paths::delegation(&by.organisation.slug, at.id()?),
    );
    let revoked = app.try_write(move |db| revoke(db, &by, id, &reason, now));
    revoked.await.map_err(|error| too_late(error, &d))?;
    flash(&session, "done", "delegation-revoked");
    Ok(see_other(page))
}

/// What resigning stops and leaves.
pub async fn ask_resign(
    caller: Fresh<ResignDelegations>,
    app: Data<App>,
    at: At<Delegation>,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let d = seen(&app, &f, &by, at.id()?).await?;
    running(&d)?;
    let form = Form::new();
    Resign { f, form, d }.page()
}

/// The partner gives its rights up.
pub async fn resign_it(
    caller: Fresh<ResignDelegations>,
    app: Data<App>,
    at: At<Delegation>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let d = seen(&app, &f, &by, at.id()?).await?;
    let reason = match reason(&fields) {
        Ok(reason) => reason,
        Err(form) => {
            running(&d)?;
            return Resign { f, form, d }.again();
        }
    };
    let (id, now, page) = (
        at.id()?,
        app.now(),
        paths::delegation(&by.organisation.slug, at.id()?),
    );
    let resigned = app.try_write(move |db| resign(db, &by, id, &reason, now));
    resigned.await.map_err(|error| too_late(error, &d))?;
    flash(&session, "done", "delegation-resigned");
    Ok(see_other(page))
}

/// Asked for, not demanded.
pub(super) fn reason(fields: &Fields) -> Result<Note, Form> {
    let mut reader = fields.reader();
    let reason = reader.optional("reason", Note::for_mail);
    reader.finish(Some(reason.unwrap_or_default()))
}
