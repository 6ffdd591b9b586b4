//! `multichannel seed`: fills a migrated database with made data for load tests.
mod customer;
mod progress;
mod rows;
mod world;

use crate::{
    config::Config,
    domain::{organisation::Slug, password::Password, time::Timestamp},
    store::{Database, db::Mode, ids, migrate, organisations},
    web::{app, hashing::Hashing},
};
use anyhow::{Context, anyhow, ensure};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use diesel::result::Error;
use progress::Progress;
use rows::Rows;
use std::{ops::RangeInclusive, sync::Arc};
use world::World;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// How many providers
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub providers: u32,
    /// How many resellers
    #[arg(long, default_value_t = 10)]
    pub resellers: u32,
    /// How many customers
    #[arg(long, default_value_t = 1000)]
    pub customers: u32,
}

/// Customers a transaction: about ten rows each.
const CUSTOMERS: u32 = 250;
/// Providers or resellers a transaction.
const PARTNERS: u32 = 500;

/// Makes exactly as many organisations as asked, and prints how to sign in as any of them.
pub fn run(config: &Config, wanted: &Arguments) -> anyhow::Result<()> {
    let url = config.url();
    migrate::check(&url)?;
    let now = app::system_clock()();
    actix_web::rt::System::new().block_on(async {
        let password = URL_SAFE_NO_PAD.encode(ids::random::<18>());
        fill(&Database::open(&url, 1)?, wanted, &password, now).await?;
        url.connect(Mode::Inspect)?.count_for_plans()?;
        println!(
            "Sign in as admin@provider-1.example, admin@reseller-1.example or admin@customer-1.example \
             (and so on, as far as there are so many) with the password {password}"
        );
        Ok(())
    })
}

async fn fill(
    db: &Database,
    wanted: &Arguments,
    password: &str,
    now: Timestamp,
) -> anyhow::Result<()> {
    require_none(db).await?;
    let password = Password::parse(password, &[]).map_err(|_| anyhow!("a weak password"))?;
    let hash = Hashing::start()?.hash(password).await?;
    let world = World::new(wanted, hash, now).context("the catalogue has no such country")?;
    let kinds: [(u32, u32, Make); 3] = [
        (wanted.providers, PARTNERS, World::provider),
        (wanted.resellers, PARTNERS, World::reseller),
        (wanted.customers, CUSTOMERS, World::customer),
    ];
    let world = Arc::new(world);
    let mut progress = Progress::new(kinds.iter().map(|(count, ..)| count).sum());
    for (count, at_once, make) in kinds {
        for some in pieces(count, at_once) {
            let made = some.clone().count();
            write(db, world.clone(), some, make).await?;
            progress.more(made);
        }
    }
    progress.done();
    Ok(())
}

/// Never more than was asked: nothing is added to an earlier world.
async fn require_none(db: &Database) -> anyhow::Result<()> {
    let first = Slug::stored("provider-1".to_owned());
    let there = db.read(move |db| organisations::by_slug(db, &first));
    ensure!(
        there.await?.is_none(),
        "this database holds made data already: take a fresh one"
    );
    Ok(())
}

/// Adds the rows of the nth of a kind; counted from 1.
type Make = fn(&World, u32, &mut Rows);

/// Makes some of a kind, in one transaction.
async fn write(
    db: &Database,
    world: Arc<World>,
    some: RangeInclusive<u32>,
    make: Make,
) -> anyhow::Result<()> {
    let written = db.write(move |db| {
        let mut rows = Rows::default();
        some.for_each(|n| make(&world, n, &mut rows));
        rows.write(db, &world.maker, &world.password_hash, world.now)?;
        Ok::<_, Error>(())
    });
    Ok(written.await?)
}

/// 1 to `count` in pieces.
fn pieces(count: u32, at_once: u32) -> impl Iterator<Item = RangeInclusive<u32>> {
    let starts = (0..count).step_by(at_once as usize);
    starts.map(move |start| start + 1..=count.min(start + at_once))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_up_the_whole() {
        let all = |count| pieces(count, 10).flatten().collect::<Vec<_>>();
        for count in [0, 1, 9, 10, 11, 25] {
            assert_eq!(all(count), (1..=count).collect::<Vec<_>>());
        }
    }
}
