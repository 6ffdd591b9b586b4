//! The record of a review keeps by whose consent the rights were what was decided on, whatever becomes of them.
use super::{KEEP, REVOKE, SHORTEN};
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};

const EXTENDS: (&str, &str) = ("auto_extend", "yes");
const RIGHTS: [(&str, &str); 3] = [
    ("role", "directory-readers"),
    ("service", "teams"),
    ("days", "300"),
];
/// The same for longer.
const LONGER: [(&str, &str); 3] = [RIGHTS[0], RIGHTS[1], ("days", "400")];
const LONGER_AND_ON: [(&str, &str); 4] = [LONGER[0], LONGER[1], LONGER[2], EXTENDS];

/// A review of rights to which a colleague agreed in this form.
struct Reviewing {
    provider: Person,
    customer: Person,
    colleague: Person,
    delegation: String,
    review: String,
}

impl Reviewing {
    async fn of(portal: &Portal, form: &[(&str, &str)]) -> Self {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let colleague = portal.a_colleague_of(&customer, "", "relationship_admin");
        let colleague = colleague.await;
        customer.grant(&provider, &RIGHTS).await.expect(303);
        let delegation = customer.newest().await;
        let amend = provider.at(&format!("{delegation}/amend"));
        provider.post(&amend, form).await.expect(303);
        let extends = form.contains(&EXTENDS);
        let ticked: Vec<_> = extends.then_some(EXTENDS).into_iter().collect();
        let accepted = colleague.approve(&delegation, &ticked).await;
        accepted.expect(303);
        let review = customer.begins_a_review().await;
        Self {
            provider,
            customer,
            colleague,
            delegation,
            review,
        }
    }
    /// What the page of the step says of the rights.
    async fn facts(&self) -> String {
        let step = self.customer.at(&format!("{}/steps/1", self.review));
        self.customer.get(&step).await.expect(200).text(".facts")
    }
    async fn switch(&self, by: &Person, enabled: &str) {
        let address = by.at(&format!("{}/auto-extend", self.delegation));
        let switched = by.post(&address, &[("enabled", enabled)]).await;
        switched.expect(303);
    }
}

fn also(what: &str, by: &Person) -> String {
    format!("also {what}, accepted by {}", by.account.name)
}

#[actix_web::test]
async fn a_decided_step_says_for_good_who_had_accepted_term_and_extension() {
    on_each_database(async |portal| {
        for choice in [&KEEP[..], &SHORTEN, &REVOKE] {
            let it = Reviewing::of(&portal, &LONGER_AND_ON).await;
            let said = also("a longer term, automatic extension", &it.colleague);
            assert!(it.facts().await.contains(&said), "{choice:?}");
            let decided = it.customer.decides(&it.review, 1, choice).await;
            decided.expect(303);
            let facts = it.facts().await;
            assert!(facts.contains(&said), "{choice:?}: {facts}");
            if choice == REVOKE {
                continue;
            }
            portal.pass_days(1);
            it.provider.sign_in().await;
            it.customer.sign_in().await;
            // Shortened rights extend themselves no longer.
            it.switch(&it.provider, "no").await;
            let facts = it.facts().await;
            assert!(facts.contains(&said), "{choice:?}: {facts}");
            it.switch(&it.customer, "yes").await;
            let facts = it.facts().await;
            assert!(facts.contains(&said), "{choice:?}: {facts}");
            let own = also("automatic extension", &it.customer);
            assert!(!facts.contains(&own), "{choice:?}: {facts}");
            let (_, now) = it.customer.state(&it.delegation).await;
            assert!(now.contains(&own), "{choice:?}: {now}");
        }
    })
    .await;
}

#[actix_web::test]
async fn an_extension_that_was_switched_on_stays_in_the_record_when_it_is_off() {
    on_each_database(async |portal| {
        let it = Reviewing::of(&portal, &LONGER).await;
        let own = also("automatic extension", &it.customer);
        assert!(!it.facts().await.contains(&own));
        it.switch(&it.customer, "yes").await;
        assert!(it.facts().await.contains(&own));
        it.customer.decides(&it.review, 1, &KEEP).await.expect(303);
        it.switch(&it.provider, "no").await;
        let facts = it.facts().await;
        assert!(facts.contains(&own), "{facts}");
        let term = also("a longer term", &it.colleague);
        assert!(facts.contains(&term), "{facts}");
    })
    .await;
}

#[actix_web::test]
async fn what_ended_before_anybody_decided_keeps_who_had_accepted_its_term() {
    on_each_database(async |portal| {
        let it = Reviewing::of(&portal, &LONGER_AND_ON).await;
        let said = also("a longer term, automatic extension", &it.colleague);
        let resign = it.provider.at(&format!("{}/resign", it.delegation));
        it.provider.post(&resign, &[]).await.expect(303);
        assert!(it.facts().await.contains(&said));
        it.customer.decides(&it.review, 1, &KEEP).await.expect(303);
        let facts = it.facts().await;
        assert!(facts.contains(&said), "{facts}");
    })
    .await;
}
