//! Who is asked to join another organisation of a world, and who belongs to two.
use super::{World, agreed::name};
use crate::harness::Portal;
use diesel::result::Error;
use multichannel::{
    actions::{
        members::add::{Added, NewMember, add},
        organisations::suspend::{StandingError, suspend},
    },
    domain::{
        access::{ManageMembers, Roles},
        email::Email,
        organisation::Kind,
    },
    store::members,
};

impl World {
    /// Every founder is asked once, by somebody whom they may know.
    pub(super) async fn ask_members(&mut self, portal: &Portal) {
        let provider = self.asked_by(
            portal,
            Kind::Customer,
            self.provider.founder().email.clone(),
        );
        let provider = provider.await;
        let mut ids = vec![provider];
        for email in [
            self.reseller.founder().email.clone(),
            self.rival.founder().email.clone(),
            self.customer.founder().email.clone(),
        ] {
            ids.push(self.asked_by(portal, Kind::Provider, email).await);
        }
        let houses = [
            &mut self.provider,
            &mut self.reseller,
            &mut self.rival,
            &mut self.customer,
        ];
        for (house, id) in houses.into_iter().zip(ids) {
            house.ids.insert("memberships", id);
        }
    }

    async fn asked_by(&self, portal: &Portal, kind: Kind, email: String) -> String {
        let new = NewMember {
            name: name(self.word, "asked"),
            email: Email::parse(&email).unwrap(),
            roles: Roles::default(),
            once: None,
        };
        let asked = self.house(kind).act(portal, move |db, scope, now| {
            match add(db, &scope.by::<ManageMembers>().unwrap(), &new, now) {
                Ok(Added::Now(id)) => id,
                other => panic!("{other:?}"),
            }
        });
        asked.await.to_string()
    }

    /// The operator suspends all of its organisations.
    pub async fn suspend(&self, portal: &Portal) {
        let slugs = self
            .houses()
            .map(|house| house.founder().organisation.slug.clone());
        let now = portal.now();
        let suspended = portal.app.db.write(move |db| {
            for slug in &slugs {
                suspend(db, slug, now)?;
            }
            Ok::<_, StandingError>(())
        });
        suspended.await.unwrap();
    }

    /// The rival's founder belongs to a second organisation, so that its pages have a switch.
    pub(super) async fn have_one_belong_to_two(&self, portal: &Portal) {
        let second = format!("{} second", self.word);
        let second = portal.organisation(Kind::Reseller, &second, "DE").await;
        let (id, now) = (second.organisation.id, portal.now());
        let account = self.rival.founder().account.clone();
        let joined = portal.app.db.write(move |db| {
            members::add(db, id, account.id, &account.name, Roles::default(), now)?;
            Ok::<_, Error>(())
        });
        joined.await.unwrap();
    }
}
