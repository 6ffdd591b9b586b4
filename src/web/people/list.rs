//! The directory, as far as the caller acts on it or reads it.
use super::Sight;
use crate::{
    domain::{
        access::{AssignLicences, FindPeople, For, ManagePeople, SeePeople},
        organisation::Organisation,
        paths,
        person::Person,
        service::Service,
        slugs::ServiceSet,
        text::Name,
    },
    messages::Phrase,
    store::{
        Db,
        lists::people::{self, Licensed, Listed, PeopleFilter},
        page::Page,
        people::departments,
    },
    web::{
        app::App,
        choices,
        desk::Desk,
        errors::Failure,
        list::{Around, Asked, Filters, Query},
        page::{Frame, Page as _},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::result::QueryResult;

#[derive(Template)]
#[template(path = "people/list.html")]
struct List {
    f: Frame,
    query: Query,
    around: Around,
    rows: Vec<Listed>,
    departments: Vec<(String, String)>,
    services: Vec<(&'static str, Phrase)>,
    licence: [(&'static str, Phrase); 2],
    path: String,
    sight: Sight,
    may_manage: bool,
    may_assign: bool,
    /// Somebody works on behalf, and sees licences of some services alone.
    limited: bool,
    /// The same people, whom all something can be assigned to.
    everybody: String,
}

/// A page of it.
pub async fn show(
    desk: Desk<FindPeople>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Desk { by, frame: f, .. } = desk;
    let (reader, sight) = (by.clone(), Sight::of(&by));
    let seen = sight.clone();
    let read = app.read(move |db| find(db, &reader, query, &seen));
    let (query, page, departments) = read.await?;
    let status = query.status();
    let path = paths::people(&by.home());
    let limited = by.reach().is_some();
    let reach = if limited { "these" } else { "all" };
    let licence = |word| {
        let words = f.t("people-licence-has").with("has", word);
        (word, words.with("reach", reach))
    };
    let option = |name: Name| (name.to_string(), name.to_string());
    let mut around = query.around(&path, &page);
    if by.also::<SeePeople>().is_none() {
        around.csv.clear();
    }
    List {
        around,
        rows: page.rows,
        departments: departments.into_iter().map(option).collect(),
        services: services(&f, &sight),
        licence: [licence("yes"), licence("no")],
        may_manage: by.also::<ManagePeople>().is_some(),
        may_assign: by.also::<AssignLicences>().is_some(),
        everybody: query.filtered(&paths::people_licences(&by.home()), ("all", "yes")),
        sight,
        limited,
        f,
        query,
        path,
    }
    .page_with(status)
}

/// A page of rows, and the departments that they can be chosen by.
type Found = (Query, Page<Listed, Person>, Vec<Name>);

fn find(db: &mut Db, by: &For<FindPeople>, query: Query, sight: &Sight) -> QueryResult<Found> {
    let customer = by.customer();
    let (query, asked) = query.read(|ask| {
        let place = ask.place();
        Ok((filter(ask, db, customer, sight)?, place))
    })?;
    let page = match asked {
        Some((filter, place)) => {
            let filter = filter.within(sight.services.as_ref());
            people::people(db, customer.id, &filter, place)?
        }
        None => Page::nothing(),
    };
    let departments = match sight.departments {
        true => departments(db, customer.id)?,
        false => Vec::new(),
    };
    Ok((query, page, departments))
}

/// The services with licences that the caller sees.
fn services(f: &Frame, sight: &Sight) -> Vec<(&'static str, Phrase)> {
    let licensed = Service::all()
        .iter()
        .filter(|service| service.is_licensed());
    choices::services(f, licensed.filter(|service| sight.covers(service)))
}

impl Filters for PeopleFilter {
    /// `service` alone asks for those who have a licence of it.
    fn read(ask: &mut Asked<'_>, db: &mut Db, of: &Organisation) -> QueryResult<Self> {
        filter(ask, db, of, &Sight::ALL)
    }
}

/// What the address asks for. By what a caller does not see it cannot look for people either.
fn filter(
    ask: &mut Asked<'_>,
    db: &mut Db,
    of: &Organisation,
    sight: &Sight,
) -> QueryResult<PeopleFilter> {
    let known = |name: &str| {
        let mut all = departments(db, of.id)?.into_iter();
        Ok(all.find(|known| known.as_str() == name))
    };
    Ok(PeopleFilter {
        text: ask.text("text"),
        department: match sight.departments {
            true => ask.found("department", known)?,
            false => None,
        },
        licence: sight.licences.then(|| licensed(ask)).flatten(),
        reach: None,
    })
}

fn licensed(ask: &mut Asked<'_>) -> Option<Licensed> {
    let licensed = |slug: &str| Service::parse(slug).filter(|it| it.is_licensed());
    let service = ask.choice("service", licensed);
    let has = ask.choice("licence", |word| match word {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    });
    let asked = service.is_some() || has.is_some();
    asked.then(|| Licensed {
        has: has.unwrap_or(true),
        services: service.map(|service| ServiceSet::new([service])),
    })
}
