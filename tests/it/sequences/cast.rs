//! Who plays: everybody of a world, newcomers who have nothing to do with it, and a visitor who is not signed in.
use crate::{client::Client, harness::Portal, people::Person, world::World};
use multichannel::domain::{account::Account, id::Id};

/// Those of the cast who belong together, by number: the houses of the world, the visitor, each newcomer.
pub type Group = usize;

/// How many houses a world has; they come first.
pub const HOUSES: Group = 4;
pub const VISITOR: Group = HOUSES;

pub struct Cast {
    pub world: World,
    visitor: Client,
    newcomers: Vec<Person>,
}

/// Somebody with a browser.
pub struct Actor<'c> {
    /// What kind of user it is.
    pub kind: String,
    pub browser: &'c Client,
    /// The addresses with which to sign in: a mailbox that was proven later is the second.
    pub emails: Vec<String>,
    pub account: Option<Id<Account>>,
}

impl<'c> Actor<'c> {
    fn of(kind: String, person: &'c Person) -> Self {
        let later = format!("new@{}.example", person.slug());
        Self {
            kind,
            browser: person,
            emails: vec![person.email.clone(), later],
            account: Some(person.account.id),
        }
    }
}

impl Cast {
    pub async fn found(portal: &Portal, word: &'static str) -> Self {
        let newcomers = vec![
            portal.a_customer().await,
            portal.a_provider().await,
            portal.a_reseller().await,
        ];
        Self {
            world: World::found(portal, word).await,
            visitor: portal.a_visitor(),
            newcomers,
        }
    }

    pub fn groups(&self) -> Group {
        VISITOR + 1 + self.newcomers.len()
    }

    /// Somebody more takes part.
    pub fn join(&mut self, person: Person) -> Group {
        self.newcomers.push(person);
        self.groups() - 1
    }

    /// Whoever signed in is none any more.
    pub fn next_visitor(&mut self, portal: &Portal) {
        self.visitor = portal.a_visitor();
    }

    /// Everybody of the group, whoever may do most first.
    pub fn actors(&self, group: Group) -> Vec<Actor<'_>> {
        if let Some(house) = self.world.houses().get(group).copied() {
            let kind = house.kind.as_str();
            let all = house.people.iter();
            return all
                .map(|(roles, person)| Actor::of(format!("{kind} {roles}"), person))
                .collect();
        }
        if group == VISITOR {
            return vec![Actor {
                kind: "visitor".to_owned(),
                browser: &self.visitor,
                emails: vec![],
                account: None,
            }];
        }
        let person = &self.newcomers[group - VISITOR - 1];
        let kind = format!("outside {}", person.organisation.kind.as_str());
        vec![Actor::of(kind, person)]
    }
}
