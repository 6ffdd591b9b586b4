//! The end of the term, and whether it renews itself.
use super::{changing, is_told, view::View, words};
use crate::{
    actions::subscriptions::{ChangeError, Changed, Renewal, set_renewal, shown_renewal},
    domain::{
        access::{ManageSubscriptions, Scope},
        day::Day,
        id::Id,
        paths,
        subscription::{Refusal, Subscription},
    },
    messages::Text,
    store::add_ons,
    web::{
        app::App,
        at::At,
        caller::Caller,
        counted::{NotDone, counted},
        errors::Failure,
        fields::Fields,
        form::{Form, Reader},
        meanwhile::{showing, with_version},
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
    let s = base(&app, &f, &by, at.id()?).await?;
    page(f, showing(&shown_renewal(&s.subscription)), s).page()
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
    let form = match read(&fields) {
        Err(form) => form,
        Ok(renewal) => {
            let (limits, now) = (app.limits.clone(), app.now());
            let set = app.write_by(&by, move |db, by| {
                let set = || set_renewal(db, by, id, &renewal, now);
                let is_new = |set: &Changed| *set == Changed::Now && is_told(by);
                counted(set, is_new, limits.change_by(by))
            });
            match set.await? {
                Err(NotDone::Refused(ChangeError::Refused(
                    refusal @ (Refusal::TermOver | Refusal::TermTooLong),
                ))) => Form::refused(&fields, "term_ends_on", words(refusal)),
                set => {
                    set?;
                    flash(&session, "done", "subscriptions-renewal-set");
                    return Ok(see_other(paths::subscription(
                        &paths::organisation(&by.organisation.slug),
                        id,
                    )));
                }
            }
        }
    };
    let s = base(&app, &f, &by, id).await?;
    page(f, form, s).again()
}

fn page(f: Frame, form: Form, s: View) -> Ask {
    let form = with_version(form, &shown_renewal(&s.subscription));
    Ask { f, form, s }
}

fn read(fields: &Fields) -> Result<Renewal, Form> {
    let mut reader = fields.reader();
    let term = term(&mut reader);
    let auto_renew = reader.tick("auto_renew");
    let version = reader.text("version");
    reader.finish(term.map(|ends_on| Renewal {
        ends_on,
        auto_renew,
        version,
    }))
}

/// The subscription, unless it is an add-on, which has the term of its base.
async fn base(app: &App, f: &Frame, by: &Scope, id: Id<Subscription>) -> Result<View, Failure> {
    let s = changing(app, f, by, id).await?;
    match app.read(move |db| add_ons::base_of(db, id)).await? {
        None => Ok(s),
        Some(base) => {
            let home = paths::organisation(&by.organisation.slug);
            let there = format!("{}/renewal", paths::subscription(&home, base.id));
            let words = Text::new("subscriptions-renewal-title").with("product", &base.product);
            let refused = ChangeError::Refused(Refusal::FollowsBase);
            Err(Failure::from(refused).next(words, there))
        }
    }
}

/// The field of a term's last day.
pub(super) fn term(reader: &mut Reader<'_>) -> Option<Day> {
    reader.one("term_ends_on", |text| {
        Day::parse(text).ok_or("subscriptions-term-wrong")
    })
}
