//! Another answer after the first.
use super::{ASKED, sides::asked};

#[actix_web::test]
async fn another_answer_after_the_approval_is_told_what_is_left_to_do() {
    asked(async |portal, provider, customer, request| {
        let (address, asked) = customer.offer(&request).await;
        let less = [ASKED[1], ASKED[2], ("days", "30")];
        customer.approve_as(&address, &asked, &[]).await.expect(303);
        let refused = customer.approve_as(&address, &asked, &less).await;
        let refused = refused.expect(409);
        for way in ["/shorten", "/revoke"] {
            assert!(refused.has(&format!("main a[href$='{way}']")), "{way}");
        }
        // The same, in other words.
        let same = customer.approve_as(&address, &asked, &ASKED).await;
        same.expect(303);
        assert_eq!(portal.deeds(&provider, "delegation-approved").await, 1);

        let wider = [
            ASKED[0],
            ASKED[1],
            ASKED[2],
            ("service", "intune"),
            ("service", "azure"),
        ];
        let amend = provider.at(&format!("{request}/amend"));
        provider.post(&amend, &wider).await.expect(303);
        let (_, change) = customer.offer(&request).await;
        let one = [("service", "intune")];
        customer
            .approve_as(&address, &change, &one)
            .await
            .expect(303);
        for (service, status) in [("azure", 409), ("intune", 303)] {
            let answer = [("service", service)];
            let answered = customer.approve_as(&address, &change, &answer).await;
            answered.expect(status);
        }
        let (_, facts) = customer.state(&request).await;
        assert!(
            facts.contains("Intune") && !facts.contains("Azure"),
            "{facts}"
        );
    })
    .await;
}

#[actix_web::test]
async fn all_of_it_after_less_was_given_is_another_answer() {
    asked(async |_portal, provider, customer, request| {
        let (address, hash) = customer.offer(&request).await;
        let less = [ASKED[1], ASKED[2], ("days", "30")];
        for (answer, status) in [
            (&less[..], 303),
            (&less[..], 303),
            (&[][..], 409),
            (&ASKED[..], 409),
        ] {
            let answered = customer.approve_as(&address, &hash, answer).await;
            answered.expect(status);
        }
        let (_, facts) = provider.state(&request).await;
        assert!(!facts.contains("License"), "{facts}");
    })
    .await;
}
