//! The end of the term, and whether it renews itself.
use super::{changing, counted, view::View, words};
use crate::{
    actions::subscriptions::{ChangeError, set_renewal},
    domain::{
        access::ManageSubscriptions,
        day::Day,
        paths,
        subscription::{Refusal, Subscription},
    },
    web::{
        app::App,
        at::At,
        caller::Caller,
        errors::Failure,
        fields::Fields,
        form::{Form, Reader},
        page::{Frame, Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "subscriptions/renewal.html")]
struct Ask {
    f: Frame,
    form: Form,
    s: View,
}

/// The form.
pub async fn ask(
    caller: Caller<ManageSubscriptions>,
    app: Data<App>,
    at: At<Subscription>,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let s = changing(&app, &f, &by, at.id()?).await?;
    let renews = if s.subscription.auto_renew { "yes" } else { "" };
    let form = Form::new()
        .preset("term_ends_on", s.subscription.term_ends_on)
        .preset("auto_renew", renews);
    Ask { f, form, s }.page()
}

/// Sets both.
pub async fn set(
    caller: Caller<ManageSubscriptions>,
    app: Data<App>,
    at: At<Subscription>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let id = at.id()?;
    let mut reader = fields.reader();
    let term = term(&mut reader);
    let auto_renew = reader.tick("auto_renew");
    let form = match reader.finish(term.map(|term| (term, auto_renew))) {
        Err(form) => form,
        Ok(renewal) => {
            counted(&app, &by)?;
            let (caller, now) = (by.clone(), app.now());
            let set = app.try_write(move |db| set_renewal(db, &caller, id, renewal, now));
            match set.await {
                Err(ChangeError::Refused(refusal @ (Refusal::TermOver | Refusal::TermTooLong))) => {
                    Form::refused(&fields, "term_ends_on", words(refusal))
                }
                set => {
                    set?;
                    flash(&session, "done", "subscriptions-renewal-set");
                    return Ok(see_other(paths::subscription(&by.organisation.slug, id)));
                }
            }
        }
    };
    let s = changing(&app, &f, &by, id).await?;
    Ask { f, form, s }.again()
}

/// The field of a term's last day.
pub(super) fn term(reader: &mut Reader<'_>) -> Option<Day> {
    reader.one("term_ends_on", |text| {
        Day::parse(text).ok_or("subscriptions-term-wrong")
    })
}
