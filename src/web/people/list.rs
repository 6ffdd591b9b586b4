//! The directory.
use crate::{
    domain::{
        access::{AssignLicences, For, ManagePeople, OnBehalf, SeePeople},
        organisation::Organisation,
        paths,
        service::Service,
        slugs::ServiceSet,
        text::Name,
    },
    messages::Phrase,
    store::{
        Db,
        lists::people::{self, Licensed, Listed, PeopleFilter},
        people::departments,
    },
    web::{
        app::App,
        desk::Desk,
        errors::Failure,
        list::{Around, Asked, Filters, Query},
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::result::{Error, QueryResult};

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
    may_manage: bool,
    may_assign: bool,
    /// The same people, whom all something can be assigned to.
    everybody: String,
}

/// A page of it.
pub async fn show(
    desk: Desk<SeePeople>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Desk { by, frame: f, .. } = desk;
    let (customer, reach) = (by.customer().clone(), by.services().cloned());
    let (query, page, departments) = app
        .read(move |db| {
            let rows = |db: &mut Db, filter: &PeopleFilter, place| {
                let filter = filter.clone().within(reach.as_ref());
                people::people(db, customer.id, &filter, place)
            };
            let (query, page) = query.page(db, &customer, rows)?;
            Ok::<_, Error>((query, page, departments(db, customer.id)?))
        })
        .await?;
    let status = query.status();
    let path = paths::people(&by.home());
    let licence = |word| (word, f.t("people-licence-has").with("has", word));
    let option = |name: Name| (name.to_string(), name.to_string());
    List {
        around: query.around(&path, &page),
        rows: page.rows,
        departments: departments.into_iter().map(option).collect(),
        services: services(&f, &by),
        licence: [licence("yes"), licence("no")],
        may_manage: by.also::<ManagePeople>().is_some(),
        may_assign: by.also::<AssignLicences>().is_some(),
        everybody: query.filtered(&paths::people_licences(&by.home()), ("all", "yes")),
        f,
        query,
        path,
    }
    .page_with(status)
}

/// The services with licences that the caller reaches.
fn services<R: OnBehalf>(f: &Frame, by: &For<R>) -> Vec<(&'static str, Phrase)> {
    let licensed = Service::all()
        .iter()
        .filter(|service| service.is_licensed());
    let reached = licensed.filter(|service| by.covers(service));
    reached
        .map(|service| (service.slug, f.t(format!("service-{}", service.slug))))
        .collect()
}

impl Filters for PeopleFilter {
    /// `service` alone asks for those who have a licence of it.
    fn read(ask: &mut Asked<'_>, db: &mut Db, of: &Organisation) -> QueryResult<Self> {
        let known = |name: &str| {
            let mut all = departments(db, of.id)?.into_iter();
            Ok(all.find(|known| known.as_str() == name))
        };
        let licensed = |slug: &str| Service::parse(slug).filter(|it| it.is_licensed());
        let service = ask.choice("service", licensed);
        let has = ask.choice("licence", |word| match word {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        });
        let asked = service.is_some() || has.is_some();
        Ok(Self {
            text: ask.text("text"),
            department: ask.found("department", known)?,
            licence: asked.then(|| Licensed {
                has: has.unwrap_or(true),
                services: service.map(|service| ServiceSet::new([service])),
            }),
            reach: None,
        })
    }
}
