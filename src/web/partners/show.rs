//! The page of a partner: the relationship, and what it was given.
use crate::{
    domain::{
        access::{AskToEnd, Delegate, Scope, SeePartners},
        delegation::consent::{Accepted, Consents},
        end_request::EndRequest,
        id::Id,
        organisation::{Organisation, Slug},
        paths, relationship,
        time::Timestamp,
    },
    messages::Phrase,
    store::{
        Db,
        agreements::{self, Acceptance},
        amendments,
        delegations::{self, Kept},
        end_requests, organisations, partners, relationships,
    },
    web::{
        app::App,
        at::At,
        caller::Caller,
        delegations::view::{Other, View},
        ends::Ask,
        errors::Failure,
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::QueryResult;

#[derive(Template)]
#[template(path = "partners/show.html")]
struct Show {
    f: Frame,
    partners: String,
    name: String,
    /// The name in addresses, which files of subscriptions ask for.
    short_name: String,
    kind: &'static str,
    country: Phrase,
    domain: String,
    support: String,
    relationship: Option<Relationship>,
    /// Of which providers' relationships this reseller is the one they are attributed to.
    attributed: Vec<String>,
    /// It is no reseller of any provider of the customer any more.
    left: bool,
    grant: Option<String>,
    asks: Vec<Ask>,
    /// Where the customer asks to end the relationship, while nothing is asked.
    ask_to_end: Option<String>,
    live: Vec<View>,
    /// What it asks for, and nobody answered yet.
    waiting: Vec<View>,
    past: Vec<View>,
    now: Timestamp,
}

impl Show {
    /// There is a relationship: its own, or one that is attributed to it while its partnership lasts.
    fn is_tied(&self) -> bool {
        let own = self.relationship.as_ref();
        let attributed = !self.attributed.is_empty() && !self.left;
        own.is_some_and(|own| own.active) || attributed
    }
}

/// With a provider.
struct Relationship {
    active: bool,
    since: Timestamp,
    ended_at: Option<Timestamp>,
    consent: Option<Consent>,
}

/// Who agreed, to which version, when.
struct Consent {
    signatory: String,
    version: i32,
    at: Timestamp,
    receipt: String,
}

/// What is known of the partner.
struct Found {
    partner: Organisation,
    reachable: bool,
    delegations: Vec<Kept>,
    /// The changes of these that the customer accepted.
    accepted: Vec<Accepted>,
    relationship: Option<relationships::Kept>,
    acceptance: Option<Acceptance>,
    asked: Vec<EndRequest>,
    attributed: Vec<String>,
}

/// Everything about one partner.
pub async fn show(
    caller: Caller<SeePartners>,
    app: Data<App>,
    at: At<Organisation>,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (own, id, now) = (by.organisation.id, at.id()?, app.now());
    let found = app.read(move |db| found(db, own, id)).await?;
    let found = found.ok_or_else(Failure::not_found)?;
    page(f, &by, found, now).page()
}

fn page(f: Frame, scope: &Scope, found: Found, now: Timestamp) -> Show {
    let (partner, slug) = (&found.partner, &scope.organisation.slug);
    let other = Other::of(partner);
    let view = |kept: &Kept| {
        let consents = Consents::among(&kept.delegation, &kept.granted_by, &found.accepted);
        View::new(&f, scope, kept, other, now)
            .with_consents(&f, &consents)
            .with_reachable(found.reachable)
    };
    let (live, rest): (Vec<_>, Vec<_>) = found.delegations.iter().map(view).partition(|d| d.live);
    let (waiting, past) = rest.into_iter().partition(|d| d.waits);
    let grants = found.reachable && scope.may::<Delegate>();
    let related = found.relationship.as_ref();
    let related = related.is_some_and(|kept| kept.state == relationship::State::Active);
    let relationship = Relationship::of(slug, &found);
    let asks = Ask::all(found.asked, related);
    let may_ask = related && scope.may::<AskToEnd>() && !asks.iter().any(|ask| ask.open);
    Show {
        partners: paths::partners(slug),
        name: partner.name.to_string(),
        short_name: partner.slug.to_string(),
        kind: partner.kind.as_str(),
        country: f.t(format!("country-{}", partner.country)),
        domain: words(partner.domain.as_ref()),
        support: words(partner.support_contact.as_ref()),
        grant: grants.then(|| format!("{}/grant", paths::partner(slug, partner.id))),
        relationship,
        left: !found.reachable && !found.attributed.is_empty(),
        attributed: found.attributed,
        ask_to_end: may_ask.then(|| format!("{}/ask-to-end", paths::partner(slug, partner.id))),
        asks,
        live,
        waiting,
        past,
        now,
        f,
    }
}

impl Relationship {
    fn of(own: &Slug, found: &Found) -> Option<Self> {
        let consent = |acceptance: &Acceptance| Consent {
            signatory: acceptance.signatory.to_string(),
            version: acceptance.version,
            at: acceptance.at,
            receipt: paths::receipt(own, acceptance.id),
        };
        found.relationship.as_ref().map(|kept| Self {
            active: kept.state == relationship::State::Active,
            since: kept.since,
            ended_at: kept.ended_at,
            consent: found.acceptance.as_ref().map(consent),
        })
    }
}

/// Empty where there is nothing.
fn words(text: Option<&impl ToString>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}

/// `None` where there is and was nothing between the two, and nothing can be.
fn found(
    db: &mut Db,
    customer: Id<Organisation>,
    partner: Id<Organisation>,
) -> QueryResult<Option<Found>> {
    let reachable = partners::reachable(db, customer, partner)?;
    let delegations = delegations::of_partner_at_customer(db, partner, customer)?;
    let relationship = relationships::last_between(db, partner, customer)?;
    // Of a provider there are none.
    let attributed = partners::attributing(db, customer, partner)?;
    let never = delegations.is_empty() && relationship.is_none() && attributed.is_empty();
    if reachable.is_none() && never {
        return Ok(None);
    }
    let invitation = relationship.as_ref().and_then(|kept| kept.invitation);
    let acceptance = match invitation {
        Some(invitation) => agreements::acceptance(db, invitation, customer)?,
        None => None,
    };
    let (reachable, partner) = match reachable {
        Some(partner) => (true, partner),
        None => (false, organisations::by_id(db, partner)?),
    };
    let asked = match &relationship {
        Some(kept) => end_requests::of_relationship(db, kept.id)?,
        None => Vec::new(),
    };
    let given = delegations.iter().map(|kept| kept.delegation.id).collect();
    Ok(Some(Found {
        asked,
        partner,
        reachable,
        accepted: amendments::accepted_among(db, given)?,
        delegations,
        relationship,
        acceptance,
        attributed: attributed.iter().map(ToString::to_string).collect(),
    }))
}
