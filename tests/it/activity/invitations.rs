//! Invitations that were handed over, accepted or declined.
use super::{Deed, name, related};
use crate::{accepting::for_one, harness::on_each_database, invitations::addressed};

#[actix_web::test]
async fn an_acceptance_stands_at_the_customer_the_provider_and_the_reseller_that_brought_it() {
    on_each_database(async |portal| {
        let [provider, reseller, customer, stranger] = related(&portal).await;
        for (verb, sentence) in [
            ("invitation-accepted", "Accepted the invitation for {}"),
            ("agreement-accepted", "Accepted the agreement: {}"),
            (
                "relationship-started",
                "Started the reseller relationship with {}",
            ),
        ] {
            // It was made for the customer, and is the provider's.
            let own = sentence.replace("invitation for", "invitation of");
            let own = Deed::of(&customer, verb, &own);
            own.stands(&portal, &customer, name(&provider)).await;
            let deed = Deed::of(&customer, verb, sentence);
            deed.stands(&portal, &provider, name(&customer)).await;
            deed.stands(&portal, &reseller, name(&customer)).await;
            deed.is_hidden_from(&portal, &[&stranger]).await;
        }
    })
    .await;
}

#[actix_web::test]
async fn a_refusal_stands_with_its_reason_at_the_customer_and_at_those_who_asked() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let stranger = portal.a_reseller_of(&provider).await;
        let customer = portal.a_customer().await;
        let mut new = for_one(&provider, &customer.email);
        new.resellers = vec![reseller.organisation.slug.clone()];
        let invited = portal.invite(&provider, new).await;
        let called = invited.invitation.addressee.as_ref().unwrap().name.as_str();
        let why = "We have a partner already";
        let decline = format!("{}/decline", invited.link);
        let form = [("reason", why)];
        customer.post(&decline, &form).await.expect(303);
        // Whoever declines need not belong to an organisation: it is named as it was invited.
        let declined = Deed {
            by: (customer.account.name.as_str(), called),
            ..Deed::of(
                &customer,
                "invitation-declined",
                "Declined the invitation for {}",
            )
        };
        let declined = declined.why(why);
        let own = Deed {
            sentence: "Declined the invitation of {}",
            ..declined
        };
        own.stands(&portal, &customer, name(&provider)).await;
        declined.stands(&portal, &provider, called).await;
        declined.stands(&portal, &reseller, called).await;
        declined.is_hidden_from(&portal, &[&stranger]).await;
    })
    .await;
}

#[actix_web::test]
async fn a_hand_over_stands_at_the_provider_and_the_reseller_that_got_it() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let stranger = portal.a_reseller_of(&provider).await;
        let page = provider.invites(&addressed(&[])).await;
        let to = [("reseller", reseller.slug())];
        let hand_over = format!("{page}/hand-over");
        provider.post(&hand_over, &to).await.expect(303);
        let sentence = format!("Handed over the invitation for {{}} to {}", name(&reseller));
        let deed = Deed::of(&provider, "invitation-handed-over", &sentence);
        deed.stands(&portal, &provider, "Contoso Ltd").await;
        deed.stands(&portal, &reseller, "Contoso Ltd").await;
        deed.is_hidden_from(&portal, &[&stranger]).await;
    })
    .await;
}
