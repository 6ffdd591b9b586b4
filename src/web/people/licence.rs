//! A licence for one person: assigned on the person's page, taken back after a page that asks.
use super::{back_to, person, show, words};
use crate::{
    actions::licences::{LicenceError, assign, take_back},
    domain::{
        access::{AssignLicences, For},
        id::Id,
        licence::Outcome,
        paths,
        person::Person,
        subscription::Subscription,
    },
    store::{Db, licences, subscriptions},
    web::{
        app::App,
        at::At,
        desk::Desk,
        errors::Failure,
        fields::Fields,
        form::Form,
        page::{Frame, Page, see_other},
        session::flash,
        uses::Uses,
    },
};
use actix_session::Session;
use actix_web::{HttpRequest, HttpResponse, web::Data};
use askama::Template;
use diesel::QueryResult;

#[derive(Template)]
#[template(path = "people/take_back.html")]
struct Ask {
    f: Frame,
    person: Person,
    product: String,
    /// The person's page.
    back: String,
    path: String,
}

/// Assigns one.
pub async fn give(
    desk: Desk<AssignLicences>,
    app: Data<App>,
    at: At<Person>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let Desk {
        by, frame: f, uses, ..
    } = desk;
    let id = at.id()?;
    let mut reader = fields.reader();
    let subscription = reader.one("subscription", |id| {
        Id::<Subscription>::parse(id).ok_or("people-no-such-subscription")
    });
    let subscription = match reader.finish(subscription) {
        Ok(subscription) => subscription,
        Err(form) => return show::page(f, &app, &by, id, form).await?.again(),
    };
    used(&app, &by, &uses, subscription).await?;
    let now = app.now();
    let assigned = app.write_by(&by, move |db, by| assign(db, by, (id, subscription), now));
    match assigned.await? {
        Ok(outcome) => {
            let said = match outcome {
                Outcome::Had => "people-had",
                _ => "people-assigned",
            };
            flash(&session, "done", said);
            Ok(see_other(back_to(&by, id)))
        }
        Err(LicenceError::Refused { product, why }) => {
            let form = Form::refused(&fields, "subscription", words(&product, why));
            show::page(f, &app, &by, id, form).await?.again()
        }
        Err(error) => Err(error.into()),
    }
}

/// Says what comes back.
pub async fn ask(
    desk: Desk<AssignLicences>,
    app: Data<App>,
    at: At<Person>,
    request: HttpRequest,
) -> Result<HttpResponse, Failure> {
    let Desk {
        by, frame: f, uses, ..
    } = desk;
    let (person, of) = held(&app, &by, at.id()?, subscription(&request)?).await?;
    uses.only([of.service]);
    let back = paths::person(&by.home(), person.id);
    Ask {
        path: format!("{back}/licences/{}/remove", of.id),
        f,
        person,
        product: of.product.to_string(),
        back,
    }
    .page()
}

/// Takes it back.
pub async fn take(
    desk: Desk<AssignLicences>,
    app: Data<App>,
    at: At<Person>,
    request: HttpRequest,
    (fields, session): (Fields, Session),
) -> Result<HttpResponse, Failure> {
    let Desk { by, uses, .. } = desk;
    let (id, subscription) = (at.id()?, subscription(&request)?);
    person(&app, &by, id).await?;
    used(&app, &by, &uses, subscription).await?;
    fields.reader().finish(Some(()))?;
    let now = app.now();
    let taken = app.write_by(&by, move |db, by| {
        take_back(db, by, (id, subscription), now)
    });
    let said = match taken.await?? {
        Outcome::HadNone => "people-had-none",
        _ => "people-taken-back",
    };
    flash(&session, "done", said);
    Ok(see_other(back_to(&by, id)))
}

/// The subscription in the address.
fn subscription(request: &HttpRequest) -> Result<Id<Subscription>, Failure> {
    let text = request.match_info().get("subscription");
    text.and_then(Id::parse).ok_or_else(Failure::not_found)
}

/// The person, and the subscription that the person has a licence of.
async fn held(
    app: &App,
    by: &For<AssignLicences>,
    id: Id<Person>,
    subscription: Id<Subscription>,
) -> Result<(Person, Subscription), Failure> {
    let person = person(app, by, id).await?;
    let (holder, services) = (person.clone(), by.services().cloned());
    let held = app
        .read(move |db| licences::of_person(db, &holder, services.as_ref()))
        .await?;
    let held = held
        .iter()
        .find(|held| held.subscription.id == subscription);
    let held = held.ok_or_else(Failure::not_found)?;
    Ok((person, held.subscription.clone()))
}

/// Whatever is done with licences of this subscription uses the rights for its service alone.
pub(super) async fn used(
    app: &App,
    by: &For<AssignLicences>,
    uses: &Uses,
    id: Id<Subscription>,
) -> Result<(), Failure> {
    let customer = by.customer().id;
    let service = move |db: &mut Db| -> QueryResult<_> {
        let found = subscriptions::by_id(db, id, customer)?;
        Ok(found.map(|subscription| subscription.service))
    };
    uses.about(app, service).await
}

impl From<LicenceError> for Failure {
    fn from(error: LicenceError) -> Self {
        match error {
            LicenceError::Unknown => Self::not_found(),
            LicenceError::Refused { product, why } => Self::conflict(words(&product, why)),
            LicenceError::Store(cause) => cause.into(),
        }
    }
}
