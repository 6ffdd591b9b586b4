//! A complete small world: a provider, two resellers, a customer, their people in all roles, and something of
//! everything between them. Every text in it holds the world's word, so that it can be recognised anywhere.
mod agreed;
mod asked;
mod directory;
mod ended;
mod helped;
mod house;
mod kept;
mod lent;
mod requested;
mod sold;

use crate::harness::Portal;
pub use house::House;
use multichannel::domain::organisation::Kind;
use std::collections::BTreeMap;

/// A world.
pub struct World {
    pub word: &'static str,
    pub provider: House,
    pub reseller: House,
    /// A second reseller of the provider, which should learn nothing of the first.
    pub rival: House,
    pub customer: House,
    /// What `{token}` can stand for after the segment before it.
    pub tokens: BTreeMap<&'static str, String>,
}

const PARTNER: &[&str] = &[
    "sales_agent/",
    "admin_agent/",
    "helpdesk_agent/",
    "/user_admin",
    "/billing_admin",
    "/",
];
const CUSTOMER: &[&str] = &["/relationship_admin", "/billing_admin", "/"];

impl World {
    /// Founds it; `word` must not occur in any text of the portal.
    pub async fn found(portal: &Portal, word: &'static str) -> Self {
        let named = |role: &str| format!("{word} {role}");
        let mut world = Self {
            word,
            provider: House::found(portal, Kind::Provider, &named("provider"), PARTNER).await,
            reseller: House::found(
                portal,
                Kind::Reseller,
                &named("quokka"),
                &["sales_agent/", "/user_admin", "/"],
            )
            .await,
            rival: House::found(portal, Kind::Reseller, &named("wombat"), &[]).await,
            customer: House::found(portal, Kind::Customer, &named("customer"), CUSTOMER).await,
            tokens: BTreeMap::new(),
        };
        world.make_partners(portal).await;
        let open = world.invite(portal, true).await;
        let accepted = world.invite(portal, false).await;
        world.accept(portal, &accepted).await;
        world.sell(portal).await;
        world.ask_for_help().await;
        world.review_rights().await;
        world.list_people(portal).await;
        world.keep_the_rest(portal, &open).await;
        world.lend(portal).await;
        world.change_on_behalf().await;
        world.ask_for_mails(portal).await;
        world.end_some(portal).await;
        world.begin_some(portal).await;
        world.say_whom_to_ask().await;
        world.ask_members(portal).await;
        world.have_one_belong_to_two(portal).await;
        world.ask_for_rights(portal).await;
        world
    }

    pub fn houses(&self) -> [&House; 4] {
        [&self.provider, &self.reseller, &self.rival, &self.customer]
    }

    /// The house of that kind that stands for it: the first reseller.
    pub fn house(&self, kind: Kind) -> &House {
        match kind {
            Kind::Provider => &self.provider,
            Kind::Reseller => &self.reseller,
            Kind::Customer => &self.customer,
        }
    }
}
