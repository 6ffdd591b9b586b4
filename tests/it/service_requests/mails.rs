//! Mails to both sides, and to nobody else.
use super::{SUPPORT, id};
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
    subscriptions::with,
};
use multichannel::{
    actions::service_requests::{Charge, answer, assign},
    domain::text::Note,
};

/// How many mails on each topic the person has been written.
async fn told(portal: &Portal, person: &Person) -> [i64; 4] {
    let mut told = [0; 4];
    for (count, topic) in told
        .iter_mut()
        .zip(["opened", "answered", "moved", "assigned"])
    {
        *count = portal.mails(&format!("request-{topic}"), person).await;
    }
    told
}

#[actix_web::test]
async fn both_sides_are_told_of_everything_and_partners_without_rights_of_nothing() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let agent = portal.a_colleague_of(&provider, "helpdesk_agent", "").await;
        let seller = portal.a_colleague_of(&provider, "sales_agent", "").await;
        let admin = portal.a_customer_of(&provider).await;
        let opener = portal.a_colleague_of(&admin, "", "").await;
        let bystander = portal.a_colleague_of(&admin, "", "billing_admin").await;
        let stranger = portal.a_reseller_of(&provider).await;
        let elsewhere = with(&SUPPORT, &[("service", "intune")]);
        let outside = portal.a_colleague_of(&provider, "admin_agent", "").await;
        admin.grant(&provider, &SUPPORT).await.expect(303);
        portal.let_support(&provider, &[&agent, &seller]).await;
        admin.grant(&stranger, &elsewhere).await.expect(303);
        portal.let_support(&stranger, &[&stranger]).await;
        let tail = opener.asks(&[]).await;
        assert_eq!(told(&portal, &opener).await, [1, 0, 0, 0], "a receipt");
        assert_eq!(told(&portal, &admin).await, [1, 0, 0, 0]);
        let mail = portal.mail_to(&agent.email).await;
        assert!(mail.subject.contains("No sound in meetings"));
        assert!(mail.text.contains(" opened a service request: No sound"));
        assert!(mail.text.contains("Its severity is high") && mail.text.contains("Teams"));
        let page = format!("/o/{}/on-behalf/{}{tail}", provider.slug(), admin.slug());
        assert!(mail.link().ends_with(&page), "{}", mail.link());
        assert!(
            portal
                .mail_to(&admin.email)
                .await
                .link()
                .ends_with(&admin.at(&tail))
        );
        opener
            .says(&tail, "reply", &[("body", "And now?")])
            .await
            .expect(303);
        opener
            .says(&tail, "state", &[("state", "resolved")])
            .await
            .expect(303);
        opener
            .says(&tail, "assign", &[("partner", provider.slug())])
            .await
            .expect(303);
        assert_eq!(
            told(&portal, &opener).await,
            [1, 0, 0, 0],
            "not of what it did itself"
        );
        for person in [&admin, &agent] {
            assert_eq!(
                told(&portal, person).await,
                [1, 1, 1, 1],
                "{}",
                person.email
            );
        }
        for person in [&seller, &stranger, &bystander, &outside, &provider] {
            assert_eq!(told(&portal, person).await, [0; 4], "{}", person.email);
        }
        let request = id(&tail);
        let (note, now) = (Note::parse("We look at it.").unwrap(), portal.now());
        let said = portal.on_behalf(&agent, &admin, move |db, by| {
            answer(db, by, request, &note, None, now)
        });
        said.await.unwrap().unwrap();
        assert_eq!(told(&portal, &opener).await, [1, 1, 0, 0]);
        assert_eq!(told(&portal, &agent).await, [1, 1, 1, 1]);
        let mail = portal.mail_to(&opener.email).await;
        assert!(
            mail.text.contains(provider.organisation.name.as_str()),
            "says who answered"
        );
        assert!(
            !mail.text.contains("We look at it."),
            "what was said is read in the portal"
        );
    })
    .await;
}

#[actix_web::test]
async fn partners_learn_nothing_of_each_other_from_mails() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let other = portal.a_reseller_of(&provider).await;
        for partner in [&provider, &other] {
            customer.grant(partner, &SUPPORT).await.expect(303);
            portal.let_support(partner, &[partner]).await;
        }
        let tail = customer.asks(&[]).await;
        let (request, now) = (id(&tail), portal.now());
        let said = Note::parse("Ours to solve.").unwrap();
        let charge = Charge::Partner(other.organisation.slug.clone());
        let done = portal.on_behalf(&other, &customer, move |db, by| {
            answer(db, by, request, &said, None, now)?;
            assign(db, by, request, (&charge, ""), now)?;
            assign(db, by, request, (&Charge::Nobody, ""), now)
        });
        done.await.unwrap().unwrap();
        let mut mails = portal.mails_to(&provider.email).await;
        mails.retain(|mail| mail.subject.contains("No sound"));
        assert_eq!(mails.len(), 3, "opened, answered, given back: {mails:?}");
        for mail in &mails {
            assert!(
                !mail.raw.contains(other.organisation.name.as_str()),
                "{}",
                mail.text
            );
        }
        assert!(mails[0].text.contains("Nobody is to work on"));
        let to_customer = portal.mails_to(&customer.email).await;
        assert!(
            to_customer[1]
                .text
                .contains(other.organisation.name.as_str())
        );
    })
    .await;
}

#[actix_web::test]
async fn whom_it_was_taken_from_is_told_and_not_who_has_it_now() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let other = portal.a_reseller_of(&provider).await;
        let outside = portal.a_colleague_of(&provider, "admin_agent", "").await;
        for partner in [&provider, &other] {
            customer.grant(partner, &SUPPORT).await.expect(303);
            portal.let_support(partner, &[partner]).await;
        }
        let tail = customer.asks(&[]).await;
        for partner in [&provider, &other] {
            let charge = [("partner", partner.slug())];
            customer.says(&tail, "assign", &charge).await.expect(303);
        }
        assert_eq!(told(&portal, &provider).await, [1, 0, 0, 2]);
        assert_eq!(told(&portal, &other).await, [1, 0, 0, 1]);
        assert_eq!(told(&portal, &outside).await, [0; 4]);
        let taken = portal.mail_to(&provider.email).await;
        for words in [&taken.subject, &taken.text] {
            assert!(words.contains("is no longer assigned to you"), "{words}");
        }
        let new = other.organisation.name.as_str();
        assert!(!taken.raw.contains(new), "{}", taken.text);
        let page = format!("/o/{}/on-behalf/{}{tail}", provider.slug(), customer.slug());
        assert!(taken.link().ends_with(&page), "{}", taken.link());
        let given = portal.mail_to(&other.email).await;
        assert!(
            given.text.contains(&format!("{new} is to work on")),
            "{}",
            given.text
        );
        // Given back to nobody, it is for both again: one mail each, and no second one about that.
        customer
            .says(&tail, "assign", &[("partner", "")])
            .await
            .expect(303);
        assert_eq!(told(&portal, &provider).await, [1, 0, 0, 3]);
        assert_eq!(told(&portal, &other).await, [1, 0, 0, 2]);
    })
    .await;
}
