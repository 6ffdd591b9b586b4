//! Access groups, which rights they use, and working on a customer's behalf, over HTTP.
mod acts;
mod alone;
mod apart;
mod assignments;
mod behalf;
mod ends;
mod groups;
mod in_flight;
mod matrix;
mod nobody;
mod offered;
mod pairs;
mod races;
mod reasons;
mod resting;
pub mod used;

use crate::{
    client::Answer, delegations::TEAMS, harness::Portal, people::Person, rows, subscriptions::with,
};
use diesel::QueryResult;

/// What `GET` and `POST` of these pages name a role by.
pub const READER: &str = "directory-readers";

/// A partner's member who works on behalf of a customer, with everybody around.
pub struct Desk {
    pub partner: Person,
    pub member: Person,
    pub customer: Person,
    /// `/groups/{id}`, below the partner's address.
    pub group: String,
    /// `/delegations/{id}`.
    pub delegation: String,
}

impl Portal {
    /// The id of the person's membership.
    pub async fn member_id(&self, person: &Person) -> String {
        let (account, organisation) = (
            person.account.id.to_string(),
            person.organisation.id.to_string(),
        );
        let found = self.app.db.read(move |db| {
            let having = [
                ("account_id", account.as_str()),
                ("organisation_id", organisation.as_str()),
            ];
            QueryResult::Ok(rows::ids(db, "members", &having).remove(0))
        });
        found.await.unwrap()
    }

    /// Makes a group of these people; its address below the partner's.
    pub async fn group(&self, by: &Person, name: &str, people: &[&Person]) -> String {
        let mut form = vec![("name", name.to_owned())];
        for person in people {
            form.push(("member", self.member_id(person).await));
        }
        let form: Vec<_> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let made = by.post(&by.at("/groups"), &form).await.expect(303);
        made.location[by.at("").len()..].to_owned()
    }

    /// A provider whose member without roles uses these roles at a customer, for Teams and 90 days.
    pub async fn a_desk(&self, roles: &[&str]) -> Desk {
        let partner = self.a_provider().await;
        let member = self.a_colleague_of(&partner, "", "").await;
        let customer = self.a_customer_of(&partner).await;
        self.a_desk_of(partner, member, customer, roles, &[]).await
    }

    /// The same of these people, with a grant that differs.
    pub async fn a_desk_of(
        &self,
        partner: Person,
        member: Person,
        customer: Person,
        roles: &[&str],
        other: &[(&str, &str)],
    ) -> Desk {
        let granted = customer.grant(&partner, &granting(roles, other)).await;
        granted.expect(303);
        let delegation = partner.newest().await;
        let group = self.group(&partner, "Desk", &[&member]).await;
        partner.lends(&delegation, &group, roles).await.expect(303);
        Desk {
            partner,
            member,
            customer,
            group,
            delegation,
        }
    }
}

/// The form that grants these roles.
pub fn granting<'a>(roles: &[&'a str], other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = with(&TEAMS, &[("template", "")]);
    form = with(&form, other);
    form.extend(roles.iter().map(|role| ("role", *role)));
    form
}

impl Person {
    /// Gives the group these roles of the delegation.
    pub async fn lends(&self, delegation: &str, group: &str, roles: &[&str]) -> Answer {
        let group = group.rsplit('/').next().unwrap();
        let mut form = vec![("group", group)];
        form.extend(roles.iter().map(|role| ("role", *role)));
        let path = self.at(&format!("{delegation}/assignments"));
        self.post(&path, &form).await
    }

    /// Takes the delegation from the group.
    pub async fn unassigns(&self, delegation: &str, group: &str) -> Answer {
        let group = group.rsplit('/').next().unwrap();
        let path = self.at(&format!("{delegation}/assignments/{group}/remove"));
        self.post(&path, &[]).await
    }

    /// An address in the customer's data.
    pub fn behalf(&self, customer: &Person, tail: &str) -> String {
        self.at(&format!("/on-behalf/{}{tail}", customer.slug()))
    }
}

impl Desk {
    /// What the member gets at an address in the customer's data.
    pub async fn get(&self, tail: &str) -> Answer {
        self.member
            .get(&self.member.behalf(&self.customer, tail))
            .await
    }
    /// The status of the customer's subscriptions for the member.
    pub async fn status(&self) -> u16 {
        self.get("/subscriptions").await.status.as_u16()
    }
}
