//! A provider takes the services of its new rights (S8).
use super::{GiveError, hand_over};
use crate::domain::{
    access::Scope,
    delegation::Delegation,
    id::Id,
    organisation::{Kind, Organisation},
    service::Service,
    slugs::ServiceSet,
    text::Name,
    time::Timestamp,
};
use crate::store::{Db, holds};
use diesel::result::QueryResult;

/// Who has a service after it was tried to take it.
enum Taken {
    Ours,
    Theirs(Organisation),
    /// Somebody let go of it in between.
    Nobody,
}

/// How often a service is tried that others take and let go of at the same time.
const ROUNDS: usize = 8;

/// Takes every service of the delegation for its provider, from others only if the customer chose so. Says whether others
/// lost any.
pub(super) fn take_all(
    db: &mut Db,
    by: &Scope,
    provider: &Organisation,
    delegation: &Delegation,
    may_hand_over: bool,
    now: Timestamp,
) -> Result<bool, GiveError> {
    // Of those who held some last.
    let mut conflicts = Vec::new();
    for _ in 0..ROUNDS {
        let (held, again) = take_free(db, provider, delegation)?;
        if held.is_empty() && !again {
            return Ok(!conflicts.is_empty());
        }
        if !held.is_empty() && !may_hand_over {
            return Err(GiveError::Held {
                conflicts: held.into_iter().map(named).collect(),
            });
        }
        for (holder, services) in by_holder(&held) {
            hand_over::hand_over(db, by, holder, &services, now)?;
        }
        if !held.is_empty() {
            conflicts = held.into_iter().map(named).collect();
        }
    }
    // Others took them anew each time: whoever held them last is named.
    Err(GiveError::Held { conflicts })
}

type Held = (&'static Service, Organisation);

fn named((service, holder): Held) -> (&'static Service, Name) {
    (service, holder.name)
}

/// Takes what is free; what others hold comes back, and whether something is worth another try.
fn take_free(
    db: &mut Db,
    provider: &Organisation,
    delegation: &Delegation,
) -> QueryResult<(Vec<Held>, bool)> {
    let (mut held, mut again) = (Vec::new(), false);
    let wanted: Vec<_> = delegation.services.iter().collect();
    let free = holds::take(db, delegation.customer, &wanted, delegation.id)?;
    for service in wanted {
        if free.iter().any(|slug| slug == service.slug) {
            continue;
        }
        match take_over(db, provider, delegation, service)? {
            Taken::Ours => {}
            Taken::Theirs(holder) => held.push((service, holder)),
            Taken::Nobody => again = true,
        }
    }
    Ok((held, again))
}

/// The newest delegation of a provider holds the service for all of that provider's.
fn take_over(
    db: &mut Db,
    provider: &Organisation,
    delegation: &Delegation,
    service: &Service,
) -> QueryResult<Taken> {
    let customer = delegation.customer;
    Ok(match holds::holder(db, customer, service)? {
        None => Taken::Nobody,
        Some((id, _)) if id == delegation.id => Taken::Ours,
        Some((_, holder)) if holder.id != provider.id => Taken::Theirs(holder),
        Some((from, _)) if holds::pass(db, customer, service.slug, from, delegation.id)? => {
            Taken::Ours
        }
        Some(_) => Taken::Nobody,
    })
}

fn by_holder(held: &[Held]) -> Vec<(&Organisation, ServiceSet)> {
    let mut holders: Vec<&Organisation> = held.iter().map(|(_, holder)| holder).collect();
    holders.sort_by_key(|holder| holder.id);
    holders.dedup_by_key(|holder| holder.id);
    let of = |holder: &Organisation| {
        let own = held.iter().filter(|(_, other)| other.id == holder.id);
        ServiceSet::new(own.map(|(service, _)| *service))
    };
    holders
        .into_iter()
        .map(|holder| (holder, of(holder)))
        .collect()
}

/// Which of the services another provider holds, and who; rights of resellers are not limited.
pub(crate) fn of_others(
    db: &mut Db,
    customer: Id<Organisation>,
    partner: &Organisation,
    services: &ServiceSet,
    now: Timestamp,
) -> QueryResult<Vec<(&'static Service, Name)>> {
    if partner.kind != Kind::Provider {
        return Ok(Vec::new());
    }
    let held = holds::living(db, customer, now)?;
    let of_another = |service: &'static Service| {
        let other = |(held, holder, _): &&(String, Id<Organisation>, Name)| {
            held == service.slug && *holder != partner.id
        };
        let (_, _, holder) = held.iter().find(other)?;
        Some((service, holder.clone()))
    };
    Ok(services.iter().filter_map(of_another).collect())
}
