//! Letting rights end earlier.
use super::{changeable, seen, view::View};
use crate::{
    actions::delegations::{ChangeError, shorten},
    domain::{
        access::TakeBack,
        delegation::{Delegation, Refusal},
        paths,
        term::Term,
        time::Timestamp,
    },
    messages::Text,
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
    most: i64,
}

/// The form.
pub async fn ask(
    caller: Fresh<TakeBack>,
    app: Data<App>,
    at: At<Delegation>,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let d = seen(&app, &f, &by, at.id()?).await?;
    changeable(&d)?;
    let (form, most) = (Form::new(), most(d.until, app.now()));
    Shorten { f, form, d, most }.page()
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
    changeable(&d)?;
    let most = most(d.until, app.now());
    let form = match days(&fields, most) {
        Err(form) => form,
        Ok(term) => {
            let (id, caller, now) = (at.id()?, by.clone(), app.now());
            match app
                .try_write(move |db| shorten(db, &caller, id, term, now))
                .await
            {
                Err(ChangeError::Refused(Refusal::NotShorter)) => {
                    Form::refused(&fields, "days", too_many(most))
                }
                done => {
                    done?;
                    flash(&session, "done", "delegation-shortened");
                    return Ok(see_other(paths::delegation(&by.organisation.slug, id)));
                }
            }
        }
    };
    Shorten { f, form, d, most }.again()
}

fn days(fields: &Fields, most: i64) -> Result<Term, Form> {
    let mut reader = fields.reader();
    let term = reader.one("days", |days| {
        Term::parse(days).ok_or_else(|| too_many(most))
    });
    reader.finish(term)
}

/// The most days after which rights end earlier than then; zero where less than a day is left of them.
pub fn most(until: Timestamp, now: Timestamp) -> i64 {
    (now.days_until(until) - 1).clamp(0, Term::LONGEST.into())
}

/// How many days there can be for rights to end earlier.
pub fn too_many(most: i64) -> Text {
    Text::new("delegation-shorten-days-wrong").with("most", most)
}
