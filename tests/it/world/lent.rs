//! Which people of a world work on behalf of its customer.
use super::{
    House, World,
    agreed::{name, set},
};
use crate::harness::Portal;
use multichannel::{
    actions::{
        access_assignments::assign,
        access_groups::{Made, New, make},
    },
    domain::{
        access::{ManageAccess, ManageGroups},
        id::Id,
    },
    store::members,
};

/// Everything that a world's customer grants.
pub const ALL: &str = "directory-readers helpdesk-administrator license-administrator \
    service-support-administrator user-administrator";

impl World {
    /// In each partner the founder uses all rights. In the provider an admin agent too, a sales agent in vain, and a
    /// helpdesk agent for licences alone; in the reseller a user admin reads. The others are in no group.
    pub(super) async fn lend(&mut self, portal: &Portal) {
        let (word, customer) = (self.word, self.customer.slug().to_owned());
        let wholly: &[&str] = &["/global_admin", "admin_agent/", "sales_agent/"];
        for house in [&mut self.provider, &mut self.reseller, &mut self.rival] {
            let there = |words: &&&str| house.people.iter().any(|(known, _)| known == *words);
            let wholly: Vec<&str> = wholly.iter().filter(there).copied().collect();
            let group = house.make_group(portal, word, "group", &wholly).await;
            house.use_rights(portal, &group, ALL).await;
            // Which no rights are given to, so that it can be deleted.
            house.make_group(portal, word, "idle", &[]).await;
            house.ids.insert("groups", group);
            house.ids.insert("on-behalf", customer.clone());
            house.lent.insert("/global_admin", ALL);
        }
        self.provider.lent.insert("admin_agent/", ALL);
        let second = [
            (
                &mut self.provider,
                "helpdesk_agent/",
                "license-administrator",
            ),
            (&mut self.reseller, "/user_admin", "directory-readers"),
        ];
        for (house, words, roles) in second {
            let group = house.make_group(portal, word, "second", &[words]).await;
            house.use_rights(portal, &group, roles).await;
            house.lent.insert(words, roles);
        }
    }
}

impl House {
    async fn make_group(
        &self,
        portal: &Portal,
        word: &'static str,
        what: &'static str,
        people: &[&str],
    ) -> String {
        let people = people.iter().map(|words| {
            let person = self.people.iter().find(|(known, _)| known == words);
            person.unwrap().1.account.id
        });
        let people: Vec<_> = people.collect();
        let made = self.act(portal, move |db, scope, now| {
            let own = scope.organisation.id;
            let member = |account| members::of_account(db, own, account).unwrap().unwrap().id;
            let new = New {
                name: name(word, what),
                members: people.into_iter().map(member).collect(),
                once: None,
            };
            let by = scope.by::<ManageGroups>().unwrap();
            let Made::Now { location } = make(db, &by, &new, now).unwrap() else {
                panic!("made before")
            };
            location.rsplit('/').next().unwrap().to_owned()
        });
        made.await
    }

    async fn use_rights(&self, portal: &Portal, group: &str, roles: &'static str) {
        let ids = (Id::parse(&self.ids["delegations"]), Id::parse(group));
        self.act(portal, move |db, scope, now| {
            let by = scope.by::<ManageAccess>().unwrap();
            let (delegation, group) = (ids.0.unwrap(), ids.1.unwrap());
            assign(db, &by, delegation, (group, &set(roles), ""), now).unwrap();
        })
        .await;
    }
}
