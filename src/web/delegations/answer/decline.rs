//! `…/decline`: a page of its own, with the reason.
use super::{not_waiting, seen};
use crate::{
    actions::delegations::{decline, shown::Asked},
    domain::{access::TakeBack, delegation::Delegation, paths},
    web::{
        app::App,
        at::At,
        caller::Caller,
        delegations::end::reason,
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
#[template(path = "delegations/decline.html")]
struct Decline {
    f: Frame,
    form: Form,
    name: String,
    partner: String,
    /// The page of the delegation, and where the form goes.
    back: String,
    action: String,
    /// A change is declined, and the rights stay as they are.
    is_change: bool,
}

/// What declining means.
pub async fn ask(
    caller: Caller<TakeBack>,
    app: Data<App>,
    at: At<Delegation>,
) -> Result<HttpResponse, Failure> {
    page(caller, &app, at, Form::new()).await?.page()
}

/// Declines.
pub async fn submit(
    caller: Caller<TakeBack>,
    app: Data<App>,
    at: At<Delegation>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let reason = match reason(&fields) {
        Ok(reason) => reason,
        Err(form) => return page(caller, &app, at, form).await?.again(),
    };
    let (by, id, now) = (caller.by, at.id()?, app.now());
    let page = paths::delegation(&by.organisation.slug, id);
    app.write(move |db| decline(db, &by, id, &reason, now))
        .await?;
    flash(&session, "done", "delegation-declined");
    Ok(see_other(page))
}

async fn page(
    caller: Caller<TakeBack>,
    app: &App,
    at: At<Delegation>,
    form: Form,
) -> Result<Decline, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let id = at.id()?;
    let shown = seen(app, &by, id).await?.shown;
    let is_change = match shown.asked {
        Some(asked) => matches!(asked, Asked::Change(_)),
        None => return Err(not_waiting(&by, id)),
    };
    Ok(Decline {
        f,
        form,
        name: shown.kept.name.to_string(),
        partner: shown.partner.name.to_string(),
        action: format!("{}/decline", paths::delegation(&by.organisation.slug, id)),
        back: paths::delegation(&by.organisation.slug, id),
        is_change,
    })
}
