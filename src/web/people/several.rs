//! Licences for a selection of people: chosen in the list, looked at, then done in one go.
use super::{Cut, Sight, licence::used, show::seats, words};
use crate::{
    actions::licences::{SeveralError, Wish, reached, settle_several},
    domain::{
        access::{AssignLicences, For},
        id::Id,
        licence::{Act, MOST_PEOPLE, Outcome, Refusal},
        organisation::Organisation,
        paths,
        person::Person,
        subscription::Subscription,
        time::Timestamp,
    },
    messages::{Phrase, Text},
    store::{
        Db, ids,
        licences::{self, Sought},
        lists::people::{PeopleFilter, stretch},
        people,
    },
    web::{
        app::App,
        desk::Desk,
        errors::Failure,
        fields::Fields,
        form::Form,
        list::{Asked, Filters, Query},
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
    /// There are more subscriptions to choose from than that.
    cut: Option<Cut>,
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
    let uses = desk.uses.clone();
    let mut page = page(desk, &app, query, Form::new()).await?;
    if let Some(wanted) = &page.wanted {
        uses.only([wanted.subscription.service]);
    }
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
    used(&app, &desk.by, &desk.uses, wish.subscription).await?;
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
        cut: Cut::of(&by, looked.cut),
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
    /// There are more of them.
    cut: bool,
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

/// What the address chooses.
struct Chosen {
    act: Option<Act>,
    subscription: Option<Subscription>,
    /// What the products that are offered have in their names.
    product: Option<String>,
    ticked: Vec<Id<Person>>,
    /// Everybody whom the list finds, instead of those who are ticked.
    all: Option<PeopleFilter>,
}

impl Chosen {
    fn read(ask: &mut Asked<'_>, db: &mut Db, by: &For<AssignLicences>) -> QueryResult<Self> {
        let all = ask.choice("all", |all| (all == "yes").then_some(()));
        let act = ask.choice("act", Act::parse);
        // By itself: it need not be among those that the page offers.
        let named = |id: &str| match Id::parse(id) {
            Some(id) => reached(db, by, id),
            None => Ok(None),
        };
        let subscription = ask.found("subscription", named)?;
        let product = ask.text("product");
        let ticked = ask.ids("person");
        let filter = PeopleFilter::read(ask, db, by.customer())?;
        // The same people as in the list that leads here.
        let seen = Sight::of(by).services;
        Ok(Self {
            act,
            subscription,
            product,
            ticked,
            all: all.map(|()| filter.within(seen.as_ref())),
        })
    }

    fn people(&self, db: &mut Db, of: Id<Organisation>) -> QueryResult<Vec<Person>> {
        let Some(filter) = &self.all else {
            return people::by_ids(db, of, &self.ticked);
        };
        let rows = stretch(db, of, filter, None, MOST_PEOPLE as i64 + 1)?;
        Ok(rows.into_iter().map(|row| row.person).collect())
    }
}

/// What is found of that; nothing if the address cannot be read.
fn looked_at(db: &mut Db, by: &For<AssignLicences>, query: Query) -> QueryResult<(Query, Looked)> {
    let customer = by.customer().id;
    let (query, chosen) = query.read(|ask| Chosen::read(ask, db, by))?;
    let Some(chosen) = chosen else {
        return Ok((query, Looked::default()));
    };
    let sought = Sought {
        services: by.services(),
        product: chosen.product.as_deref(),
        to_assign: None,
    };
    let choice = licences::choice(db, customer, sought)?;
    let mut looked = Looked {
        people: chosen.people(db, customer)?,
        subscriptions: choice.subscriptions,
        cut: choice.more,
        act: chosen.act,
        chosen: chosen.subscription,
        holders: Vec::new(),
    };
    if let Some(chosen) = looked.chosen.clone() {
        if looked.subscriptions.iter().all(|it| it.id != chosen.id) {
            looked.subscriptions.insert(0, chosen.clone());
        }
        looked.holders = licences::holders(db, chosen.id, &looked.ids())?;
    }
    Ok((query, looked))
}
