//! Who else at the customer reads of rights that were given by accepting an invitation.
use super::Through;
use crate::harness::on_each_database;

#[actix_web::test]
async fn rights_given_by_accepting_are_told_once_to_everybody_in_charge_and_to_notice_addresses() {
    on_each_database(async |portal| {
        let asked = portal.an_invitation_of_both().await;
        let Through {
            provider,
            reseller,
            customer,
            invited,
        } = &asked;
        let decides = portal
            .a_colleague_of(customer, "", "relationship_admin")
            .await;
        let billing = portal.a_colleague_of(customer, "", "billing_admin").await;
        // That of the person who accepts gets no copy, however it is written.
        let same = customer.email.to_uppercase();
        let notices = format!("it@customer.example\n{same}");
        let settings = [
            ("name", customer.organisation.name.as_str()),
            ("notice_addresses", notices.as_str()),
            ("language", "en"),
        ];
        let at = customer.at("/settings");
        customer.post(&at, &settings).await.expect(303);
        let receipt = customer.accept(invited, &[]).await.expect(303).location;
        for (email, mails) in [
            (customer.email.as_str(), 1),
            (&decides.email, 1),
            ("it@customer.example", 1),
            (&same, 0),
            (&billing.email, 0),
            (&provider.email, 0),
            (&reseller.email, 0),
        ] {
            let told = portal.posted("receipt", email).await;
            assert_eq!(told.len(), mails, "{email}");
        }
        let person = customer.account.name.as_str();
        let partners = [provider, reseller].map(|partner| partner.organisation.name.as_str());
        let accepted = format!("{person} accepted the invitation of {}", partners[0]);
        let (until, rights) = (portal.now().plus_days(90).minute(), "License Administrator");
        for email in [decides.email.as_str(), "it@customer.example"] {
            let text = portal.mail_to(email).await.text;
            let said = [
                accepted.as_str(),
                "Signed by: Ana Signs.",
                rights,
                &until,
                &receipt,
            ];
            for words in said.into_iter().chain(partners) {
                assert!(text.contains(words), "{words}: {text}");
            }
            let copy = text.contains("had this address entered for its notices");
            assert_eq!(copy, email != decides.email, "{text}");
        }
        let own = portal.mails_to(&customer.email).await;
        let own = own.iter().filter(|mail| mail.text.contains("Ana Signs"));
        let own: Vec<_> = own.map(|mail| mail.text.as_str()).collect();
        let [own] = own.as_slice() else {
            panic!("{own:?}")
        };
        assert!(own.contains("Please keep this mail. Ana Signs accepted"));
    })
    .await;
}

#[actix_web::test]
async fn an_answer_that_gives_no_rights_is_told_to_nobody_else() {
    on_each_database(async |portal| {
        let (_, customer, invited) = portal.an_invitation().await;
        let colleague = portal.a_colleague_of(&customer, "", "global_admin").await;
        let told = async || {
            let own = portal.mails("receipt", &customer).await;
            (own, portal.mails("receipt", &colleague).await)
        };
        let nothing = [("grant", "")];
        customer.accept(&invited, &nothing).await.expect(303);
        assert_eq!(told().await, (1, 0));
        let page = customer.get(&invited.link).await.expect(200);
        for _ in 0..2 {
            let given = customer.accept_as_seen(&page, &invited, &[]).await;
            given.expect(303);
            assert_eq!(told().await, (2, 1), "once, however often it comes");
        }
    })
    .await;
}
