//! The page of a person: what happened, what the person has, and what can be done.
use super::{Cut, Sight, person};
use crate::{
    actions::people::{RemoveError, coming_back},
    domain::{
        access::{
            AssignLicences, FindPeople, For, ManagePeople, OnBehalf, ResetPasswords,
            SeeSubscriptions,
        },
        id::Id,
        paths,
        person::Person,
        subscription::Subscription,
        time::Timestamp,
    },
    messages::Phrase,
    store::{
        Db, activities,
        activities::Record,
        ids,
        licences::{self, Choice, Held, Sought},
    },
    web::{
        app::App,
        at::At,
        desk::Desk,
        errors::Failure,
        form::Form,
        page::{Frame, Page},
        timeline::Event,
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::QueryResult;

#[derive(Template)]
#[template(path = "people/show.html")]
pub(super) struct Show {
    f: Frame,
    form: Form,
    person: Person,
    /// The one-time key of the mail for a new password.
    once: String,
    events: Vec<Event>,
    licences: Vec<Licence>,
    /// What can be assigned: ids, with product and seats in words.
    assignable: Vec<(String, Phrase)>,
    /// What can be assigned is more than that.
    cut: Option<Cut>,
    list: String,
    path: String,
    sight: Sight,
    /// Somebody works on behalf, and sees licences of some services alone.
    limited: bool,
    may_manage: bool,
    /// Nothing that the person has is out of the reader's reach.
    removable: bool,
    may_assign: bool,
    may_reset: bool,
}

/// A licence that the person has.
struct Licence {
    id: Id<Subscription>,
    /// The page of the subscription, for whoever may open it.
    href: Option<String>,
    product: String,
    service: Phrase,
    state: &'static str,
    since: Timestamp,
    may_take_back: bool,
}

/// The page.
pub async fn show(
    desk: Desk<FindPeople>,
    app: Data<App>,
    at: At<Person>,
) -> Result<HttpResponse, Failure> {
    page(desk.frame, &app, &desk.by, at.id()?, Form::new())
        .await?
        .page()
}

/// The page, with what is wrong in its form.
pub(super) async fn page<R: OnBehalf>(
    f: Frame,
    app: &App,
    by: &For<R>,
    id: Id<Person>,
    form: Form,
) -> Result<Show, Failure> {
    let person = person(app, by, id).await?;
    let (reader, whose, now) = (by.clone(), person.clone(), app.now());
    let read = app.read(move |db| read(db, &reader, &whose, now));
    let Read {
        records,
        held,
        choice,
        removable,
    } = read.await?;
    let free = choice.subscriptions.iter();
    let home = by.home();
    let rights: Rights = (by.also(), by.also());
    let licence = |held: &Held| licence(&f, &rights, held, now);
    Ok(Show {
        once: ids::fresh::<()>(now).to_string(),
        events: Event::all(&f, &records),
        assignable: free.map(|it| (it.id.to_string(), seats(&f, it))).collect(),
        cut: Cut::of(by, choice.more),
        licences: held.iter().map(licence).collect(),
        sight: Sight::of(by),
        limited: by.reach().is_some(),
        list: paths::people(&home),
        path: paths::person(&home, id),
        may_manage: by.also::<ManagePeople>().is_some(),
        removable,
        may_assign: rights.1.is_some(),
        may_reset: by.also::<ResetPasswords>().is_some(),
        f,
        form,
        person,
    })
}

/// What is read for the page.
struct Read {
    records: Vec<Record>,
    held: Vec<Held>,
    choice: Choice,
    removable: bool,
}

fn read<R: OnBehalf>(
    db: &mut Db,
    by: &For<R>,
    person: &Person,
    now: Timestamp,
) -> QueryResult<Read> {
    // What happened is told by the own organisation's activity: on behalf that is the partner's.
    let records = activities::of_object(db, by.organisation.id, person.id.cast())?;
    let seen = Sight::of(by).services;
    let held = licences::of_person(db, person, seen.as_ref())?;
    let choice = match by.also::<AssignLicences>() {
        Some(by) => assignable(db, &by, person, now)?,
        None => Choice::default(),
    };
    let removable = match by.also::<ManagePeople>() {
        Some(by) => removable(db, &by, person)?,
        None => false,
    };
    Ok(Read {
        records,
        held,
        choice,
        removable,
    })
}

fn assignable(
    db: &mut Db,
    by: &For<AssignLicences>,
    person: &Person,
    now: Timestamp,
) -> QueryResult<Choice> {
    let sought = Sought {
        services: by.services(),
        product: None,
        to_assign: Some((person.id, now)),
    };
    licences::choice(db, by.customer().id, sought)
}

/// Asked of what the page of the removal asks.
fn removable(db: &mut Db, by: &For<ManagePeople>, person: &Person) -> QueryResult<bool> {
    match coming_back(db, by, person) {
        Ok(_) => Ok(true),
        Err(RemoveError::Unknown | RemoveError::OutOfReach) => Ok(false),
        Err(RemoveError::Store(cause)) => Err(cause),
    }
}

/// A product with the seats that are left of it.
pub(super) fn seats(f: &Frame, it: &Subscription) -> Phrase {
    let seats = it.seats.map_or(0, |seats| seats.number());
    f.t("people-product-seats")
        .with("product", &it.product)
        .with("free", seats - it.assigned)
        .with("seats", seats)
}

/// What opens the page of a subscription, and what takes licences of it back: each for services of its own.
type Rights = (Option<For<SeeSubscriptions>>, Option<For<AssignLicences>>);

fn licence(f: &Frame, (opens, assigns): &Rights, held: &Held, now: Timestamp) -> Licence {
    let it = &held.subscription;
    let opens = opens.as_ref().filter(|by| by.covers(it.service));
    let assigns = assigns.as_ref().filter(|by| by.covers(it.service));
    Licence {
        id: it.id,
        href: opens.map(|by| paths::subscription(&by.home(), it.id)),
        product: it.product.to_string(),
        service: f.t(format!("service-{}", it.service.slug)),
        state: it.standing(now).as_str(),
        since: held.since,
        may_take_back: assigns.is_some(),
    }
}
