//! Ordering an add-on for a subscription.
use super::{changing, is_told, view::View, words};
use crate::{
    actions::subscriptions::{ChangeError, Entered, Order, order},
    domain::{
        access::{By, ManageSubscriptions, Scope},
        add_on::AddOn,
        id::Id,
        paths,
        seats::Seats,
        subscription::{Refusal, State, Subscription},
        text::Name,
    },
    messages::Text,
    store::{add_ons, ids},
    web::{
        app::App,
        at::At,
        caller::Caller,
        counted::{NotDone, counted},
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
use diesel::result::Error;

#[derive(Template)]
#[template(path = "subscriptions/add_on.html")]
struct Ask {
    f: Frame,
    form: Form,
    s: View,
    /// Slugs and products.
    add_ons: Vec<(String, String)>,
    /// As many seats as it has itself.
    most: i32,
}

/// The form.
pub async fn ask(
    caller: Caller<ManageSubscriptions>,
    app: Data<App>,
    at: At<Subscription>,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame, .. } = caller;
    let form = Form::new().preset("once", ids::fresh::<()>(app.now()));
    page(frame, &app, &by, at.id()?, form).await?.page()
}

/// Orders it.
pub async fn submit(
    caller: Caller<ManageSubscriptions>,
    app: Data<App>,
    at: At<Subscription>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame, .. } = caller;
    let id = at.id()?;
    let wanted = match read(&fields) {
        Ok(wanted) => wanted,
        Err(form) => return page(frame, &app, &by, id, form).await?.again(),
    };
    let (limits, now) = (app.limits.clone(), app.now());
    let ordered = app.write_by(&by, move |db, by| {
        let ordered = || order(db, by, id, &wanted, now);
        let is_new = |ordered: &Entered| matches!(ordered, Entered::Now { .. }) && is_told(by);
        counted(ordered, is_new, limits.change_by(by))
    });
    match ordered.await? {
        Ok(Entered::Now { location }) => {
            flash(&session, "done", "subscriptions-add-on-ordered");
            Ok(see_other(location))
        }
        Ok(Entered::Before { location }) => Ok(see_other(location)),
        Err(NotDone::Refused(ChangeError::Refused(refusal @ Refusal::MoreThanBase { .. }))) => {
            let form = Form::refused(&fields, "seats", words(refusal));
            page(frame, &app, &by, id, form).await?.again()
        }
        Err(NotDone::Refused(ChangeError::AddOnThere { id, product })) => {
            Err(there(&by, id, product))
        }
        Err(error) => Err(error.into()),
    }
}

/// It is ordered already: the way to its seats.
fn there(by: &Scope, id: Id<Subscription>, product: Name) -> Failure {
    let home = paths::organisation(&by.organisation.slug);
    let seats = format!("{}/seats", paths::subscription(&home, id));
    let there = ChangeError::AddOnThere { id, product };
    Failure::from(there).next(Text::new("subscriptions-seats-change"), seats)
}

fn read(fields: &Fields) -> Result<Order, Form> {
    let mut reader = fields.reader();
    let add_on = reader.one("add_on", |slug| {
        AddOn::parse(slug).ok_or("subscriptions-add-on-unknown")
    });
    let seats = reader.one("seats", |text| {
        Seats::parse(text).ok_or("subscriptions-seats-wrong")
    });
    let once = reader.once();
    let order = || {
        Some(Order {
            add_on: add_on?,
            seats: seats?,
            once,
        })
    };
    let order = order();
    reader.finish(order)
}

/// The form for a subscription that takes add-ons; for every other one the reason why not.
async fn page(
    f: Frame,
    app: &App,
    by: &By<ManageSubscriptions>,
    id: Id<Subscription>,
    form: Form,
) -> Result<Ask, Failure> {
    let s = changing(app, &f, by, id).await?;
    let most = s.subscription.takes_add_ons(app.now());
    let most = most.map_err(ChangeError::Refused)?;
    let read = app.read(move |db| {
        let base = add_ons::base_of(db, id)?;
        Ok::<_, Error>((base, add_ons::of_base(db, id)?))
    });
    let (base, mut there) = read.await?;
    if base.is_some() {
        return Err(ChangeError::Refused(Refusal::NoBase).into());
    }
    there.retain(|it| it.state != State::Cancelled);
    let fresh = |it: &&AddOn| there.iter().all(|there| there.product != it.product);
    let option = |it: &AddOn| (it.slug.to_owned(), it.product.to_string());
    Ok(Ask {
        add_ons: AddOn::of(s.subscription.service)
            .filter(fresh)
            .map(option)
            .collect(),
        most: most.number(),
        f,
        form,
        s,
    })
}
