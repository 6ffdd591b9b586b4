//! What is known of every subscription, and what may become of it.
use super::steps::{Change, Players};
use crate::harness::Portal;
use diesel::prelude::*;
use multichannel::{
    domain::{id::Id, organisation::Organisation, subscription::Subscription},
    store::schema::subscriptions as s,
};
use std::collections::BTreeMap;

/// The facts of a subscription, in words.
#[derive(Debug, Clone, PartialEq)]
struct Facts {
    /// Whose it is, and what it is: these never change.
    identity: (Vec<u8>, String, String, Option<Vec<u8>>),
    /// Product, seats, term, renewal, state: its owner changes them.
    terms: (String, Option<i32>, i32, bool, String),
    assigned: i32,
}

impl Facts {
    fn owner(&self) -> &[u8] {
        let (customer, _, channel, provider) = &self.identity;
        match (channel.as_str(), provider) {
            ("csp", Some(provider)) => provider,
            _ => customer,
        }
    }
}

/// All subscriptions of a world's customers.
#[derive(Debug)]
pub struct Subscriptions(BTreeMap<String, Facts>);

type Row = (
    (Id<Subscription>, Vec<u8>, String, String, Option<Vec<u8>>),
    (String, Option<i32>, i32, bool, String),
    i32,
);

impl Subscriptions {
    pub async fn of(portal: &Portal, players: &Players) -> Self {
        let customer = players.world.customer.founder().organisation.id;
        let read = portal.app.db.read(move |db| {
            s::table
                .filter(s::customer_id.eq(customer))
                .select((
                    (
                        s::id,
                        s::customer_id,
                        s::service,
                        s::channel,
                        s::provider_id,
                    ),
                    (
                        s::product,
                        s::seats,
                        s::term_ends_on,
                        s::auto_renew,
                        s::state,
                    ),
                    s::assigned,
                ))
                .load::<Row>(db)
        });
        let rows = read.await.unwrap().into_iter();
        Self(
            rows.map(
                |((id, customer, service, channel, provider), terms, assigned)| {
                    let identity = (customer, service, channel, provider);
                    let facts = Facts {
                        identity,
                        terms,
                        assigned,
                    };
                    (id.to_string(), facts)
                },
            )
            .collect(),
        )
    }

    /// What of the difference no rule allows.
    pub fn faults(&self, after: &Self, change: &Change) -> Vec<String> {
        let mut faults = Vec::new();
        for (id, old) in &self.0 {
            let Some(new) = after.0.get(id) else {
                faults.push(format!("{id} is gone: {old:?}"));
                continue;
            };
            if old.identity != new.identity {
                faults.push(format!("{id} was {old:?} and is {new:?}"));
            }
            if old.terms != new.terms && !change.of_terms_by(old.owner()) {
                faults.push(format!("the terms of {id} were {old:?} and are {new:?}"));
            }
            if old.assigned != new.assigned && !change.assigns {
                faults.push(format!("the licences of {id} were {old:?} and are {new:?}"));
            }
        }
        let new = after.0.iter().filter(|(id, _)| !self.0.contains_key(*id));
        let entered = new.filter(|(_, facts)| !change.of_terms_by(facts.owner()));
        faults.extend(entered.map(|(id, facts)| format!("{id} was entered: {facts:?}")));
        faults
    }
}

/// The bytes of an organisation's id, as columns hold it.
pub fn bytes(id: Id<Organisation>) -> Vec<u8> {
    let hex = id.to_string().replace('-', "");
    (0..16)
        .map(|n| u8::from_str_radix(&hex[2 * n..2 * n + 2], 16).unwrap())
        .collect()
}
