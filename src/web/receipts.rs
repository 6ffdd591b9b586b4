//! What a customer agreed to and granted in one acceptance: to keep, to print.
use super::{
    app::App,
    at::At,
    caller::Caller,
    errors::Failure,
    page::{Frame, Page},
};
use crate::{
    domain::{
        access::SeePartners, activity::Verb, agreement::Agreement, id::Id,
        organisation::Organisation, paths, role::Role, text::Name, time::Timestamp,
    },
    store::{
        Db, activities,
        agreements::{self, Acceptance},
        delegations::Kept,
        invitations,
        lists::receipt::{self, HandedOver},
        organisations,
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::prelude::*;

#[derive(Template)]
#[template(path = "receipts/show.html")]
struct ReceiptPage {
    f: Frame,
    customer: String,
    provider: String,
    reseller: Option<String>,
    acceptance: Acceptance,
    /// Who pressed the button; the signatory is whom that person named.
    /// As the records of that moment name the person, wherever the account belongs by now.
    accepted_by: Option<String>,
    agreement: Agreement,
    given: Vec<Given>,
    /// What others lost for them (S8).
    handed: Vec<HandedOver>,
    /// The next date to know: when the first of the rights ends.
    next: Option<Timestamp>,
    partners: String,
    /// The same with the portal's address, for paper.
    address: String,
    /// How rights stand changes after the acceptance.
    now: Timestamp,
}

/// Rights that came from the acceptance, as they stand now.
struct Given {
    partner: String,
    name: String,
    href: String,
    roles: Vec<&'static Role>,
    services: Vec<&'static str>,
    standing: &'static str,
    /// Each has its own date: the same link can be accepted again later.
    since: Timestamp,
    /// When they end, or did.
    until: Timestamp,
    /// They extend by themselves, as long as they hold.
    auto_extend: bool,
}

/// What is read for the page.
struct Found {
    acceptance: Acceptance,
    accepted_by: Option<String>,
    agreement: Agreement,
    provider: Organisation,
    reseller: Option<Organisation>,
    /// With the name of the partner that has them.
    given: Vec<(Name, Kept)>,
    handed: Vec<HandedOver>,
}

/// A receipt of the caller's organisation.
pub async fn show(
    caller: Caller<SeePartners>,
    at: At<Acceptance>,
    app: Data<App>,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (customer, id, now) = (by.organisation.id, at.id()?, app.now());
    let found = app.read(move |db| find(db, customer, id)).await?;
    let found = found.ok_or_else(Failure::not_found)?;
    let partners = paths::partners(&by.organisation.slug);
    let given = found.given.iter();
    let given: Vec<Given> = given
        .map(|(partner, kept)| Given::of(partner, kept, &by.organisation, now))
        .collect();
    let ends = given
        .iter()
        .filter(|g| g.standing != "ended" && !g.auto_extend);
    ReceiptPage {
        f,
        customer: by.organisation.name.to_string(),
        provider: found.provider.name.to_string(),
        reseller: found.reseller.as_ref().map(|r| r.name.to_string()),
        next: ends.map(|given| given.until).min(),
        acceptance: found.acceptance,
        accepted_by: found.accepted_by,
        agreement: found.agreement,
        given,
        handed: found.handed,
        address: app.url(&partners),
        partners,
        now,
    }
    .page()
}

fn find(db: &mut Db, customer: Id<Organisation>, id: Id<Acceptance>) -> QueryResult<Option<Found>> {
    let Some((acceptance, agreement)) = agreements::acceptance_by_id(db, customer, id)? else {
        return Ok(None);
    };
    let Some(invitation) = invitations::by_id(db, acceptance.invitation)? else {
        return Ok(None);
    };
    let given = receipt::given(db, invitation.id, customer)?;
    let rights = given.iter().map(|(_, kept)| &kept.delegation);
    let (gained, moments): (Vec<_>, Vec<_>) =
        rights.map(|given| (given.partner, given.starts_at)).unzip();
    Ok(Some(Found {
        handed: receipt::handed_over(db, customer, &gained, &moments)?,
        provider: organisations::by_id(db, invitation.provider)?,
        // As it was then: the invitation may have been handed to another since.
        reseller: match acceptance.reseller {
            Some(reseller) => Some(organisations::by_id(db, reseller)?),
            None => None,
        },
        given,
        accepted_by: accepted_by(db, customer, id)?,
        acceptance,
        agreement,
    }))
}

fn accepted_by(
    db: &mut Db,
    customer: Id<Organisation>,
    id: Id<Acceptance>,
) -> QueryResult<Option<String>> {
    let records = activities::of_object(db, customer, id.cast())?;
    let mut records = records.into_iter();
    let accepted = records.find(|record| record.verb == Verb::AgreementAccepted);
    Ok(accepted.map(|record| record.actor))
}

impl Given {
    fn of(partner: &Name, kept: &Kept, customer: &Organisation, now: Timestamp) -> Self {
        let (delegation, ended) = (&kept.delegation, kept.ended(now));
        Self {
            partner: partner.to_string(),
            name: kept.name.to_string(),
            href: paths::delegation(&customer.slug, delegation.id),
            roles: delegation.roles.iter().collect(),
            services: delegation.services.iter().map(|s| s.slug).collect(),
            standing: delegation.standing(now).as_str(),
            since: delegation.starts_at,
            until: ended.unwrap_or_else(|| delegation.end(now)),
            auto_extend: delegation.auto_extend && ended.is_none(),
        }
    }
}
