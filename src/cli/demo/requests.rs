//! What the customers of the demo asked to be helped with, in every state.
use super::{
    cast::*,
    world::{World, name, slug},
};
use crate::{
    actions::service_requests::{self, Charge, New, Opened},
    domain::{
        access::{For, Lent, WorkOnRequests},
        id::Id,
        service::Service,
        service_request::{ServiceRequest, Severity, State},
        text::Note,
    },
    store::{self, delegations},
};
use anyhow::{Context, anyhow, bail};

/// A line of the story: whose, about what, how badly, subject and text, and how many days ago.
type Wish = (
    &'static Founding,
    &'static str,
    Severity,
    &'static str,
    &'static str,
    i64,
);

#[rustfmt::skip]
const CLOSED: Wish = (&MORGENROT, "exchange-online", Severity::Normal, "A mailbox for the new branch",
    "Please set up office.hafen@morgenrot.example for three people.", 60);
#[rustfmt::skip]
const RESOLVED: Wish = (&LINDAU, "teams", Severity::High, "Calls to the emergency line break off",
    "Since the update on Monday, after about a minute. Two wards are affected.", 21);
#[rustfmt::skip]
const WAITING: Wish = (&LINDAU, "exchange-online", Severity::Normal, "Old mails are missing after the move",
    "Everything before March is gone in four mailboxes of the surgery.", 9);
#[rustfmt::skip]
const OPEN: [Wish; 4] = [
    (&MORGENROT, "teams", Severity::Critical, "Nobody can sign in to Teams", "Since six this morning, in all branches.", 0),
    (&NORDLICHT, "exchange-online", Severity::Low, "Signatures in two languages", "We would like German and English below each mail.", 6),
    (&TANNHOF, "teams", Severity::Normal, "Rooms are not found in the calendar", "Only the meeting rooms of the new wing.", 3),
    // Nobody has support rights for it.
    (&WESER, "power-bi", Severity::Normal, "A report shows last year's figures", "It is the one for the partners' meeting.", 2),
];

/// All of it.
pub fn ask(world: &mut World<'_>) -> anyhow::Result<()> {
    closed(world)?;
    resolved_and_waiting(world)?;
    for wish in OPEN {
        open(world, wish)?;
    }
    Ok(())
}

fn closed(world: &mut World<'_>) -> anyhow::Result<()> {
    let closed = open(world, CLOSED)?;
    world.take(closed, (&MIRA, &HAFEN), &MORGENROT, 59)?;
    world.answer(
        closed,
        (&MIRA, &HAFEN),
        &MORGENROT,
        "Who are the three?",
        59,
    )?;
    world.answer(
        closed,
        (&ANNA, &MORGENROT),
        &MORGENROT,
        "Jan, Ute and Kemal.",
        58,
    )?;
    world.answer(
        closed,
        (&MIRA, &HAFEN),
        &MORGENROT,
        "It is set up and tested.",
        57,
    )?;
    world.move_on(closed, (&MIRA, &HAFEN), &MORGENROT, State::Resolved, 57)?;
    world.move_on(closed, (&ANNA, &MORGENROT), &MORGENROT, State::Closed, 55)
}

fn resolved_and_waiting(world: &mut World<'_>) -> anyhow::Result<()> {
    let resolved = open(world, RESOLVED)?;
    world.take(resolved, (&JANA, &ELBE), &LINDAU, 21)?;
    let done = "The firewall closed the connection. We changed the rule together with your network people.";
    world.answer(resolved, (&JANA, &ELBE), &LINDAU, done, 20)?;
    world.move_on(resolved, (&JANA, &ELBE), &LINDAU, State::Resolved, 20)?;

    let waiting = open(world, WAITING)?;
    world.take(waiting, (&MIRA, &HAFEN), &LINDAU, 9)?;
    let question = "Which four mailboxes are they, and does the archive show the mails?";
    world.answer(waiting, (&MIRA, &HAFEN), &LINDAU, question, 8)?;
    world.move_on(waiting, (&MIRA, &HAFEN), &LINDAU, State::Waiting, 8)
}

fn open(
    world: &mut World<'_>,
    (customer, service, severity, subject, body, days_ago): Wish,
) -> anyhow::Result<Id<ServiceRequest>> {
    let (by, at) = (
        world.for_customer((customer.founder, customer), customer)?,
        world.ago(days_ago),
    );
    let new = New {
        service: Service::parse(service).context("no such service")?,
        severity,
        subject: name(subject)?,
        body: note(body)?,
        once: None,
    };
    let opened = service_requests::open(world.db, &by, &new, at)?;
    let (Opened::Now { location, .. } | Opened::Before { location }) = opened;
    let id = location.rsplit('/').next().and_then(Id::parse);
    id.context("no request")
}

/// A person, and for whom it acts.
type Actor<'a> = (&'a Person, &'a Founding);

impl World<'_> {
    /// In the customer's own name, or on its behalf with all that it gave the partner.
    fn for_customer(
        &mut self,
        (person, of): Actor<'_>,
        customer: &Founding,
    ) -> anyhow::Result<For<WorkOnRequests>> {
        if slug(of)? == slug(customer)? {
            let by = self.by::<WorkOnRequests>(person, of)?;
            return For::own(by).context("not a customer");
        }
        let scope = self.scope(person, of)?;
        let customer = store::organisations::by_slug(self.db, &slug(customer)?)?;
        let customer = customer.context("no such customer")?;
        let partner = scope.organisation.id;
        let given = delegations::of_partner_at_customer(self.db, partner, customer.id)?;
        let holding = given.iter().map(|kept| &kept.delegation);
        let lent: Vec<Lent> = holding
            .filter(|delegation| delegation.holds(self.now))
            .map(|delegation| Lent {
                delegation: delegation.id,
                roles: delegation.roles.clone(),
                services: delegation.services.clone(),
                until: delegation.end(self.now),
            })
            .collect();
        let used: Vec<_> = lent.iter().map(|lent| lent.delegation).collect();
        delegations::used(self.db, &used, self.ago(1))?;
        match For::on_behalf(scope, customer, &lent) {
            Some(by) => Ok(by),
            None => bail!("{} may not work on requests there", of.name),
        }
    }

    fn answer(
        &mut self,
        request: Id<ServiceRequest>,
        actor: Actor<'_>,
        customer: &Founding,
        text: &str,
        days_ago: i64,
    ) -> anyhow::Result<()> {
        let (by, at) = (self.for_customer(actor, customer)?, self.ago(days_ago));
        service_requests::answer(self.db, &by, request, &note(text)?, None, at)?;
        Ok(())
    }

    fn move_on(
        &mut self,
        request: Id<ServiceRequest>,
        actor: Actor<'_>,
        customer: &Founding,
        to: State,
        days_ago: i64,
    ) -> anyhow::Result<()> {
        let (by, at) = (self.for_customer(actor, customer)?, self.ago(days_ago));
        service_requests::move_on(self.db, &by, request, (to, ""), at)?;
        Ok(())
    }

    /// The partner charges itself.
    fn take(
        &mut self,
        request: Id<ServiceRequest>,
        actor: Actor<'_>,
        customer: &Founding,
        days_ago: i64,
    ) -> anyhow::Result<()> {
        let (by, at) = (self.for_customer(actor, customer)?, self.ago(days_ago));
        let charge = Charge::Partner(slug(actor.1)?);
        service_requests::assign(self.db, &by, request, (&charge, ""), at)?;
        Ok(())
    }
}

fn note(text: &str) -> anyhow::Result<Note> {
    Note::parse(text).map_err(|why| anyhow!("{text:?} is no note: {why:?}"))
}
