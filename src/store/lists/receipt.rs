//! What a receipt lists: the rights that came of an acceptance, and what others lost for them.
use crate::domain::{
    activity::Verb, id::Id, invitation::Invitation, organisation::Organisation, slugs::ServiceSet,
    text::Name, time::Timestamp,
};
use crate::store::{
    Db,
    delegations::{Kept, Row},
    schema::{activities as a, delegations as d, organisations as o},
};
use diesel::prelude::*;

/// All that the customer ever gave on the offers of this invitation, the newest first, with the name of the partner that
/// has it.
pub fn given(
    db: &mut Db,
    invitation: Id<Invitation>,
    customer: Id<Organisation>,
) -> QueryResult<Vec<(Name, Kept)>> {
    let rows = d::table
        .inner_join(o::table.on(o::id.eq(d::partner_id)))
        .filter(d::customer_id.eq(customer))
        .filter(d::invitation_id.eq(invitation))
        .order(d::id.desc())
        .select((o::name, Row::as_select()))
        .load::<(Name, Row)>(db)?;
    let rows = rows.into_iter();
    Ok(rows.map(|(partner, kept)| (partner, kept.into())).collect())
}

/// Services that a partner lost because the customer handed them over (S8).
#[derive(Debug, Clone)]
pub struct HandedOver {
    pub from: Id<Organisation>,
    pub partner: Name,
    pub services: ServiceSet,
    pub at: Timestamp,
}

/// What others than `gained` lost to them at one of these moments, the oldest first. A hand-over is of the same moment as
/// the rights that it was chosen for, and its record in the customer's activity names the services.
pub fn handed_over(
    db: &mut Db,
    customer: Id<Organisation>,
    gained: &[Id<Organisation>],
    moments: &[Timestamp],
) -> QueryResult<Vec<HandedOver>> {
    let (Some(first), Some(last)) = (moments.iter().min(), moments.iter().max()) else {
        return Ok(Vec::new());
    };
    let narrowed = a::verb.eq(Verb::DelegationNarrowed);
    let rows = d::table
        .inner_join(a::table.on(a::object_id.eq(d::id)))
        .inner_join(o::table.on(o::id.eq(d::partner_id)))
        .filter(d::customer_id.eq(customer))
        .filter(a::organisation_id.eq(customer))
        .filter(narrowed.or(a::verb.eq(Verb::DelegationSuperseded)))
        .filter(a::at.ge(*first))
        .filter(a::at.le(*last))
        // Rights that gave way to others on the same offer name none.
        .filter(a::reason.ne(""))
        .order(a::id)
        .select((d::partner_id, o::name, a::reason, a::at))
        .load::<(Id<Organisation>, Name, ServiceSet, Timestamp)>(db)?;
    let rows = rows.into_iter();
    let lost = rows.filter(|(from, _, _, at)| !gained.contains(from) && moments.contains(at));
    Ok(merged(lost))
}

/// One of each partner and moment: it may have lost a service out of several delegations.
fn merged(
    lost: impl Iterator<Item = (Id<Organisation>, Name, ServiceSet, Timestamp)>,
) -> Vec<HandedOver> {
    let mut all: Vec<HandedOver> = Vec::new();
    for (from, partner, services, at) in lost {
        match all.iter_mut().find(|one| one.from == from && one.at == at) {
            Some(one) => {
                one.services = ServiceSet::new(one.services.iter().chain(services.iter()));
            }
            None => all.push(HandedOver {
                from,
                partner,
                services,
                at,
            }),
        }
    }
    all
}
