//! The matrix of services and partners (S10).
use crate::{
    domain::{
        access::{Delegate, Scope, SeePartners},
        delegation::consent::Consents,
        paths,
        service::Service,
        time::Timestamp,
    },
    messages::Phrase,
    store::{
        delegations::Kept,
        lists::partners::{Partner, Partners, partners},
    },
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

impl Matrix {
    /// Without a provider there is nobody who could be given rights.
    fn has_provider(&self) -> bool {
        self.columns.iter().any(|partner| partner.reachable)
    }
}

/// A partner.
struct Column {
    href: String,
    name: String,
    kind: &'static str,
    country: Phrase,
    /// With a provider: since when it is one.
    since: Option<Timestamp>,
    /// With a reseller: the providers whose relationships are attributed to it; empty if there are none.
    attributed: String,
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
    let held = found.delegations.iter();
    let reader = Reader {
        f: &f,
        scope: &by,
        now,
        found: &found,
        held: held.map(|kept| (kept, found.consents(kept))).collect(),
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
    /// All that holds, and by whose consent.
    held: Vec<(&'a Kept, Consents)>,
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
            attributed: self.providers(partner),
            delegations: self.of(partner).count(),
            reachable: partner.reachable,
        }
    }

    fn providers(&self, reseller: &Partner) -> String {
        let theirs = |partner: &&Partner| {
            let mut attributed = reseller.attributed.iter();
            attributed.any(|kept| kept.provider == partner.organisation.id)
        };
        let providers = self.found.partners.iter().filter(theirs);
        let names: Vec<_> = providers.map(|it| it.organisation.name.as_str()).collect();
        names.join(", ")
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
        let held = self.of(partner).filter(|(kept, _)| {
            service.is_none_or(|service| kept.delegation.services.has(service.slug))
        });
        let other = Other::of(&partner.organisation);
        held.map(|(kept, consents)| {
            let view = View::new(self.f, self.scope, kept, other, self.now);
            match service {
                Some(service) => view.on_service(self.f, consents, service),
                None => view.with_consents(self.f, consents),
            }
        })
        .collect()
    }

    fn of(&self, partner: &Partner) -> impl Iterator<Item = &(&Kept, Consents)> {
        let id = partner.organisation.id;
        let held = self.held.iter();
        held.filter(move |(kept, _)| kept.delegation.partner == id)
    }
}
