//! `…/approve`: what is asked in plain words, and the customer's yes to it or to less of it.
use super::{
    Seen, answered_otherwise, may_say_yes, not_waiting, page::Answer, refused, seen, suspended,
};
use crate::{
    actions::delegations::approve::{Approval, ApproveError, Approved, approve},
    domain::{
        access::{Scope, TakeBack},
        delegation::Delegation,
        id::Id,
        paths,
    },
    web::{
        app::App,
        at::At,
        caller::Fresh,
        consent::{answer::less, asks::Fields as Names},
        errors::Failure,
        fields::Fields,
        form::Form,
        page::{Frame, Page, see_other},
        partners::conflict::Conflict,
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, http::StatusCode, web::Data};

/// What is asked.
pub async fn ask(
    caller: Fresh<TakeBack>,
    app: Data<App>,
    at: At<Delegation>,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let id = at.id()?;
    let seen = seen(&app, &by, id).await?;
    may_say_yes(&by, &seen)?;
    let answer = Answer::new(f, &by, &seen, None, app.now());
    answer.ok_or_else(|| not_waiting(&by, id))?.page()
}

/// Gives it.
pub async fn submit(
    caller: Fresh<TakeBack>,
    app: Data<App>,
    at: At<Delegation>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let (id, now, caller) = (at.id()?, app.now(), by.clone());
    let before = seen(&app, &by, id).await?;
    let answer = match read(&fields) {
        Ok(answer) => answer,
        Err(form) => return again(f, &by, &before, (form, false), &app),
    };
    let approved = app
        .try_write(move |db| approve(db, &caller, id, &answer, now))
        .await;
    match approved {
        Ok(approved) => {
            flash(&session, "done", said(approved));
            Ok(see_other(delegation_page(&by, id)))
        }
        Err(ApproveError::NotWaiting) => Err(not_waiting(&by, id)),
        Err(ApproveError::CustomerSuspended) => Err(suspended(&by, id)),
        Err(ApproveError::AnsweredOtherwise) => Err(answered_otherwise(&by, id)),
        Err(ApproveError::Misfit(misfit)) => {
            again(f, &by, &before, (refused(&fields, misfit), false), &app)
        }
        Err(ApproveError::Held(conflicts)) => {
            let (partner, page) = (&before.shown.partner.name, delegation_page(&by, id));
            let names = (partner.to_string(), page.clone(), format!("{page}/approve"));
            Conflict::new(f, names, &conflicts, &fields).page_with(StatusCode::CONFLICT)
        }
        Err(ApproveError::Changed) => {
            let now = seen(&app, &by, id).await?;
            again(f, &by, &now, (Form::new(), true), &app)
        }
        Err(error) => Err(error.into()),
    }
}

fn delegation_page(by: &Scope, id: Id<Delegation>) -> String {
    paths::delegation(&by.organisation.slug, id)
}

const fn said(approved: Approved) -> &'static str {
    match approved {
        Approved::Now => "delegation-approved",
        Approved::Before => "delegation-approved-before",
    }
}

fn read(fields: &Fields) -> Result<Approval, Form> {
    let mut form = fields.reader();
    let hash = form.text("offer_hash");
    let (less, hand_over) = less(&mut form, fields, &Names::plain());
    form.finish(Some(Approval {
        hash,
        less,
        hand_over,
    }))
}

/// The page again: with what is wrong, or anew because something else is asked by now.
fn again(
    f: Frame,
    by: &Scope,
    seen: &Seen,
    (form, changed): (Form, bool),
    app: &App,
) -> Result<HttpResponse, Failure> {
    let form = (!changed).then_some(form);
    let answer = Answer::new(f, by, seen, form, app.now());
    let mut answer = answer.ok_or_else(|| not_waiting(by, seen.shown.kept.delegation.id))?;
    answer.changed = changed;
    answer.page_with(match changed {
        true => StatusCode::CONFLICT,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    })
}
