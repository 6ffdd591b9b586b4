//! `…/approve`: what is asked in plain words, and the customer's yes to it or to less of it.
use super::{
    Seen, answered_otherwise, may_say_yes, not_waiting, page::Answer, refused, seen, suspended,
};
use crate::{
    actions::delegations::{
        approve::{Approval, ApproveError, Approved, approve},
        shown::{Asked, Shown},
    },
    domain::{
        access::{Scope, TakeBack},
        answer::Less,
        delegation::{Delegation, amendment::Change},
        id::Id,
        paths,
        service::Service,
        text::Name,
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
        partners::{conflict::Conflict, grant::asking},
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
    let given = given(&before.shown, &answer.less);
    let approved = app.try_write(move |db| approve(db, &caller, id, &answer, now));
    match approved.await {
        Ok(approved) => {
            flash(&session, "done", said(approved));
            Ok(see_other(delegation_page(&by, id)))
        }
        Err(ApproveError::NotWaiting) => Err(not_waiting(&by, id)),
        Err(ApproveError::CustomerSuspended) => Err(suspended(&by, id)),
        Err(ApproveError::AnsweredOtherwise) => Err(answered_otherwise(&by, id)),
        Err(ApproveError::Misfit(misfit)) => {
            let form = refused(&fields, &before.shown, misfit);
            again(f, &by, &before, (form, false), &app)
        }
        Err(ApproveError::Held(conflicts)) => {
            held(f, &by, &app, &before.shown, (given, conflicts), &fields).await
        }
        Err(ApproveError::Changed) => {
            let now = seen(&app, &by, id).await?;
            again(f, &by, &now, (Form::new(), true), &app)
        }
        Err(error) => Err(error.into()),
    }
}

/// What the rights become with so much of what is asked.
fn given(shown: &Shown, less: &Less) -> Option<Change> {
    match shown.asked.as_ref()? {
        Asked::Rights(rights) => less.of(rights).ok().map(Change::from),
        Asked::Change(amendment) => amendment.given(&shown.kept.delegation, less).ok(),
    }
}

/// What stands in the way, beside what is to be given: as where the customer gives of its own accord.
async fn held(
    f: Frame,
    by: &Scope,
    app: &App,
    before: &Shown,
    (given, conflicts): (Option<Change>, Vec<(&'static Service, Name)>),
    fields: &Fields,
) -> Result<HttpResponse, Failure> {
    let id = before.kept.delegation.id;
    let given = given.ok_or_else(|| not_waiting(by, id))?;
    let (partner, page) = (before.partner.name.to_string(), delegation_page(by, id));
    let names = (partner, page.clone(), format!("{page}/approve"));
    let conflict = Conflict::new(f, names, &conflicts, fields);
    let both = (&given, conflicts.as_slice());
    asking(app, by.organisation.id, conflict, both).await
}

fn delegation_page(by: &Scope, id: Id<Delegation>) -> String {
    paths::delegation(&by.organisation.slug, id)
}

const fn said(approved: Approved) -> &'static str {
    match approved {
        Approved::HandedOver => "delegation-approved-handed-over",
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
