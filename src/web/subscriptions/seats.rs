//! More or fewer seats.
use super::{changing, is_told, view::View, words};
use crate::{
    actions::subscriptions::{ChangeError, Changed, set_seats, shown_seats},
    domain::{
        access::ManageSubscriptions,
        paths,
        seats::Seats,
        subscription::{Refusal, Subscription},
    },
    web::{
        app::App,
        at::At,
        caller::Caller,
        counted::{NotDone, counted},
        errors::Failure,
        fields::Fields,
        form::Form,
        meanwhile::{showing, with_version},
        page::{Frame, Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "subscriptions/seats.html")]
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
    if s.subscription.seats.is_none() {
        return Err(ChangeError::Refused(Refusal::PaidByUse).into());
    }
    page(f, showing(&shown_seats(&s.subscription)), s).page()
}

/// Sets them.
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
        Ok((seats, version)) => {
            let (limits, now) = (app.limits.clone(), app.now());
            let set = app.write_by(&by, move |db, by| {
                let set = || set_seats(db, by, id, (seats, &version), now);
                let is_new = |set: &Changed| *set == Changed::Now && is_told(by);
                counted(set, is_new, limits.change_by(by))
            });
            match set.await? {
                Err(NotDone::Refused(ChangeError::Refused(
                    refusal @ (Refusal::BelowAssigned { .. }
                    | Refusal::MoreThanBase { .. }
                    | Refusal::BelowAddOns { .. }),
                ))) => Form::refused(&fields, "seats", words(refusal)),
                set => {
                    set?;
                    flash(&session, "done", "subscriptions-seats-set");
                    return Ok(see_other(paths::subscription(
                        &paths::organisation(&by.organisation.slug),
                        id,
                    )));
                }
            }
        }
    };
    let s = changing(&app, &f, &by, id).await?;
    page(f, form, s).again()
}

fn page(f: Frame, form: Form, s: View) -> Ask {
    let form = with_version(form, &shown_seats(&s.subscription));
    Ask { f, form, s }
}

fn read(fields: &Fields) -> Result<(Seats, String), Form> {
    let mut reader = fields.reader();
    let seats = reader.one("seats", |text| {
        Seats::parse(text).ok_or("subscriptions-seats-wrong")
    });
    let version = reader.text("version");
    reader.finish(seats.map(|seats| (seats, version)))
}
