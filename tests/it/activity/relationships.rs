//! Relationships: what a provider calls its customer, what is asked and answered about their end, and the end.
use super::{Deed, first_rights, first_rights_of, name, related};
use crate::{harness::on_each_database, people::Person};

/// The provider's address of a customer.
fn page_of(provider: &Person, customer: &Person, tail: &str) -> String {
    provider.at(&format!("/customers/{}{tail}", customer.organisation.id))
}

#[actix_web::test]
async fn another_name_for_a_customer_stands_at_the_provider_alone() {
    on_each_database(async |portal| {
        let [provider, reseller, customer, stranger] = related(&portal).await;
        let alias = page_of(&provider, &customer, "/alias");
        let form = [("alias", "The big one")];
        provider.post(&alias, &form).await.expect(303);
        let deed = Deed::of(
            &provider,
            "relationship-aliased",
            "Changed what your own lists call {}",
        );
        let deed = deed.why("The big one");
        deed.stands(&portal, &provider, name(&customer)).await;
        let others = [&reseller, &customer, &stranger];
        deed.is_hidden_from(&portal, &others).await;
    })
    .await;
}

#[actix_web::test]
async fn what_a_customer_asks_about_the_end_and_what_the_provider_answers_stand_at_these_two() {
    on_each_database(async |portal| {
        let [provider, reseller, customer, stranger] = related(&portal).await;
        let (why, answer) = ("We changed distributors", "The contract runs until May");
        let ask = customer.partner(&provider, "/ask-to-end");
        let form = [("reason", why)];
        customer.post(&ask, &form).await.expect(303);
        let keep = page_of(&provider, &customer, "/keep");
        let form = [("answer", answer)];
        provider.post(&keep, &form).await.expect(303);
        let asked = Deed::of(
            &customer,
            "relationship-end-asked",
            "Asked to end the reseller relationship with {}",
        );
        let kept = Deed::of(
            &provider,
            "relationship-kept",
            "Answered that the reseller relationship with {} stays",
        );
        for deed in [asked.why(why), kept.why(answer)] {
            deed.stands(&portal, &customer, name(&provider)).await;
            deed.stands(&portal, &provider, name(&customer)).await;
            let others = [&reseller, &stranger];
            deed.is_hidden_from(&portal, &others).await;
        }
    })
    .await;
}

#[actix_web::test]
async fn a_removal_stands_with_its_reason_at_all_three_and_the_end_of_rights_where_they_were() {
    on_each_database(async |portal| {
        let [provider, reseller, customer, stranger] = related(&portal).await;
        let why = "They found somebody nearer";
        let remove = page_of(&provider, &customer, "/remove");
        let form = [("reason", why)];
        provider.post(&remove, &form).await.expect(303);
        let removed = Deed::of(
            &provider,
            "relationship-removed",
            "Removed the reseller relationship with {}",
        );
        let removed = removed.why(why);
        removed.stands(&portal, &provider, name(&customer)).await;
        removed.stands(&portal, &customer, name(&provider)).await;
        removed.stands(&portal, &reseller, name(&customer)).await;
        removed.is_hidden_from(&portal, &[&stranger]).await;
        // Those of the provider; the reseller keeps its own.
        let ended = Deed::of(
            &provider,
            "delegation-ended",
            "Delegated rights ended with the relationship: {}",
        );
        let (own, theirs) = (
            first_rights(&customer),
            first_rights_of(&provider, &customer),
        );
        ended.stands(&portal, &provider, &own).await;
        ended.stands(&portal, &customer, &theirs).await;
        ended.is_hidden_from(&portal, &[&reseller, &stranger]).await;
    })
    .await;
}
