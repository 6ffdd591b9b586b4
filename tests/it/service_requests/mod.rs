//! Service requests: opened, answered, moved on and assigned; by the customer over HTTP, and on its behalf through the
//! same actions that pages call there.
mod assigning;
mod behalf;
mod isolation;
mod lists;
mod mails;
mod opening;
mod races;
mod states;
mod subjects;
mod unreached;
mod used;

use crate::{client::Answer, harness::Portal, people::Person};
use multichannel::{
    domain::{
        access::{For, Lent, WorkOnRequests},
        id::Id,
        service_request::ServiceRequest,
    },
    store::{Db, delegations, members},
};

/// What a customer sends as most tests want it.
pub const NO_SOUND: [(&str, &str); 4] = [
    ("service", "teams"),
    ("severity", "high"),
    ("subject", "No sound in meetings"),
    (
        "body",
        "Since this morning, for everybody.\nWe tried two headsets.",
    ),
];

/// Rights that let a partner work on requests for one service.
pub const SUPPORT: [(&str, &str); 3] = [
    ("role", "service-support-administrator"),
    ("service", "teams"),
    ("days", "90"),
];

impl Person {
    /// Opens a request as a customer; its address below `/o/{org}`.
    pub async fn asks(&self, other: &[(&str, &str)]) -> String {
        let form = crate::subscriptions::with(&NO_SOUND, other);
        let opened = self.post(&self.at("/service-requests"), &form).await;
        opened.expect(303).location[self.at("").len()..].to_owned()
    }
    /// Sends a form of the request's page.
    pub async fn says(&self, tail: &str, verb: &str, fields: &[(&str, &str)]) -> Answer {
        self.post(&self.at(&format!("{tail}/{verb}")), fields).await
    }
    /// The page of a request.
    pub async fn request(&self, tail: &str) -> Answer {
        self.get(&self.at(tail)).await
    }
    /// The state of a request.
    pub async fn state_of(&self, tail: &str) -> String {
        let page = self.request(tail).await.expect(200);
        page.attribute("h1 .tag", "data-state")
    }
    /// The subjects in the list that this filter leaves, the newest first.
    pub async fn requests(&self, filter: &str) -> Vec<String> {
        let path = self.at(&format!("/service-requests{filter}"));
        let list = self.get(&path).await.expect(200);
        list.texts("tbody th[scope=row] a")
    }
}

/// The id at the end of an address.
pub fn id(tail: &str) -> Id<ServiceRequest> {
    Id::parse(tail.rsplit('/').next().unwrap()).unwrap()
}

impl Portal {
    /// Has these people of a partner use the newest support rights that it has.
    pub async fn let_support(&self, partner: &Person, people: &[&Person]) {
        let group = self.group(partner, "Support", people).await;
        let (newest, roles) = (partner.newest().await, ["service-support-administrator"]);
        partner.lends(&newest, &group, &roles).await.expect(303);
    }

    /// Does something as this member of a partner on the customer's behalf, with all that the customer gave it now.
    pub async fn on_behalf<T: Send + 'static>(
        &self,
        person: &Person,
        customer: &Person,
        work: impl FnOnce(&mut Db, &For<WorkOnRequests>) -> T + Send + 'static,
    ) -> Option<T> {
        let (account, slug) = (person.account.id, person.organisation.slug.clone());
        let (customer, now) = (customer.organisation.clone(), self.now());
        let done = self.app.db.write(move |db| {
            let scope = members::scope(db, account, &slug)?.unwrap();
            let partner = scope.organisation.id;
            let given = delegations::of_partner_at_customer(db, partner, customer.id)?;
            let holding = given.iter().filter(|kept| kept.delegation.holds(now));
            let lent: Vec<Lent> = holding
                .map(|kept| Lent {
                    delegation: kept.delegation.id,
                    roles: kept.delegation.roles.clone(),
                    services: kept.delegation.services.clone(),
                    until: kept.delegation.end(now),
                })
                .collect();
            let by = For::on_behalf(scope, customer, &lent);
            Ok::<_, diesel::result::Error>(by.map(|by| work(db, &by)))
        });
        done.await.unwrap()
    }
}
