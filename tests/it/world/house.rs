//! An organisation of a world.
use crate::{harness::Portal, people::Person};
use diesel::result::Error;
use multichannel::{
    domain::{access::Scope, organisation::Kind, time::Timestamp},
    store::{Db, members},
};
use std::collections::BTreeMap;

/// An organisation of a world: its people and the ids that its addresses can hold.
pub struct House {
    pub kind: Kind,
    /// Each with the two roles as words, `agent/admin`.
    pub people: Vec<(&'static str, Person)>,
    /// What `{id}` can stand for below a noun of the address.
    pub ids: BTreeMap<&'static str, String>,
    /// Roles of the catalogue that people of it can use on the customer's behalf, by their two roles as words.
    pub lent: BTreeMap<&'static str, &'static str>,
}

impl House {
    pub(super) async fn found(
        portal: &Portal,
        kind: Kind,
        name: &str,
        roles: &[&'static str],
    ) -> Self {
        let founder = portal.organisation(kind, name, "DE").await;
        let mut people = Vec::new();
        for role in roles {
            let (agent, admin) = role.split_once('/').unwrap();
            people.push((*role, portal.a_colleague_of(&founder, agent, admin).await));
        }
        // The founder is first: whoever acts for the house.
        people.insert(0, ("/global_admin", founder));
        Self {
            kind,
            people,
            ids: BTreeMap::new(),
            lent: BTreeMap::new(),
        }
    }

    pub fn founder(&self) -> &Person {
        &self.people[0].1
    }

    pub fn slug(&self) -> &str {
        self.founder().slug()
    }

    /// The id of the organisation.
    pub fn id(&self) -> String {
        self.founder().organisation.id.to_string()
    }

    /// Does something as the founder, in one transaction.
    pub(super) async fn act<T: Send + 'static>(
        &self,
        portal: &Portal,
        work: impl FnOnce(&mut Db, Scope, Timestamp) -> T + Send + 'static,
    ) -> T {
        let (account, slug) = (
            self.founder().account.id,
            self.founder().organisation.slug.clone(),
        );
        let now = portal.now();
        let done = portal.app.db.write(move |db| {
            let scope = members::scope(db, account, &slug)?.unwrap();
            Ok::<_, Error>(work(db, scope, now))
        });
        done.await.unwrap()
    }
}
