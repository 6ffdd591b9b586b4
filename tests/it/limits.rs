//! How often something may be tried (P3).
use crate::{
    client::Answer, delegation_requests::ASKED, delegations::TEAMS, harness::on_each_database,
    people::Person, service_requests::NO_SOUND,
};

#[actix_web::test]
async fn the_members_of_an_organisation_share_a_limit_of_mails() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let mut refused = Vec::new();
        for n in 0..8 {
            let member = portal.a_colleague_of(&provider, "", "global_admin").await;
            let mut statuses = Vec::new();
            for m in 0..19 {
                let answer = member.asks_to_join(&format!("eve{n}x{m}")).await;
                let later = answer.headers.contains_key("retry-after");
                assert_eq!(later, answer.status == 429, "{}", answer.status);
                statuses.push(answer.status.as_u16());
            }
            refused.push(statuses.into_iter().filter(|status| *status == 429).count());
            if refused.last() > Some(&0) {
                break;
            }
        }
        // None of them alone asked for too much.
        assert_eq!((refused[0], refused[1]), (0, 0));
        assert!(refused.last() > Some(&0), "{refused:?}");
        let other = portal.a_provider().await;
        other.asks_to_join("eve").await.expect(303);
    })
    .await;
}

impl Person {
    /// Asks somebody of this mailbox to become a member, which is mailed.
    async fn asks_to_join(&self, mailbox: &str) -> Answer {
        let email = format!("{mailbox}@somewhere.example");
        let form = [("name", "Eve Ito"), ("email", email.as_str())];
        self.post(&self.at("/members"), &form).await
    }
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

#[actix_web::test]
async fn who_mails_too_often_gets_the_form_back_as_it_was_filled() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let requests = customer.at("/service-requests");
        // What is refused mails nobody, and is not counted.
        for _ in 0..25 {
            let answer = customer.post(&requests, &NO_SOUND[..3]).await;
            answer.expect(422);
            let answer = provider.post(&provider.asking(&customer), &[]).await;
            answer.expect(422);
        }
        provider.ask(&customer, &ASKED).await.expect(303);
        let mut opened = 0;
        let refused = loop {
            let answer = customer.post(&requests, &NO_SOUND).await;
            if answer.status == 429 {
                break answer;
            }
            answer.expect(303);
            opened += 1;
            assert!(opened < 400, "as many mails as one likes");
        };
        assert!(opened >= 120, "{opened}");
        assert!(refused.headers.contains_key("retry-after"));
        assert_eq!(refused.attribute("#subject", "value"), NO_SOUND[2].1);
        let body = refused.text("textarea[name=body]");
        assert!(body.contains("We tried two headsets."), "{body}");
        let problem = refused.text(".problems");
        assert!(problem.contains("too many tries"), "{problem}");
    })
    .await;
}

#[actix_web::test]
async fn works_with_many_rows_and_switches_have_their_limits_too() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &TEAMS).await.expect(303);
        let rights = customer.newest().await;
        let bulk = customer.at("/delegations/bulk");
        let form = [("deed", "stop-extending"), ("delegation", &rights[13..])];
        let mut statuses = Vec::new();
        for _ in 0..12 {
            statuses.push(customer.post(&bulk, &form).await.status.as_u16());
        }
        assert_eq!(statuses[..10], [303; 10]);
        assert!(statuses[10..].contains(&429), "{statuses:?}");
        let switch = customer.at(&format!("{rights}/auto-extend"));
        let mut switched = 0;
        for n in 0..400 {
            let on = ["yes", "no"][n % 2];
            let answer = customer.post(&switch, &[("enabled", on)]).await;
            if answer.status == 429 {
                break;
            }
            switched += 1;
        }
        assert!((110..400).contains(&switched), "{switched}");
    })
    .await;
}

#[actix_web::test]
async fn subscriptions_that_a_provider_changes_are_counted_and_a_customers_own_are_not() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let sold = provider.sold(&customer, &[]).await;
        let own = customer.bought(&[]).await;
        for (who, tail, limited) in [(&provider, sold, true), (&customer, own, false)] {
            let seats = who.at(&format!("{tail}/seats"));
            let mut refused = false;
            for n in 0..if limited { 400 } else { 130 } {
                let number = (30 + n % 2).to_string();
                let answer = who.post(&seats, &[("seats", &number)]).await;
                refused |= answer.status == 429;
                if answer.status == 429 {
                    assert_eq!(answer.attribute("#seats", "value"), number);
                    break;
                }
            }
            assert_eq!(refused, limited);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_form_that_waits_for_the_password_outlives_too_many_wrong_ones() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        portal.pass_seconds(601);
        let asked = customer.grant(&provider, &TEAMS).await.expect(403);
        let kept = asked.attribute("input[name=typed_form]", "value");
        let guess = [
            ("typed_form", kept.as_str()),
            ("password", "not the password"),
        ];
        let action = asked.attribute("main form", "action");
        let mut refused = None;
        for _ in 0..30 {
            let answer = customer.post(&action, &guess).await;
            if answer.status == 429 {
                refused = Some(answer);
                break;
            }
            answer.expect(422);
        }
        let refused = refused.expect("as many guesses as one likes");
        assert!(refused.headers.contains_key("retry-after"));
        assert_eq!(refused.attribute("input[name=typed_form]", "value"), kept);
    })
    .await;
}
