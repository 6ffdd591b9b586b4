//! What is asked to end in the demo's world.
use super::{
    cast::*,
    world::{World, note, slug},
};
use crate::{actions::relationships, domain::access::AskToEnd, store::organisations};
use anyhow::Context;

/// A customer without rights or subscriptions wants to leave its provider, which has not answered yet.
pub fn ask(world: &mut World<'_>) -> anyhow::Result<()> {
    let by = world.by::<AskToEnd>(&OTTO, &KUPFER)?;
    let provider = organisations::by_slug(world.db, &slug(&ALPEN)?)?;
    let provider = provider.context("no such provider")?.id;
    let why = note("We buy from the vendor directly from next year on.")?;
    relationships::ask_to_end(world.db, &by, provider, &why, world.ago(6))?;
    Ok(())
}
