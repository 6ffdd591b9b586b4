//! Charging a partner with a request.
use super::{
    change::{After, ChangeError, Changed, Held},
    shown::shown_charge,
};
use crate::domain::{
    access::{For, WorkOnRequests},
    activity::Verb,
    id::Id,
    message::Topic,
    organisation::{Organisation, Slug},
    service_request::{EntryKind, Refusal, ServiceRequest, Supporter},
    text::Note,
    time::Timestamp,
};
use crate::store::{Db, supporters};
use diesel::result::QueryResult;

/// Who is charged, if anybody is.
type Partner = Option<Id<Organisation>>;

/// Whom to charge with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Charge {
    Nobody,
    /// A partner that may work on it. A partner itself can take only what nobody works on, and give back its own.
    Partner(Slug),
}

/// Assigns it; as it is already, nothing changes and nobody is told. A page of another `version` changes nothing that was
/// changed since; an empty one is of no page.
pub fn assign(
    db: &mut Db,
    by: &For<WorkOnRequests>,
    id: Id<ServiceRequest>,
    (charge, version): (&Charge, &str),
    now: Timestamp,
) -> Result<Changed, ChangeError> {
    let mut held = Held::by(db, by, id)?;
    let mut able = supporters::of_customer(db, by.customer().id, now)?;
    able.retain(|supporter| supporter.supports(held.request.service));
    let charged = charged(by, &able, charge)?;
    let assigned = held.change(
        db,
        |old| {
            let after = decide(by, &able, old, charged)?;
            if after.is_some() {
                shown_charge(by, old, &able).is_of(version)?;
            }
            Ok(after)
        },
        now,
    )?;
    let Some((_, before)) = assigned else {
        return Ok(Changed::Before);
    };
    held.note(db, EntryKind::Assigned, &Note::default(), now)?;
    tell(db, &held, &able, (before, charged), now)?;
    Ok(Changed::Now)
}

/// Both sides, who has it now and who had it before.
fn tell(
    db: &mut Db,
    held: &Held<'_>,
    able: &[Supporter],
    (before, charged): (Partner, Partner),
    now: Timestamp,
) -> QueryResult<()> {
    let name = |id: Id<Organisation>| {
        let named = able.iter().find(|supporter| supporter.partner.id == id);
        named.map_or_else(String::new, |named| named.partner.name.to_string())
    };
    let (verb, detail) = match charged {
        Some(partner) => (Verb::RequestAssigned, name(partner)),
        None => (Verb::RequestReleased, before.map(name).unwrap_or_default()),
    };
    let affair = held.affair();
    affair.record(db, verb, &detail, now)?;
    // Whom it was taken from is nothing for other partners, and all of them read who is to work on it next.
    affair.mail(db, Topic::RequestAssigned, now, |mail| match charged {
        Some(_) => mail.fact("partner", &detail),
        None => mail,
    })?;
    // Given to nobody, it is for all again, and the former one was told with them.
    let taken = |it: &&Supporter| charged.is_some() && Some(it.partner.id) == before;
    match able.iter().find(taken) {
        Some(former) => affair.mail_former(db, &former.partner, now),
        None => Ok(()),
    }
}

/// The partner that is meant, if it may work on it; on behalf nobody charges others.
fn charged(
    by: &For<WorkOnRequests>,
    able: &[Supporter],
    charge: &Charge,
) -> Result<Partner, Refusal> {
    let Charge::Partner(slug) = charge else {
        return Ok(None);
    };
    let meant = able
        .iter()
        .find(|supporter| supporter.partner.slug == *slug);
    let meant = meant.map(|supporter| supporter.partner.id);
    let own = by.organisation.id;
    meant
        .filter(|meant| by.reach().is_none() || *meant == own)
        .map(Some)
        .ok_or(Refusal::NoSupporter)
}

fn decide(
    by: &For<WorkOnRequests>,
    able: &[Supporter],
    old: &ServiceRequest,
    charged: Partner,
) -> Result<Option<After>, Refusal> {
    old.is_assignable()?;
    let own = by.organisation.id;
    let others = able
        .iter()
        .any(|supporter| Some(supporter.partner.id) == old.partner && supporter.partner.id != own);
    match () {
        () if old.partner == charged => Ok(None),
        () if by.reach().is_some() && others => Err(Refusal::AssignedElsewhere),
        () => Ok(Some((old.state, charged))),
    }
}
