//! A customer of the demo looked at all rights that it gave.
use super::{cast::*, world::World};
use crate::{
    actions::reviews::{self, Answer, Choice, Started},
    domain::{access::TakeBack, review::Shown, term::Term},
    store,
};
use anyhow::Context;

/// Lindau Clinic keeps what it gave, and shortens one of it.
pub fn review(world: &mut World<'_>) -> anyhow::Result<()> {
    let by = world.by::<TakeBack>(&RITA, &LINDAU)?;
    let started = reviews::start(world.db, &by, world.ago(30))?;
    let (Started::Now(id) | Started::Before(id)) = started;
    let steps = store::reviews::steps(world.db, id)?;
    let last = steps.len();
    for (number, step) in (1..).zip(steps) {
        let choice = if number == last {
            Choice::Shorten(Term::of_days(45).context("no such term")?)
        } else {
            Choice::Keep
        };
        let (own, now) = (by.organisation.id, world.ago(29));
        let kept = store::delegations::by_id(world.db, step.delegation, own)?;
        let kept = kept.context("the rights of the review are gone")?;
        let shown = Shown::of(&kept.delegation, now).line();
        let answer = Answer { choice, shown };
        reviews::decide(world.db, &by, (id, step.place), &answer, now)?;
    }
    Ok(())
}
