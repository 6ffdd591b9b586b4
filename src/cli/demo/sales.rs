//! What the customers of the demo bought, through every channel.
use super::{
    cast::*,
    world::{World, name, note, slug},
};
use crate::{
    actions::subscriptions::{self, Entered, New, Order},
    domain::{
        access::ManageSubscriptions,
        add_on::AddOn,
        day::Day,
        id::Id,
        seats::Seats,
        service::Service,
        subscription::{Act, Channel, Subscription},
        time::Timestamp,
    },
};
use anyhow::Context;

/// A line of the story: service and product, seats (0 where it is paid by use), days until the term ends, renews itself.
type Sale = (&'static str, &'static str, i32, i32, bool);

/// All of it.
pub fn sell(world: &mut World<'_>) -> anyhow::Result<()> {
    for (customer, channel, with, sale) in BOUGHT {
        enter(world, (customer, customer), channel, with, sale, 34)?;
    }
    for (provider, customer, sale) in SOLD {
        let base = enter(world, (provider, customer), Channel::Csp, None, sale, 30)?;
        extend(world, provider, base, sale.0)?;
    }
    stopped(world)
}

/// Entered by the customers themselves: who, through which channel, and with which partner of record.
#[rustfmt::skip]
const BOUGHT: [(&Founding, Channel, Option<&Founding>, Sale); 8] = [
    (&MORGENROT, Channel::Direct, None, ("office-apps", "Apps for business", 12, 24, true)),
    (&MORGENROT, Channel::Direct, None, ("power-bi", "Power BI Pro", 3, 220, true)),
    (&LINDAU, Channel::EnterpriseAgreement, None, ("dynamics-365", "Customer Service Enterprise", 40, 310, false)),
    (&LINDAU, Channel::EnterpriseAgreement, None, ("azure", "Azure under the clinic's agreement", 0, 310, true)),
    (&NORDLICHT, Channel::Advisor, Some(&ELBE), ("exchange-online", "Exchange Online Plan 2", 60, 12, false)),
    (&NORDLICHT, Channel::Direct, None, ("power-bi", "Power BI Pro", 15, 140, true)),
    (&TANNHOF, Channel::Open, None, ("sharepoint-online", "SharePoint Online Plan 1", 25, 95, false)),
    (&WESER, Channel::Direct, None, ("teams", "Teams Essentials", 9, 28, false)),
];

/// Entered by the providers that sold them.
#[rustfmt::skip]
const SOLD: [(&Founding, &Founding, Sale); 6] = [
    (&ELBE, &MORGENROT, ("exchange-online", "Exchange Online Plan 1", 30, 200, true)),
    (&ELBE, &MORGENROT, ("teams", "Teams Enterprise", 30, 18, false)),
    (&ELBE, &LINDAU, ("entra-id", "Entra ID P1", 120, 160, true)),
    (&ELBE, &ISAR, ("intune", "Intune Plan 1", 55, 26, true)),
    (&ALPEN, &TANNHOF, ("office-apps", "Apps for enterprise", 80, 250, true)),
    (&ALPEN, &KUPFER, ("azure", "Azure plan", 0, 365, true)),
];

/// Suspended, or over.
fn stopped(world: &mut World<'_>) -> anyhow::Result<()> {
    let sale = ("power-bi", "Power BI Premium per user", 20, 75, false);
    let late = enter(world, (&ELBE, &LINDAU), Channel::Csp, None, sale, 29)?;
    let (by, at) = (world.by(&TOM, &ELBE)?, world.ago(3));
    let why = note("Two invoices are open.")?;
    subscriptions::perform(world.db, &by, late, (Act::Suspend, &why), at)?;
    let sale = ("teams", "Teams Phone trial", 10, 5, false);
    let trial = enter(world, (&ELBE, &ISAR), Channel::Csp, None, sale, 28)?;
    let (by, at) = (world.by::<ManageSubscriptions>(&JANA, &ELBE)?, world.ago(9));
    subscriptions::set_seats(world.db, &by, trial, (seats(14)?, ""), world.ago(20))?;
    let why = note("The trial is over.")?;
    subscriptions::perform(world.db, &by, trial, (Act::Cancel, &why), at)?;
    Ok(())
}

/// Of which service which add-on was ordered, for how many people.
const ADD_ONS: [(&str, &str, i32); 2] = [
    ("exchange-online", "exchange-online-archiving", 12),
    ("intune", "intune-suite", 20),
];

/// Orders what goes with it.
fn extend(
    world: &mut World<'_>,
    by: &Founding,
    base: Id<Subscription>,
    service: &str,
) -> anyhow::Result<()> {
    for (_, add_on, number) in ADD_ONS.iter().filter(|(of, ..)| *of == service) {
        let (scope, at) = (world.by(by.founder, by)?, world.ago(27));
        let order = Order {
            add_on: AddOn::parse(add_on).context("no such add-on")?,
            seats: seats(*number)?,
            once: None,
        };
        subscriptions::order(world.db, &scope, base, &order, at)?;
    }
    Ok(())
}

/// One subscription, entered by `by` for the customer.
fn enter(
    world: &mut World<'_>,
    (by, customer): (&Founding, &Founding),
    channel: Channel,
    provider: Option<&Founding>,
    (service, product, number, days, auto_renew): Sale,
    days_ago: i64,
) -> anyhow::Result<Id<Subscription>> {
    let (scope, at) = (world.by(by.founder, by)?, world.ago(days_ago));
    let new = New {
        customer: Some(slug(customer)?),
        service: Service::parse(service).context("no such service")?,
        product: name(product)?,
        channel,
        provider: provider.map(slug).transpose()?,
        seats: Seats::of(number),
        term_ends_on: day(world.now, days),
        auto_renew,
        once: None,
    };
    let (Entered::Now { location } | Entered::Before { location }) =
        subscriptions::enter(world.db, &scope, &new, at)?;
    let id = location.rsplit('/').next().and_then(Id::parse);
    id.context("no subscription")
}

fn day(now: Timestamp, days: i32) -> Day {
    Day::of(now).plus(days)
}

fn seats(number: i32) -> anyhow::Result<Seats> {
    Seats::of(number).context("no such number of seats")
}
