//! Links of invitations: reminded of, ended, and asked for again.
use super::Deed;
use crate::{accepting::for_one, harness::on_each_database, invitations::addressed};

#[actix_web::test]
async fn a_reminder_and_the_end_of_a_link_stand_at_the_provider_and_its_reseller() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let stranger = portal.a_reseller_of(&provider).await;
        let handed = [("reseller", reseller.slug())];
        let page = provider.invites(&addressed(&handed)).await;
        provider.mails_it(&page).await;
        portal.deliver().await;
        for (days, verb, sentence) in [
            (11, "invitation-reminded", "Reminded {} of the invitation"),
            (
                3,
                "invitation-expired",
                "The link of the invitation for {} ended",
            ),
        ] {
            portal.pass_days(days);
            assert_eq!(portal.keep_terms().await, 1, "{verb}");
            let deed = Deed {
                verb,
                sentence,
                by: ("", ""),
                reason: "",
            };
            for side in [&provider, &reseller] {
                side.sign_in().await;
                deed.stands(&portal, side, "Contoso Ltd").await;
            }
            stranger.sign_in().await;
            deed.is_hidden_from(&portal, &[&stranger]).await;
        }
    })
    .await;
}

#[actix_web::test]
async fn that_somebody_asked_for_a_new_link_stands_where_it_came_from_and_names_nobody() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let stranger = portal.a_reseller_of(&provider).await;
        let customer = portal.a_customer().await;
        let mut new = for_one(&provider, &customer.email);
        new.resellers = vec![reseller.organisation.slug.clone()];
        let invited = portal.invite(&provider, new).await;
        let called = invited.invitation.addressee.as_ref().unwrap().name.as_str();
        portal.pass_days(15);
        for person in [&provider, &reseller, &stranger, &customer] {
            person.sign_in().await;
        }
        // Whoever is signed in is named no more than anybody else.
        let ask = format!("{}/ask", invited.link);
        customer.post(&ask, &[]).await.expect(303);
        let deed = Deed {
            verb: "invitation-link-asked",
            sentence: "Asked for a new link to the invitation for {}",
            by: ("", called),
            reason: "",
        };
        deed.stands(&portal, &provider, called).await;
        deed.stands(&portal, &reseller, called).await;
        deed.is_hidden_from(&portal, &[&stranger, &customer]).await;
    })
    .await;
}
