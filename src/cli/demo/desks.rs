//! Who of the demo's partners works on behalf of which customers.
use super::{
    cast::*,
    world::{World, email, name, slug},
};
use crate::{
    actions::{access_assignments, access_groups},
    domain::{access_group::AccessGroup, id::Id, slugs::RoleSet},
    store::{accounts, delegations, members, organisations},
};
use anyhow::{Context, bail};

/// Everything that was granted, or the roles that a group gets of it.
enum Lend {
    All,
    Only(&'static str),
}
use Lend::{All, Only};

/// Groups with people and customers. Hafen IT has nobody for Isar Engineering yet, Alpen Cloud nobody at all.
pub fn open(world: &mut World<'_>) -> anyhow::Result<()> {
    world.member(&HAFEN, &SVEN, "helpdesk_agent", "", 96)?;
    let desk = group(world, &HAFEN, "Service desk", &[&MIRA, &SVEN])?;
    lend(world, &HAFEN, desk, &MORGENROT, All, 94)?;
    lend(
        world,
        &HAFEN,
        desk,
        &LINDAU,
        Only("service-support-administrator directory-readers"),
        94,
    )?;
    lend(world, &HAFEN, desk, &WESER, All, 51)?;
    lend(world, &HAFEN, desk, &SEESTERN, All, 4)?;
    let licences = group(world, &HAFEN, "Licences", &[&MIRA])?;
    lend(world, &HAFEN, licences, &LINDAU, All, 93)?;
    let team = group(world, &ELBE, "Provisioning", &[&JANA])?;
    lend(world, &ELBE, team, &LINDAU, All, 94)?;
    lend(world, &ELBE, team, &NORDLICHT, All, 32)?;
    let support = group(world, &BERGMANN, "Support", &[&HEIKE])?;
    lend(world, &BERGMANN, support, &NORDLICHT, All, 92)?;
    lend(world, &BERGMANN, support, &LINDAU, All, 69)?;
    let support = group(world, &KLARWERK, "Support", &[&NINA])?;
    lend(world, &KLARWERK, support, &TANNHOF, All, 78)
}

fn group(
    world: &mut World<'_>,
    of: &Founding,
    called: &str,
    people: &[&Person],
) -> anyhow::Result<Id<AccessGroup>> {
    let by = world.by(of.founder, of)?;
    let mut within = Vec::new();
    for person in people {
        let (account, _) = accounts::by_email(world.db, email(person.email)?.key())?
            .context("nobody has this address")?;
        let member = members::of_account(world.db, by.organisation.id, account.id)?;
        within.push(member.context("no member")?.id);
    }
    let new = access_groups::New {
        name: name(called)?,
        members: within,
        once: None,
    };
    let at = world.ago(95);
    match access_groups::make(world.db, &by, &new, at)? {
        access_groups::Made::Now { location } => {
            let id = location.rsplit('/').next().and_then(Id::parse);
            id.context("the page of a group ends with its id")
        }
        access_groups::Made::Before { location } => bail!("{location} was there before"),
    }
}

/// The newest rights that hold at this customer.
fn lend(
    world: &mut World<'_>,
    partner: &Founding,
    group: Id<AccessGroup>,
    customer: &Founding,
    what: Lend,
    days_ago: i64,
) -> anyhow::Result<()> {
    let by = world.by(partner.founder, partner)?;
    let customer = organisations::by_slug(world.db, &slug(customer)?)?.context("no customer")?;
    let own = by.organisation.id;
    let all = delegations::of_partner_at_customer(world.db, own, customer.id)?;
    let held = all
        .into_iter()
        .find(|kept| kept.delegation.holds(world.now));
    let held = held.context("no rights")?.delegation;
    let roles = match what {
        All => held.roles,
        Only(some) => RoleSet::new(held.roles.iter().filter(|role| some.contains(role.slug))),
    };
    let at = world.ago(days_ago);
    Ok(access_assignments::assign(
        world.db,
        &by,
        held.id,
        (group, &roles, ""),
        at,
    )?)
}
