//! What is known of every subscription, and what may become of it.
use super::may::Change;
use crate::harness::Portal;
use diesel::prelude::*;
use multichannel::{
    domain::{id::Id, organisation::Organisation, subscription::Subscription},
    store::schema::{add_ons as a, subscriptions as s},
};
use std::collections::BTreeMap;

/// Every column of a subscription, in words, and what it is an add-on of.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts(BTreeMap<&'static str, String>);

impl Facts {
    /// Who keeps its entry (S9): the provider that sold it, else the customer.
    pub fn owner(&self) -> &str {
        match self.0["channel"].as_str() {
            "csp" => &self.0["provider_id"],
            _ => &self.0["customer_id"],
        }
    }

    /// Who bought it.
    pub fn customer(&self) -> &str {
        &self.0["customer_id"]
    }

    /// What it is an add-on of; empty if it is none.
    pub fn base(&self) -> &str {
        &self.0["base"]
    }

    /// What of the difference no rule allows.
    fn faults(&self, after: &Self, id: &str, change: &Change<'_>) -> Vec<String> {
        let mut faults = Vec::new();
        for (column, old) in &self.0 {
            let new = &after.0[column];
            if old != new && !change.allows(id, column, self) {
                faults.push(format!("{column} of {id} was {old} and is {new}: {self:?}"));
            }
        }
        faults
    }
}

/// All subscriptions of a portal.
#[derive(Debug, PartialEq)]
pub struct Subscriptions(BTreeMap<String, Facts>);

type Party = Id<Organisation>;
type Row = (
    (
        Id<Subscription>,
        Party,
        String,
        String,
        Option<Party>,
        Party,
    ),
    (String, Option<i32>, i32, bool, String),
    (i32, i64),
);
type AddOn = (Id<Subscription>, Id<Subscription>);

impl Subscriptions {
    pub async fn of(portal: &Portal) -> Self {
        let read = portal.app.db.read(|db| {
            let what = (
                s::id,
                s::customer_id,
                s::service,
                s::channel,
                s::provider_id,
                s::changed_by,
            );
            let terms = (
                s::product,
                s::seats,
                s::term_ends_on,
                s::auto_renew,
                s::state,
            );
            let rows = s::table.select((what, terms, (s::assigned, s::created_at)));
            let rows = rows.load::<Row>(db)?;
            let bases = a::table.select((a::subscription_id, a::base_id));
            let bases = bases.load::<AddOn>(db)?;
            QueryResult::Ok((rows, bases))
        });
        let (rows, bases) = read.await.unwrap();
        let base = |id: &Id<Subscription>| {
            let found = bases.iter().find(|(add_on, _)| add_on == id);
            found.map(|(_, base)| base.to_string()).unwrap_or_default()
        };
        let known = rows.into_iter().map(|row| {
            let base = base(&row.0.0);
            (row.0.0.to_string(), facts(row, base))
        });
        Self(known.collect())
    }

    /// What of the difference no rule allows.
    pub fn faults(&self, after: &Self, change: &Change<'_>) -> Vec<String> {
        let mut faults = Vec::new();
        for (id, old) in &self.0 {
            match after.0.get(id) {
                None => faults.push(format!("{id} is gone: {old:?}")),
                Some(new) => faults.extend(old.faults(new, id, change)),
            }
        }
        let new = after.0.iter().filter(|(id, _)| !self.0.contains_key(*id));
        let entered = new.filter(|(_, facts)| !change.enters(facts));
        faults.extend(entered.map(|(id, facts)| format!("{id} was entered: {facts:?}")));
        faults
    }

    /// The names of what is known of each.
    pub fn columns(&self) -> Vec<&'static str> {
        let first = self.0.values().next();
        first.map_or_else(Vec::new, |facts| facts.0.keys().copied().collect())
    }
}

fn facts((what, terms, (assigned, created_at)): Row, base: String) -> Facts {
    let (_, customer, service, channel, provider, changed_by) = what;
    let (product, seats, term_ends_on, auto_renew, state) = terms;
    let provider = provider.map(|provider| provider.to_string());
    let known = [
        ("customer_id", customer.to_string()),
        ("service", service),
        ("channel", channel),
        ("provider_id", provider.unwrap_or_default()),
        ("changed_by", changed_by.to_string()),
        ("product", product),
        ("seats", format!("{seats:?}")),
        ("term_ends_on", term_ends_on.to_string()),
        ("auto_renew", auto_renew.to_string()),
        ("state", state),
        ("assigned", assigned.to_string()),
        ("created_at", created_at.to_string()),
        ("base", base),
    ];
    Facts(known.into())
}
