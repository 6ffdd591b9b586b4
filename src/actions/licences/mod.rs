//! Licences: given to people and taken back, for one or for several at once; never more than there are seats.
mod several;
mod single;

pub use several::{SeveralError, Wish, settle_several};
pub use single::{LicenceError, assign, reached, take_back};

use crate::{
    domain::{
        access::{For, OnBehalf},
        activity::{Noun, Verb},
        id::Id,
        licence::{Act, Outcome, Refusal},
        person::Person,
        subscription::Subscription,
        time::Timestamp,
    },
    store::{
        Db,
        activities::{self, Actor, Deed},
        licences, subscriptions,
    },
};
use diesel::result::{Error, QueryResult};

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unsettled {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] Error),
}

/// Gives these people licences, or takes them back; what became of each, in their order. The caller holds the customer,
/// so that nobody else counts its licences meanwhile; if the owner changed the subscription, it is decided anew.
pub(super) fn decide(
    db: &mut Db,
    subscription: &Subscription,
    act: Act,
    people: &[Id<Person>],
    now: Timestamp,
) -> Result<Vec<Outcome>, Unsettled> {
    let holders = licences::holders(db, subscription.id, people)?;
    let mut subscription = subscription.clone();
    loop {
        let outcomes = subscription.outcomes(act, people, &holders, now)?;
        let done = |outcome: &Outcome| matches!(outcome, Outcome::Assigned | Outcome::TakenBack);
        let chosen = people.iter().zip(&outcomes).filter(|(_, o)| done(o));
        let chosen: Vec<_> = chosen.map(|(person, _)| *person).collect();
        let settled = match act {
            Act::Assign => give(db, &subscription, &chosen, now)?,
            Act::TakeBack => give_back(db, &subscription, &chosen).map(|()| true)?,
        };
        if settled {
            return Ok(outcomes);
        }
        let found = subscriptions::by_id(db, subscription.id, subscription.customer)?;
        subscription = found.ok_or(Error::NotFound)?;
    }
}

/// Gives these people, who have none, a licence each; `false` if the subscription is no longer as it was.
fn give(
    db: &mut Db,
    subscription: &Subscription,
    people: &[Id<Person>],
    now: Timestamp,
) -> QueryResult<bool> {
    if people.is_empty() {
        return Ok(true);
    }
    if !licences::take_seats(db, subscription, number(people))? {
        return Ok(false);
    }
    let given = licences::give(db, subscription, people, now)?;
    agree(given == people.len()).map(|()| true)
}

/// Takes the licences of these people back, whatever the subscription is worth.
pub(super) fn give_back(
    db: &mut Db,
    subscription: &Subscription,
    people: &[Id<Person>],
) -> QueryResult<()> {
    if people.is_empty() {
        return Ok(());
    }
    let of = (subscription.customer, subscription.id);
    let freed = licences::free_seats(db, of, number(people))?;
    let taken = licences::take(db, subscription.id, people)?;
    agree(freed && taken == people.len())
}

fn number(people: &[Id<Person>]) -> i32 {
    i32::try_from(people.len()).unwrap_or(i32::MAX)
}

/// The count and the licences never differ: rather nothing is done at all.
fn agree(agrees: bool) -> QueryResult<()> {
    match agrees {
        true => Ok(()),
        false => Err(Error::RollbackTransaction),
    }
}

/// Writes it into the activity of everybody concerned, a record for each person.
pub(super) fn record<R: OnBehalf>(
    db: &mut Db,
    by: &For<R>,
    (subscription, act): (&Subscription, Act),
    people: &[Person],
    now: Timestamp,
) -> QueryResult<()> {
    let verb = match act {
        Act::Assign => Verb::LicenceAssigned,
        Act::TakeBack => Verb::LicenceTakenBack,
    };
    let name = |person: &Person| format!("{} ({})", person.name, subscription.product);
    let names: Vec<String> = people.iter().map(name).collect();
    let named = people.iter().zip(&names);
    let deeds: Vec<Deed<'_>> = named.map(|(who, name)| deed(verb, who, name)).collect();
    activities::add_all(db, &by.concerned(), &Actor::from(&**by), &deeds, now)
}

fn deed<'a>(verb: Verb, person: &Person, name: &'a str) -> Deed<'a> {
    Deed {
        verb,
        noun: Noun::Person,
        object: person.id.cast(),
        object_name: name,
        reason: "",
    }
}
