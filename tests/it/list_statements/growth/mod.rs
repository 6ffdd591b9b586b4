//! A world in which everything has much: so many more rows below each thing that its addresses name.
mod customer;
mod partners;
mod rights;
mod told;

use crate::{
    harness::Portal,
    world::{House, World},
};
use diesel::QueryResult;
use multichannel::{
    domain::{
        account::Account,
        id::Id,
        organisation::Organisation,
        slugs::{Slugged, Slugs},
        text::Name,
        time::Timestamp,
    },
    store::Db,
};
use std::collections::BTreeMap;

/// So many more of each.
pub const MANY: usize = 12;

/// A house, as a transaction takes it along.
struct Owner {
    organisation: Organisation,
    account: Id<Account>,
    name: Name,
    ids: BTreeMap<&'static str, String>,
}

/// The houses of a world.
struct Owners {
    provider: Owner,
    reseller: Owner,
    rival: Owner,
    customer: Owner,
    now: Timestamp,
}

/// What is found at other addresses from then on: of the provider, and of the customer.
type Moved = (Vec<New>, Vec<New>);
/// The noun, and the id below it.
type New = (&'static str, String);

impl Owner {
    fn of(house: &House) -> Self {
        let founder = house.founder();
        Self {
            organisation: founder.organisation.clone(),
            account: founder.account.id,
            name: founder.account.name.clone(),
            ids: house.ids.clone(),
        }
    }

    /// What stands below this noun.
    fn id<T>(&self, noun: &str) -> Id<T> {
        Id::parse(&self.ids[noun]).unwrap()
    }
}

impl Owners {
    fn partners(&self) -> [&Owner; 3] {
        [&self.provider, &self.reseller, &self.rival]
    }
}

/// Gives everything of the world much.
pub async fn grow(portal: &Portal, world: &mut World) {
    let all = Owners {
        provider: Owner::of(&world.provider),
        reseller: Owner::of(&world.reseller),
        rival: Owner::of(&world.rival),
        customer: Owner::of(&world.customer),
        now: portal.now(),
    };
    let grown = portal.app.db.write(move |db| grown(db, &all));
    let (provider, customer) = grown.await.unwrap();
    world.provider.ids.extend(provider);
    world.customer.ids.extend(customer);
}

fn grown(db: &mut Db, all: &Owners) -> QueryResult<Moved> {
    let crowd = partners::add(db, all)?;
    let mut moved = rights::add(db, all, &crowd)?;
    let (provider, customer) = customer::add(db, all, &crowd)?;
    moved.0.extend(provider);
    moved.1.extend(customer);
    told::add(db, all)?;
    Ok(moved)
}

fn name(what: &str, n: usize) -> Name {
    Name::parse(&format!("kanariaeins more {what} {n}")).unwrap()
}

fn set<T: Slugged>(slugs: &str) -> Slugs<T> {
    Slugs::new(slugs.split(' ').map(|slug| T::find(slug).unwrap()))
}
