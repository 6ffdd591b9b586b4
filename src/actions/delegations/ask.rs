//! A partner asks a customer for rights outside an invitation.
use super::announce::Affair;
use crate::domain::{
    access::{AskForRights, By},
    activity::Verb,
    delegation::{self, Delegation, Rights, State},
    id::Id,
    message::{Message, Topic},
    once::Once,
    organisation::Organisation,
    paths,
    text::Name,
    time::Timestamp,
};
use crate::store::{
    Db,
    delegation_requests::{self, About},
    delegations, ids, once_keys, organisations, partners, relationships,
};
use diesel::result::QueryResult;

/// What is asked for.
#[derive(Debug)]
pub struct Request {
    pub name: Name,
    pub rights: Rights,
    /// An own delegation of this customer that is asked for again.
    pub renews: Option<Id<Delegation>>,
    /// The same key again asks for nothing new.
    pub once: Option<Once>,
}

/// What came of asking, and the page that shows it.
#[derive(Debug)]
pub enum Requested {
    Now { location: String },
    Before { location: String },
}

/// Why nothing was asked.
#[derive(Debug, thiserror::Error)]
pub enum RequestError {
    #[error("there is no such customer")]
    Unknown,
    #[error("the customer cannot give this partner rights")]
    NotReachable,
    #[error("the customer is suspended")]
    Suspended,
    #[error("the partner has a delegation of that name")]
    NameTaken,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Asks. The request lapses 90 days later unless somebody answers it.
pub fn request(
    db: &mut Db,
    by: &By<AskForRights>,
    customer: Id<Organisation>,
    new: &Request,
    now: Timestamp,
) -> Result<Requested, RequestError> {
    let own = &by.organisation;
    partners::lock(db, customer)?;
    if let Some(once) = &new.once
        && let Some(location) = once_keys::take(db, own.id, once, now)?
    {
        return Ok(Requested::Before { location });
    }
    let customer = askable(db, own.id, customer, now)?;
    if let Some(old) = new.renews {
        let old = delegations::by_id(db, old, own.id)?;
        let own_here = old.filter(|old| old.delegation.customer == customer.id);
        own_here.ok_or(RequestError::Unknown)?;
    }
    let id = add(db, by, &customer, new, now)?;
    let location = paths::delegation(&own.slug, id);
    if let Some(once) = &new.once {
        once_keys::settle(db, own.id, once, &location)?;
    }
    Ok(Requested::Now { location })
}

/// Asks for the same rights again, under the next free name; the request that was made.
pub fn renew(
    db: &mut Db,
    by: &By<AskForRights>,
    old: &Delegation,
    now: Timestamp,
) -> Result<Id<Delegation>, RequestError> {
    partners::lock(db, old.customer)?;
    let customer = askable(db, by.organisation.id, old.customer, now)?;
    let new = Request {
        name: next_name(db, by.organisation.id, &customer)?,
        rights: old.rights().ok_or(RequestError::Unknown)?,
        renews: Some(old.id),
        once: None,
    };
    add(db, by, &customer, &new, now)
}

fn add(
    db: &mut Db,
    by: &By<AskForRights>,
    customer: &Organisation,
    new: &Request,
    now: Timestamp,
) -> Result<Id<Delegation>, RequestError> {
    let rights = &new.rights;
    let request = Delegation {
        id: ids::fresh(now),
        customer: customer.id,
        partner: by.organisation.id,
        roles: rights.roles.clone(),
        services: rights.services.clone(),
        state: State::Requested,
        auto_extend: rights.auto_extend,
        starts_at: now,
        ends_at: now.plus_days(rights.term.days().into()),
        end_reason: None,
    };
    let about = About {
        name: &new.name,
        asked_by: &by.name,
        renews: new.renews,
    };
    if !delegation_requests::add(db, &request, about)? {
        return Err(RequestError::NameTaken);
    }
    let affair = Affair {
        by: Some(by),
        customer,
        partner: &by.organisation,
        id: request.id,
        name: &new.name,
    };
    affair.record(db, Verb::DelegationRequested, "", now)?;
    affair.mail_customer(db, Topic::DelegationRequested, now, |mail| {
        asked(mail, rights, now)
    })?;
    Ok(request.id)
}

fn asked(mail: Message, rights: &Rights, now: Timestamp) -> Message {
    mail.fact("kind", "request")
        .fact("until", delegation::lapses_at(now).minute())
        .fact("roles", rights.roles.joined())
        .fact("services", rights.services.joined())
        .fact("days", rights.term.days())
        .fact("enabled", if rights.auto_extend { "yes" } else { "no" })
}

/// The customer, if it is on the partner's list and can give it rights.
pub fn askable(
    db: &mut Db,
    partner: Id<Organisation>,
    customer: Id<Organisation>,
    now: Timestamp,
) -> Result<Organisation, RequestError> {
    if !is_listed(db, partner, customer, now)? {
        return Err(RequestError::Unknown);
    }
    if partners::reachable(db, customer, partner)?.is_none() {
        return Err(RequestError::NotReachable);
    }
    let customer = organisations::by_id(db, customer)?;
    match customer.is_in_good_standing() {
        true => Ok(customer),
        false => Err(RequestError::Suspended),
    }
}

fn is_listed(
    db: &mut Db,
    partner: Id<Organisation>,
    customer: Id<Organisation>,
    now: Timestamp,
) -> QueryResult<bool> {
    if !relationships::seen_by(db, partner, customer)?.is_empty() {
        return Ok(true);
    }
    let rights = delegations::of_partner_at_customer(db, partner, customer)?;
    Ok(rights.iter().any(|kept| kept.delegation.holds(now)))
}

/// How many names are looked at for a free one.
const NAMES: u32 = 50;

/// The first free name for a delegation of this partner at this customer.
pub fn next_name(
    db: &mut Db,
    partner: Id<Organisation>,
    customer: &Organisation,
) -> QueryResult<Name> {
    let before = delegations::of_partner_at_customer(db, partner, customer.id)?.len() as u32;
    let names: Vec<Name> = (1..=NAMES)
        .map(|n| delegation::name(&customer.name, before + n))
        .collect();
    let taken = delegation_requests::names_taken(db, partner, &names)?;
    let free = names.into_iter().find(|name| !taken.contains(&name.key()));
    // Customers of the same name crowd: any number.
    let any = || u32::from_be_bytes(ids::random()) % 1_000_000;
    Ok(free.unwrap_or_else(|| delegation::name(&customer.name, any())))
}
