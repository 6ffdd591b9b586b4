//! The end of relationships, and of rights that somebody else has to end: removed, asked for, answered.
mod answered;
mod asking;
mod brought;
mod orphans;
mod races;
mod removed_twice;
mod removing;
mod restarted;

use crate::{
    accepting::{Invited, for_everybody},
    harness::Portal,
    people::Person,
};

impl Portal {
    /// A customer that accepted an invitation of the provider, handed to the reseller, with rights for both.
    pub async fn all_three(&self) -> (Person, Person, Person) {
        let provider = self.a_provider().await;
        let reseller = self.a_reseller_of(&provider).await;
        let customer = self.a_customer().await;
        self.accepted(&provider, &reseller, &customer).await;
        (provider, reseller, customer)
    }

    async fn accepted(&self, provider: &Person, reseller: &Person, customer: &Person) -> Invited {
        let mut new = for_everybody(provider);
        let (own, theirs) = (&provider.organisation.slug, &reseller.organisation.slug);
        new.resellers = vec![theirs.clone()];
        new.delegates = vec![own.clone(), theirs.clone()];
        let invited = self.invite(provider, new).await;
        customer.accept(&invited, &[]).await.expect(303);
        invited
    }
}

impl Person {
    /// The provider's address of a customer.
    fn customer(&self, customer: &Person, tail: &str) -> String {
        self.at(&format!("/customers/{}{tail}", customer.organisation.id))
    }
    /// What the organisation's activity says, the newest first.
    async fn deeds(&self) -> Vec<String> {
        let page = self.get(&self.at("/activity")).await.expect(200);
        page.texts("tbody th")
    }
}

/// How many of these sentences begin so.
fn how_many(deeds: &[String], beginning: &str) -> usize {
    let begin = deeds.iter().filter(|deed| deed.starts_with(beginning));
    begin.count()
}
