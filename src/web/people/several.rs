//! Licences for a selection of people: chosen in the list, looked at, then done in one go.
use super::{Sight, show::seats, words};
use crate::{
    actions::licences::{SeveralError, Wish, settle_several},
    domain::{
        access::{AssignLicences, For},
        id::Id,
        licence::{Act, MOST_PEOPLE, Outcome, Refusal},
        paths,
        person::Person,
        subscription::Subscription,
        time::Timestamp,
    },
    messages::{Phrase, Text},
    store::{
        Db, ids, licences,
        lists::people::{PeopleFilter, stretch},
        people, subscriptions,
    },
    web::{
        app::App,
        desk::Desk,
        errors::Failure,
        fields::Fields,
        form::Form,
        list::{Filters, Query},
        page::{Frame, Page, see_other},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::QueryResult;

#[derive(Template)]
#[template(path = "people/several.html")]
struct Check {
    f: Frame,
    form: Form,
    query: Query,
    people: Vec<(Person, Option<Outcome>)>,
    /// Their ids, with spaces between.
    chosen: String,
    subscriptions: Vec<(String, Phrase)>,
    acts: [(&'static str, Phrase); 2],
    wanted: Option<Wanted>,
    list: String,
    path: String,
    most: usize,
    /// There are more than are taken at once.
    more: bool,
}

/// What would be done, with the subscription that was chosen.
struct Wanted {
    act: Act,
    subscription: Subscription,
    /// Why nothing can be done.
    refused: Option<Text>,
    /// For how many something would be done.
    number: usize,
}

impl Wanted {
    fn is(&self, act: &str) -> bool {
        self.act.as_str() == act
    }
}

/// Asks which licence, and says what would become of each.
pub async fn ask(
    desk: Desk<AssignLicences>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let key = ids::fresh::<()>(app.now());
    let mut page = page(desk, &app, query, Form::new()).await?;
    let status = page.query.status();
    page.form = page.query.form().preset("once", key);
    page.page_with(status)
}

/// Does it, and leads to what became of each.
pub async fn submit(
    desk: Desk<AssignLicences>,
    app: Data<App>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let wish = match read(&fields) {
        Ok(wish) => wish,
        Err(form) => return page(desk, &app, sent(&fields), form).await?.again(),
    };
    let now = app.now();
    let done = app.write_by(&desk.by, move |db, by| settle_several(db, by, &wish, now));
    let (field, why) = match done.await? {
        Ok(location) => return Ok(see_other(location)),
        Err(SeveralError::Unknown) => return Err(Failure::not_found()),
        Err(SeveralError::Store(cause)) => return Err(cause.into()),
        Err(SeveralError::Nobody) => ("people", Text::new("people-nobody-chosen")),
        Err(SeveralError::TooMany) => {
            let text = Text::new("people-too-many").with("most", MOST_PEOPLE);
            ("people", text)
        }
        Err(SeveralError::Refused { product, why }) => ("subscription", words(&product, why)),
    };
    let form = Form::refused(&fields, field, why);
    page(desk, &app, sent(&fields), form).await?.again()
}

fn read(fields: &Fields) -> Result<Wish, Form> {
    let mut reader = fields.reader();
    let subscription = reader.one("subscription", |id| {
        Id::parse(id).ok_or("people-no-such-subscription")
    });
    let act = reader.one("act", |word| Act::parse(word).ok_or("people-no-such-act"));
    let people = reader.one("people", |ids| {
        let ids: Option<Vec<_>> = ids.split_whitespace().map(Id::parse).collect();
        ids.ok_or("form-malformed")
    });
    let once = reader.once();
    let wish = || {
        Some(Wish {
            act: act?,
            subscription: subscription?,
            people: people?,
            once,
        })
    };
    let wish = wish();
    reader.finish(wish)
}

/// What was sent, as the address of the page would have it.
fn sent(fields: &Fields) -> Query {
    let people = fields.peek("people").unwrap_or_default();
    let people = people.split_whitespace().map(|id| ("person", id));
    let rest = ["subscription", "act"].map(|name| (name, fields.peek(name).unwrap_or_default()));
    Query::of(people.take(MOST_PEOPLE).chain(rest))
}

async fn page(
    desk: Desk<AssignLicences>,
    app: &App,
    query: Query,
    form: Form,
) -> Result<Check, Failure> {
    let Desk { by, frame: f, .. } = desk;
    let (reader, asked, now) = (by.clone(), query.clone(), app.now());
    let looking = app.read(move |db| looked_at(db, &reader, asked));
    let (query, mut looked) = looking.await?;
    let more = looked.people.len() > MOST_PEOPLE;
    looked.people.truncate(MOST_PEOPLE);
    let (wanted, outcomes) = looked.wanted(now);
    let outcomes = outcomes.into_iter().map(Some);
    let outcomes = outcomes.chain(std::iter::repeat(None));
    let ids: Vec<String> = looked.ids().iter().map(ToString::to_string).collect();
    let option = |it: &Subscription| (it.id.to_string(), seats(&f, it));
    let word = |act: &str| f.t("people-act").with("act", act);
    Ok(Check {
        chosen: ids.join(" "),
        subscriptions: looked.subscriptions.iter().map(option).collect(),
        people: looked.people.into_iter().zip(outcomes).collect(),
        acts: [("assign", word("assign")), ("take-back", word("take-back"))],
        wanted,
        list: paths::people(&by.home()),
        path: paths::people_licences(&by.home()),
        most: MOST_PEOPLE,
        more,
        f,
        form,
        query,
    })
}

/// What is read of the database for the page.
#[derive(Default)]
struct Looked {
    people: Vec<Person>,
    subscriptions: Vec<Subscription>,
    act: Option<Act>,
    chosen: Option<Subscription>,
    holders: Vec<Id<Person>>,
}

impl Looked {
    fn ids(&self) -> Vec<Id<Person>> {
        self.people.iter().map(|person| person.id).collect()
    }
    /// What would be done with the subscription that was chosen, and what would become of each.
    fn wanted(&self, now: Timestamp) -> (Option<Wanted>, Vec<Outcome>) {
        let Some((act, subscription)) = self.act.zip(self.chosen.clone()) else {
            return (None, Vec::new());
        };
        let found = subscription.outcomes(act, &self.ids(), &self.holders, now);
        let done = |o: &&Outcome| matches!(o, Outcome::Assigned | Outcome::TakenBack);
        let refused = found.as_ref().err();
        let wanted = Wanted {
            act,
            refused: refused.map(|why: &Refusal| words(&subscription.product, *why)),
            number: found.iter().flatten().filter(done).count(),
            subscription,
        };
        (Some(wanted), found.unwrap_or_default())
    }
}

/// What the address chooses; nothing if it cannot be read.
fn looked_at(db: &mut Db, by: &For<AssignLicences>, query: Query) -> QueryResult<(Query, Looked)> {
    let customer = by.customer().id;
    let subscriptions = subscriptions::licensed(db, customer, by.services())?;
    let (query, asked) = query.read(|ask| {
        let all = ask.choice("all", |all| (all == "yes").then_some(()));
        let act = ask.choice("act", Act::parse);
        let chosen = ask.choice("subscription", |id| {
            let wanted = Id::parse(id)?;
            subscriptions.iter().find(|it| it.id == wanted).cloned()
        });
        let ticked = ask.ids("person");
        let filter = PeopleFilter::read(ask, db, by.customer())?;
        // The same people as in the list that leads here.
        let seen = Sight::of(by).services;
        let found = all.map(|()| filter.within(seen.as_ref()));
        Ok((act, chosen, ticked, found))
    })?;
    let Some((act, chosen, ticked, found)) = asked else {
        return Ok((query, Looked::default()));
    };
    let people = match found {
        Some(filter) => {
            let rows = stretch(db, customer, &filter, None, MOST_PEOPLE as i64 + 1)?;
            rows.into_iter().map(|row| row.person).collect()
        }
        None => people::by_ids(db, customer, &ticked)?,
    };
    let mut looked = Looked {
        people,
        subscriptions,
        act,
        chosen,
        holders: Vec::new(),
    };
    if let Some(chosen) = &looked.chosen {
        looked.holders = licences::holders(db, chosen.id, &looked.ids())?;
    }
    Ok((query, looked))
}
