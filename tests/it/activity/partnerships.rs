//! Partnerships: asked for, agreed on, ended.
use super::{Deed, name, related};
use crate::{
    harness::on_each_database,
    partnerships::{accept, ask},
    people::Person,
};

/// The provider's page of this reseller.
pub async fn page_of_reseller(provider: &Person, reseller: &Person) -> String {
    let list = provider.get(&provider.at("/resellers")).await.expect(200);
    let names = list.texts("tbody th a");
    let place = names.iter().position(|shown| shown == name(reseller));
    list.attributes("tbody th a", "href")
        .swap_remove(place.unwrap())
}

#[actix_web::test]
async fn a_question_and_its_new_link_stand_at_the_provider_and_an_agreement_at_both() {
    on_each_database(async |portal| {
        let (provider, reseller) = (portal.a_provider().await, portal.a_reseller().await);
        let stranger = portal.a_reseller_of(&provider).await;
        let (page, _) = ask(&provider, "office@fourthcoffee.example").await;
        let shown = provider.get(&page).await.expect(200);
        let generation = shown.attribute("input[name=generation]", "value");
        let renew = format!("{page}/renew");
        let form = [("generation", generation.as_str())];
        provider.post(&renew, &form).await.expect(303);
        let shown = provider.get(&page).await.expect(200);
        let link = shown.attribute("#link", "value");
        accept(&reseller, &link).await.expect(303);
        for (verb, sentence) in [
            ("partnership-asked", "Asked {} for a partnership"),
            (
                "partnership-link-renewed",
                "Made and sent a new partnership link for {}",
            ),
        ] {
            // Whoever is asked has no account yet, and is called as the provider calls it.
            let deed = Deed::of(&provider, verb, sentence);
            deed.stands(&portal, &provider, "Fourth Coffee").await;
            deed.is_hidden_from(&portal, &[&reseller, &stranger]).await;
        }
        let agreed = Deed::of(
            &reseller,
            "partnership-accepted",
            "Agreed on the partnership with {}",
        );
        agreed.stands(&portal, &provider, name(&reseller)).await;
        agreed.stands(&portal, &reseller, name(&provider)).await;
        agreed.is_hidden_from(&portal, &[&stranger]).await;
    })
    .await;
}

#[actix_web::test]
async fn an_end_stands_with_its_reason_at_both_and_without_it_at_their_customers() {
    on_each_database(async |portal| {
        let [provider, reseller, customer, stranger] = related(&portal).await;
        let page = page_of_reseller(&provider, &reseller).await;
        let why = "Two ways to the same market";
        let end = format!("{page}/end");
        provider.post(&end, &[("reason", why)]).await.expect(303);
        let deed = || {
            Deed::of(
                &provider,
                "partnership-ended",
                "Ended the partnership with {}",
            )
        };
        let partners = deed().why(why);
        partners.stands(&portal, &provider, name(&reseller)).await;
        partners.stands(&portal, &reseller, name(&provider)).await;
        deed().stands(&portal, &customer, name(&reseller)).await;
        partners.is_hidden_from(&portal, &[&stranger]).await;
        let told = super::lines(&customer).await.concat();
        assert!(!told.iter().any(|cell| cell.contains(why)), "{told:?}");
    })
    .await;
}
