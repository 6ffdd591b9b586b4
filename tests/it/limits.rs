//! How often something may be tried (P3).
use crate::harness::on_each_database;

#[actix_web::test]
async fn the_members_of_an_organisation_share_a_limit_of_mails() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let nothing = provider.at("/mails/0190a000-0000-7000-8000-000000000000/send");
        let mut refused = Vec::new();
        for _ in 0..5 {
            let member = portal.a_colleague_of(&provider, "admin_agent", "").await;
            let mut statuses = Vec::new();
            for _ in 0..19 {
                let answer = member.post(&nothing, &[]).await;
                let later = answer.headers.contains_key("retry-after");
                assert_eq!(later, answer.status == 429, "{}", answer.status);
                statuses.push(answer.status.as_u16());
            }
            refused.push(statuses.into_iter().filter(|status| *status == 429).count());
        }
        // None of them alone asked for too much.
        assert_eq!((refused[0], refused[1]), (0, 0));
        assert!(refused[4] > 0, "{refused:?}");
        let other = portal.a_provider().await;
        let own = other.at("/mails/0190a000-0000-7000-8000-000000000000/send");
        other.post(&own, &[]).await.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn a_mailbox_gets_few_mails_that_anybody_can_ask_for_and_nobody_is_told() {
    on_each_database(async |portal| {
        let (ana, bo) = (portal.a_customer().await, portal.a_customer().await);
        let visitor = portal.a_visitor();
        for typed in [
            ana.email.clone(),
            ana.email.to_uppercase(),
            "x@y.example".into(),
        ] {
            for _ in 0..3 {
                let form = [("email", typed.as_str())];
                let answer = visitor.post("/password/forgot", &form).await.expect(303);
                assert_eq!(answer.location, "/password/sent");
            }
        }
        assert_eq!(portal.mails_to(&ana.email).await.len(), 3);
        let form = [("email", bo.email.as_str())];
        visitor.post("/password/forgot", &form).await.expect(303);
        assert_eq!(portal.mails_to(&bo.email).await.len(), 1);
    })
    .await;
}
