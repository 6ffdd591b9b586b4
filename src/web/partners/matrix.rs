//! The matrix of services and partners (S10).
use crate::{
    domain::{
        access::{Delegate, Scope, SeePartners},
        paths,
        service::Service,
        time::Timestamp,
    },
    messages::Phrase,
    store::lists::partners::{Partner, Partners, partners},
    web::{
        app::App,
        caller::Caller,
        delegations::view::{Other, View},
        errors::Failure,
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "partners/matrix.html")]
struct Matrix {
    f: Frame,
    columns: Vec<Column>,
    rows: Vec<Row>,
    /// Everything in the cells once, for narrow screens.
    rights: Vec<View>,
    others: String,
    risk: String,
    reviews: String,
    now: Timestamp,
    may_grant: bool,
}

/// A partner.
struct Column {
    href: String,
    name: String,
    kind: &'static str,
    country: Phrase,
    /// With a provider: since when it is one.
    since: Option<Timestamp>,
    attributed: bool,
    delegations: usize,
    /// The customer can give it new rights.
    reachable: bool,
}

/// A service: for each partner what it may do.
struct Row {
    service: Phrase,
    /// The partner's name, and the delegations that cover the service.
    cells: Vec<(String, Vec<View>)>,
}

/// All services, all partners.
pub async fn show(caller: Caller<SeePartners>, app: Data<App>) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (own, now) = (by.organisation.id, app.now());
    let found = app.read(move |db| partners(db, own, now)).await?;
    let reader = Reader {
        f: &f,
        scope: &by,
        now,
        found: &found,
    };
    Matrix {
        columns: found.partners.iter().map(|p| reader.column(p)).collect(),
        rows: Service::all().iter().map(|s| reader.row(s)).collect(),
        rights: found
            .partners
            .iter()
            .flat_map(|p| reader.rights(p, None))
            .collect(),
        others: format!("{}/others", paths::partners(&by.organisation.slug)),
        risk: paths::risk(&by.organisation.slug),
        reviews: paths::reviews(&by.organisation.slug),
        now,
        may_grant: by.may::<Delegate>(),
        f,
    }
    .page()
}

struct Reader<'a> {
    f: &'a Frame,
    scope: &'a Scope,
    now: Timestamp,
    found: &'a Partners,
}

impl Reader<'_> {
    fn column(&self, partner: &Partner) -> Column {
        let organisation = &partner.organisation;
        Column {
            href: paths::partner(&self.scope.organisation.slug, organisation.id),
            name: organisation.name.to_string(),
            kind: organisation.kind.as_str(),
            country: self.f.t(format!("country-{}", organisation.country)),
            since: partner.relationship.as_ref().map(|kept| kept.since),
            attributed: !partner.attributed.is_empty(),
            delegations: self.rights(partner, None).len(),
            reachable: partner.reachable,
        }
    }

    fn row(&self, service: &'static Service) -> Row {
        let partners = self.found.partners.iter();
        let cell = |partner: &Partner| {
            let name = partner.organisation.name.to_string();
            (name, self.rights(partner, Some(service)))
        };
        Row {
            service: self.f.t(format!("service-{}", service.slug)),
            cells: partners.map(cell).collect(),
        }
    }

    /// What the partner holds, of all services or of one.
    fn rights(&self, partner: &Partner, service: Option<&Service>) -> Vec<View> {
        let organisation = &partner.organisation;
        let held = self.found.delegations.iter();
        let held = held.filter(|kept| kept.delegation.partner == organisation.id);
        let held = held.filter(|kept| {
            service.is_none_or(|service| kept.delegation.services.has(service.slug))
        });
        let other = Other::of(organisation);
        held.map(|kept| View::new(self.f, self.scope, kept, other, self.now))
            .collect()
    }
}
