//! What partners of the demo ask their customers for: rights and a change that wait, and a request that was declined.
use super::{
    cast::*,
    deals::services,
    world::{World, name, slug},
};
use crate::{
    actions::delegations::{
        amend::amend,
        ask::{Request, Requested, renew, request},
        decline,
    },
    domain::{
        access::{AskForRights, TakeBack},
        delegation::{Delegation, Rights, amendment::Change},
        id::Id,
        role_template::RoleTemplate,
        slugs::RoleSet,
        term::Term,
        text::Note,
    },
    store,
};
use anyhow::{Context, anyhow};

/// All of it.
pub fn ask(world: &mut World<'_>) -> anyhow::Result<()> {
    let month = ("Power BI reports", "read-only", "power-bi", 180);
    world.request(&ELBE, &MORGENROT, month, 6)?;
    let both = ("Mobile devices", "provisioning-and-support", "intune", 365);
    world.request(&HAFEN, &LINDAU, both, 3)?;
    let declined = ("Directory clean-up", "provisioning", "entra-id", 60);
    let declined = world.request(&BERGMANN, &NORDLICHT, declined, 20)?;
    let by = world.by::<TakeBack>(&JONAS, &NORDLICHT)?;
    let why = Note::parse("We do this ourselves in spring.");
    let why = why.map_err(|why| anyhow!("no note: {why:?}"))?;
    let at = world.ago(17);
    decline(world.db, &by, declined, (&why, ""), at)?;
    world.change(&HAFEN, &MORGENROT, "provisioning-and-support", 2)?;
    world.renew(&BERGMANN, &NORDLICHT, 1)
}

impl World<'_> {
    /// A partner's founder asks: name, template, services and days.
    fn request(
        &mut self,
        partner: &Founding,
        customer: &Founding,
        (called, template, on, days): (&str, &str, &str, i32),
        days_ago: i64,
    ) -> anyhow::Result<Id<Delegation>> {
        let (by, at) = (
            self.by::<AskForRights>(partner.founder, partner)?,
            self.ago(days_ago),
        );
        let customer = store::organisations::by_slug(self.db, &slug(customer)?)?
            .context("no such customer")?;
        let term = Term::of_days(days).context("no such term")?;
        let new = Request {
            name: name(called)?,
            rights: Rights::new(roles(template)?, services(on), term, false)?,
            renews: None,
            once: None,
        };
        let (Requested::Now { location } | Requested::Before { location }) =
            request(self.db, &by, customer.id, &new, at)?;
        let id = location.rsplit('/').next().and_then(Id::parse);
        id.context("no request")
    }

    /// A partner's founder asks for these roles instead of those of its newest rights.
    fn change(
        &mut self,
        partner: &Founding,
        customer: &Founding,
        template: &str,
        days_ago: i64,
    ) -> anyhow::Result<()> {
        let (by, at) = (
            self.by::<AskForRights>(partner.founder, partner)?,
            self.ago(days_ago),
        );
        let customer = store::organisations::by_slug(self.db, &slug(customer)?)?
            .context("no such customer")?;
        let own = by.organisation.id;
        let all = store::delegations::of_partner_at_customer(self.db, own, customer.id)?;
        let old = all.iter().find(|kept| kept.delegation.holds(at));
        let old = old.with_context(|| format!("{} has no rights to change", partner.name))?;
        let change = Change {
            roles: roles(template)?,
            services: old.delegation.services.clone(),
            term: None,
            auto_extend: false,
        };
        amend(self.db, &by, old.delegation.id, (&change, ""), at)?;
        Ok(())
    }

    /// A partner's founder asks for its newest rights once more; its groups will use the new ones.
    fn renew(
        &mut self,
        partner: &Founding,
        customer: &Founding,
        days_ago: i64,
    ) -> anyhow::Result<()> {
        let (by, at) = (
            self.by::<AskForRights>(partner.founder, partner)?,
            self.ago(days_ago),
        );
        let customer = store::organisations::by_slug(self.db, &slug(customer)?)?
            .context("no such customer")?;
        let own = by.organisation.id;
        let all = store::delegations::of_partner_at_customer(self.db, own, customer.id)?;
        let old = all.iter().find(|kept| kept.delegation.holds(at));
        let old = old.with_context(|| format!("{} has no rights to renew", partner.name))?;
        renew(self.db, &by, &old.delegation, at)?;
        Ok(())
    }
}

fn roles(template: &str) -> anyhow::Result<RoleSet> {
    let template = RoleTemplate::parse(template).context("no such template")?;
    Ok(RoleSet::new(template.roles()))
}
