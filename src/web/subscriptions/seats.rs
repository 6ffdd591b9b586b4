//! More or fewer seats.
use super::{changing, counted, view::View, words};
use crate::{
    actions::subscriptions::{ChangeError, set_seats},
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
    let Some(seats) = s.subscription.seats else {
        return Err(ChangeError::Refused(Refusal::PaidByUse).into());
    };
    let form = Form::new().preset("seats", seats);
    Ask { f, form, s }.page()
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
        Ok(seats) => {
            counted(&app, &by)?;
            let now = app.now();
            let set = app.write_by(&by, move |db, by| set_seats(db, by, id, seats, now));
            match set.await? {
                Err(ChangeError::Refused(
                    refusal @ (Refusal::BelowAssigned { .. }
                    | Refusal::MoreThanBase { .. }
                    | Refusal::BelowAddOns { .. }),
                )) => Form::refused(&fields, "seats", words(refusal)),
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
    Ask { f, form, s }.again()
}

fn read(fields: &Fields) -> Result<Seats, Form> {
    let mut reader = fields.reader();
    let seats = reader.one("seats", |text| {
        Seats::parse(text).ok_or("subscriptions-seats-wrong")
    });
    reader.finish(seats)
}
