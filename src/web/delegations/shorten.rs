//! Letting rights end earlier.
use super::{held, seen, view::View, words};
use crate::{
    actions::delegations::{ChangeError, shorten},
    domain::{
        access::TakeBack,
        delegation::{Delegation, Refusal},
        paths,
        term::Term,
    },
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
#[template(path = "delegations/shorten.html")]
struct Shorten {
    f: Frame,
    form: Form,
    d: View,
}

/// The form.
pub async fn ask(
    caller: Fresh<TakeBack>,
    app: Data<App>,
    at: At<Delegation>,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let d = seen(&app, &f, &by, at.id()?).await?;
    held(&d)?;
    let form = Form::new();
    Shorten { f, form, d }.page()
}

/// The customer shortens the term.
pub async fn shorten_it(
    caller: Fresh<TakeBack>,
    app: Data<App>,
    at: At<Delegation>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let d = seen(&app, &f, &by, at.id()?).await?;
    held(&d)?;
    let form = match days(&fields) {
        Err(form) => form,
        Ok(term) => {
            let (id, caller, now) = (at.id()?, by.clone(), app.now());
            match app
                .try_write(move |db| shorten(db, &caller, id, term, now))
                .await
            {
                Err(ChangeError::Refused(refusal @ Refusal::NotShorter)) => {
                    Form::refused(&fields, "days", words(refusal))
                }
                done => {
                    done?;
                    flash(&session, "done", "delegation-shortened");
                    return Ok(see_other(paths::delegation(&by.organisation.slug, id)));
                }
            }
        }
    };
    Shorten { f, form, d }.again()
}

fn days(fields: &Fields) -> Result<Term, Form> {
    let mut reader = fields.reader();
    let term = reader.one("days", |days| Term::parse(days).ok_or("rights-days-wrong"));
    reader.finish(term)
}
