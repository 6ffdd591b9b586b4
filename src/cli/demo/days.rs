//! What time alone did in the demo's world, on the day when it did: nothing of it waits for the program's first start.
use super::world::World;
use crate::{
    actions::{delegations, invitations},
    domain::reminder::WINDOWS,
    store::{invitation_ends, reminders},
};

/// How many days of the story are gone through: before them nothing ended.
const DAYS: i64 = 50;
/// More than there is on any of them.
const SOME: i64 = 50;

/// Reminds of what ends, and tells what has ended.
pub fn pass(world: &mut World<'_>) -> anyhow::Result<()> {
    for day in (0..=DAYS).rev() {
        let at = world.ago(day);
        for window in WINDOWS {
            for ending in reminders::due(world.db, window, at, SOME)? {
                delegations::remind(world.db, &ending, window, at)?;
            }
        }
        for mailed in invitation_ends::to_remind(world.db, at, SOME)? {
            invitations::remind(world.db, &mailed, at)?;
        }
        let ended = invitation_ends::ended(world.db, at, SOME)?;
        invitations::expire(world.db, &ended, at)?;
    }
    Ok(())
}
