//! What the partners of a world ask its customer for: rights that wait, a change that waits, one that was declined;
//! and the same done to many.
use super::{House, World, agreed::name, agreed::set};
use crate::harness::Portal;
use multichannel::{
    actions::delegations::{
        amend::amend,
        ask::{Request, request},
        bulk::{self, Begun, New, Which},
        decline,
    },
    domain::{
        access::{AskForRights, ChangeManyDelegations, TakeBack},
        delegation::{Delegation, Rights, amendment::Change, bulk::Deed},
        id::Id,
        slugs::RoleSet,
        term::Term,
        text::Note,
    },
};

impl World {
    pub(super) async fn ask_for_rights(&mut self, portal: &Portal) {
        let (word, customer) = (self.word, self.customer.founder().organisation.id);
        for house in [&self.provider, &self.reseller] {
            house
                .act(portal, move |db, scope, now| {
                    let by = scope.by::<AskForRights>().unwrap();
                    let services = set("power-bi");
                    let term = Term::of_days(60).unwrap();
                    let roles: RoleSet = set("global-reader");
                    let new = Request {
                        name: name(word, "request"),
                        rights: Rights::new(roles, services, term, false).unwrap(),
                        renews: None,
                        once: None,
                    };
                    request(db, &by, customer, &new, now).unwrap();
                })
                .await;
        }
        self.change(portal, &self.rival).await;
        let (rights, reason) = (id(&self.rival), self.reason("amendment"));
        self.customer
            .act(portal, move |db, scope, now| {
                let by = scope.by::<TakeBack>().unwrap();
                let reason = Note::parse(&reason).unwrap();
                decline(db, &by, rights, (&reason, ""), now).unwrap();
            })
            .await;
        self.change(portal, &self.provider).await;
        self.change_many(portal).await;
    }

    /// The house asks for a change of its rights.
    async fn change(&self, portal: &Portal, house: &House) {
        let rights = id(house);
        house
            .act(portal, move |db, scope, now| {
                let by = scope.by::<AskForRights>().unwrap();
                let change = Change {
                    roles: set("directory-readers global-administrator user-administrator"),
                    services: set("exchange-online intune"),
                    term: Term::of_days(90),
                    auto_extend: false,
                };
                amend(db, &by, rights, (&change, ""), now).unwrap();
            })
            .await;
    }

    /// Nothing comes of it: the rights do not extend themselves.
    async fn change_many(&mut self, portal: &Portal) {
        let reason = format!("{} reason of many", self.word);
        for house in [&mut self.provider, &mut self.customer] {
            let (rights, reason) = (id(house), Note::parse(&reason).unwrap());
            let begun = house.act(portal, move |db, scope, now| {
                let by = scope.by::<ChangeManyDelegations>().unwrap();
                let new = New {
                    deed: Deed::StopExtending,
                    which: Which::These(vec![rights]),
                    shown: String::new(),
                    reason,
                    once: None,
                };
                bulk::begin(db, &by, &new, now).unwrap()
            });
            let Begun::Now(id) = begun.await else {
                panic!("it was begun before");
            };
            house.ids.insert("bulk", id.to_string());
        }
    }
}

/// The rights of a partner that its world knows, or those of the provider.
fn id(house: &House) -> Id<Delegation> {
    Id::parse(&house.ids["delegations"]).unwrap()
}
