//! The list of service requests: of a customer, or of all customers where a partner may work on them.
use super::view::{Reader, Row};
use crate::{
    domain::{
        access::{By, For, ListRequests, OnBehalf, Scope, SeeRequests, WorkOnRequests},
        delegation::Delegation,
        id::Id,
        organisation::Kind,
        paths,
        service::Service,
        service_request::{ServiceRequest, Severity, State, Supporter},
        slugs::ServiceSet,
        time::Timestamp,
    },
    messages::Phrase,
    store::{
        Db,
        lists::service_requests::{
            Assigned, Listed, RequestsFilter, Within, service_requests, unnoted,
        },
        page, supporters,
    },
    web::{
        app::App,
        caller::Caller,
        desk::Desk,
        errors::Failure,
        list::{Around, Asked, Query},
        page::{Frame, Page},
        subscriptions::list::services,
        uses::{Uses, note_use},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::QueryResult;

#[derive(Template)]
#[template(path = "service_requests/list.html")]
struct List {
    f: Frame,
    query: Query,
    around: Around,
    rows: Vec<Row>,
    states: Vec<&'static str>,
    severities: Vec<(&'static str, Phrase)>,
    services: Vec<(&'static str, Phrase)>,
    /// Slugs and names of those whom the reader may tell apart, and nobody.
    partners: Vec<(String, String)>,
    path: String,
    /// Where one is opened, for whoever may.
    open: Option<String>,
    /// It holds those of many customers.
    many: bool,
}

/// The requests of an organisation: a customer's own, a partner's at all of its customers. To read what they are about
/// is a use of the rights that open them, as it is on behalf (S10); how many there are, on the first page, is none.
pub async fn of_organisation(
    caller: Caller<ListRequests>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame, .. } = caller;
    list(&app, frame, (Shelf::of(&by)?, Uses::default()), query).await
}

/// The requests of the customer whose data the caller works in.
pub async fn show(
    desk: Desk<SeeRequests>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Desk {
        by, frame, uses, ..
    } = desk;
    let shelf = Shelf::Customer(Box::new(by));
    list(&app, frame, (shelf, uses), query).await
}

/// Which requests a list holds.
#[derive(Debug, Clone)]
pub(super) enum Shelf {
    Customer(Box<For<SeeRequests>>),
    /// All that this member of a partner may work on.
    Reached(Box<Scope>),
}

impl Shelf {
    pub fn of(by: &By<ListRequests>) -> Result<Self, Failure> {
        let scope: Scope = (**by).clone();
        if by.organisation.kind != Kind::Customer {
            return Ok(Self::Reached(Box::new(scope)));
        }
        let own = scope.by::<SeeRequests>().ok().and_then(For::own);
        own.map(|by| Self::Customer(Box::new(by)))
            .ok_or_else(Failure::not_found)
    }

    /// Nothing where nobody works on behalf: a sales agent alone, a suspended organisation.
    pub fn within(&self, now: Timestamp) -> Option<Within> {
        match self {
            Self::Customer(by) => {
                let reached = by.services().cloned();
                Some(Within::Customer(by.customer().id, reached))
            }
            Self::Reached(by) => {
                let works = by.rests().is_none();
                works.then_some(Within::Reach(by.organisation.id, by.account, now))
            }
        }
    }

    /// The services that the reader reaches here; nothing where that is no question of the customer alone.
    fn reached(&self) -> Option<&ServiceSet> {
        match self {
            Self::Customer(by) => by.services(),
            Self::Reached(_) => None,
        }
    }

    fn scope(&self) -> &Scope {
        match self {
            Self::Customer(by) => by,
            Self::Reached(by) => by,
        }
    }

    fn home(&self) -> String {
        match self {
            Self::Customer(by) => by.home(),
            Self::Reached(by) => paths::organisation(&by.organisation.slug),
        }
    }

    fn is_customer(&self) -> bool {
        matches!(self, Self::Customer(by) if by.reach().is_none())
    }

    /// Who reads, where these may work on the requests.
    pub fn reader<'a>(&self, f: &'a Frame, able: Option<&'a [Supporter]>) -> Reader<'a> {
        Reader {
            f,
            own: self.scope().organisation.id,
            able,
            is_customer: self.is_customer(),
        }
    }

    /// Where the row's request is for the reader.
    fn href(&self, row: &Listed) -> String {
        let home = match self {
            Self::Customer(by) => by.home(),
            Self::Reached(by) => paths::on_behalf(&by.organisation.slug, &row.customer_slug),
        };
        paths::service_request(&home, row.request.id)
    }

    /// Who may work on the customer's requests.
    pub fn able(&self, db: &mut Db, now: Timestamp) -> QueryResult<Option<Vec<Supporter>>> {
        match self {
            Self::Customer(by) => supporters::of_customer(db, by.customer().id, now).map(Some),
            Self::Reached(_) => Ok(None),
        }
    }
}

pub(super) async fn list(
    app: &App,
    f: Frame,
    (shelf, uses): (Shelf, Uses),
    query: Query,
) -> Result<HttpResponse, Failure> {
    let (from, now) = (shelf.clone(), app.now());
    let read = app.read(move |db| find(db, &from, query, now));
    let (query, found, able, used) = read.await?;
    note_use(&app.db, used, now);
    uses.only(found.rows.iter().map(|row| row.request.service));
    let path = paths::service_requests(&shelf.home());
    let reader = shelf.reader(&f, able.as_deref());
    let rows = found.rows.iter();
    let status = query.status();
    List {
        rows: rows.map(|row| reader.row(row, shelf.href(row))).collect(),
        around: query.around(&path, &found),
        states: State::ALL.iter().map(|state| state.as_str()).collect(),
        severities: severities(&f),
        services: services(&f, shelf.reached()),
        partners: partners(&f, &shelf, able.as_deref()),
        open: opens(&shelf).then(|| format!("{path}/new")),
        many: matches!(shelf, Shelf::Reached(_)),
        f,
        query,
        path,
    }
    .page_with(status)
}

/// A page of the shelf, who may work on its requests, and the rights that opened it of whose use nobody knows yet.
type Found = (
    Query,
    page::Page<Listed, ServiceRequest>,
    Option<Vec<Supporter>>,
    Vec<Id<Delegation>>,
);

fn find(db: &mut Db, shelf: &Shelf, query: Query, now: Timestamp) -> QueryResult<Found> {
    let able = shelf.able(db, now)?;
    let (query, asked) = query.read(|ask| {
        let place = ask.place();
        Ok((filter(ask, shelf, able.as_deref())?, place))
    })?;
    let (Some((filter, place)), Some(within)) = (asked, shelf.within(now)) else {
        return Ok((query, page::Page::nothing(), able, Vec::new()));
    };
    let found = service_requests(db, &within, &filter, place)?;
    let used = unnoted(db, &within, &found.rows)?;
    Ok((query, found, able, used))
}

fn opens(shelf: &Shelf) -> bool {
    match shelf {
        Shelf::Customer(by) => works(by),
        Shelf::Reached(_) => false,
    }
}

/// Whether the reader may do more than read: the same roles open both on behalf.
pub(super) fn works<R: OnBehalf>(by: &For<R>) -> bool {
    by.reach().is_some() || by.may::<WorkOnRequests>()
}

/// Words for all severities.
pub(super) fn severities(f: &Frame) -> Vec<(&'static str, Phrase)> {
    let words = |severity: &Severity| {
        let word = severity.as_str();
        (word, f.t("requests-severity").with("severity", word))
    };
    Severity::ALL.iter().map(words).collect()
}

/// What stands for nobody in addresses: no slug.
const NOBODY: &str = "-";

/// The customer tells its partners apart; a partner itself from all others.
fn partners(f: &Frame, shelf: &Shelf, able: Option<&[Supporter]>) -> Vec<(String, String)> {
    let own = &shelf.scope().organisation;
    let mut all = vec![(
        NOBODY.to_owned(),
        f.t("requests-assigned-nobody").to_string(),
    )];
    match able.filter(|_| shelf.is_customer()) {
        Some(able) => all.extend(
            able.iter()
                .map(|one| (one.partner.slug.to_string(), one.partner.name.to_string())),
        ),
        None => all.push((own.slug.to_string(), own.name.to_string())),
    }
    all
}

/// What the address asks for. Who else has one is nothing that a partner can ask for.
pub(super) fn filter(
    ask: &mut Asked<'_>,
    shelf: &Shelf,
    able: Option<&[Supporter]>,
) -> QueryResult<RequestsFilter> {
    Ok(RequestsFilter {
        text: ask.text("text"),
        state: ask.choice("state", State::parse),
        severity: ask.choice("severity", Severity::parse),
        service: ask.choice("service", Service::parse),
        assigned: ask.choice("partner", |word| assigned(shelf, word, able)),
    })
}

/// The customer names those that may work on its requests, a partner itself.
fn assigned(shelf: &Shelf, word: &str, able: Option<&[Supporter]>) -> Option<Assigned> {
    let own = &shelf.scope().organisation;
    match able {
        Some(able) if word == NOBODY => Some(Assigned::ToNobodyOf(able.to_vec())),
        None if word == NOBODY => Some(Assigned::ToNobody),
        Some(able) if shelf.is_customer() => {
            let mut partners = able.iter().map(|one| &one.partner);
            let found = partners.find(|partner| partner.slug.as_str() == word)?;
            Some(Assigned::To(found.id))
        }
        _ => (own.slug.as_str() == word).then_some(Assigned::To(own.id)),
    }
}
