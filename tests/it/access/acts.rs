//! What is done on behalf, and who reads that it was.
use crate::{access::READER, harness::on_each_database};

const WORK: [&str; 4] = [
    READER,
    "user-administrator",
    "license-administrator",
    "helpdesk-administrator",
];

#[actix_web::test]
async fn every_act_stands_in_both_organisations_activity_with_the_person_and_the_partner() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&["service-support-administrator"]).await;
        let (member, customer) = (&desk.member, &desk.customer);
        let list = member.behalf(customer, "/service-requests");
        let form = [
            ("service", "teams"),
            ("severity", "high"),
            ("subject", "No sound"),
            ("body", "Nobody hears us."),
        ];
        let page = member.post(&list, &form).await.expect(303).location;
        assert!(page.starts_with(&list), "{page}");
        assert!(member.get(&page).await.expect(200).has(".behalf"));
        let answer = [("body", "We look into it.")];
        member
            .post(&format!("{page}/reply"), &answer)
            .await
            .expect(303);
        let state = [("state", "closed")];
        member
            .post(&format!("{page}/state"), &state)
            .await
            .expect(303);
        for side in [&desk.partner, customer] {
            let activity = side.get(&side.at("/activity")).await.expect(200);
            for deed in [
                "Opened the service request",
                "Answered the service request",
                "Closed the service request",
            ] {
                let rows = activity.texts("tbody tr");
                let found: Vec<_> = rows.iter().filter(|row| row.contains(deed)).collect();
                let [row] = found[..] else {
                    panic!("{deed}: {rows:?}")
                };
                assert!(
                    row.contains(member.account.name.as_str())
                        && row.contains(desk.partner.organisation.name.as_str()),
                    "{row}"
                );
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn it_is_noted_when_rights_were_last_used() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        let used = async || {
            let path = desk.customer.at(&desk.delegation);
            !desk
                .customer
                .get(&path)
                .await
                .expect(200)
                .text(".facts")
                .contains("Never")
        };
        // To read what the rights are for is no use of them, and neither is a refusal.
        desk.get("").await.expect(200);
        desk.get("/service-requests").await.expect(403);
        assert!(!used().await);
        desk.customer.bought(&[]).await;
        desk.get("/subscriptions").await.expect(200);
        // Nobody waits for it.
        for _ in 0..100 {
            if used().await {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        panic!("nothing was noted");
    })
    .await;
}

#[actix_web::test]
async fn what_is_done_to_people_and_licences_stands_in_both_activities_too() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&WORK).await;
        let (member, customer) = (&desk.member, &desk.customer);
        let bought = customer.bought(&[]).await;
        let bought = bought.rsplit('/').next().unwrap();
        let list = member.behalf(customer, "/people");
        let pia = [("name", "Pia Kern"), ("email", "pia@x.example")];
        let page = member.post(&list, &pia).await.expect(303).location;
        assert!(page.starts_with(&list), "{page}");
        assert!(member.get(&page).await.expect(200).has(".behalf"));
        let licence = [("subscription", bought)];
        let assign = format!("{page}/licences");
        member.post(&assign, &licence).await.expect(303);
        let take_back = format!("{page}/licences/{bought}/remove");
        member.post(&take_back, &[]).await.expect(303);
        let password = format!("{page}/password");
        member.post(&password, &[]).await.expect(303);
        member
            .post(&format!("{page}/remove"), &[])
            .await
            .expect(303);
        let who = format!(
            "{}, {}",
            member.account.name, desk.partner.organisation.name
        );
        for side in [&desk.partner, customer] {
            let activity = side.get(&side.at("/activity")).await.expect(200);
            for deed in [
                "Added Pia Kern to the directory",
                "Assigned a licence to Pia Kern",
                "Took a licence back from Pia Kern",
                "Sent Pia Kern the mail for a new password",
                "Removed Pia Kern from the directory",
            ] {
                let rows = activity.texts("tbody tr");
                let found: Vec<_> = rows.iter().filter(|row| row.contains(deed)).collect();
                assert!(
                    matches!(found[..], [row] if row.contains(&who)),
                    "{deed}: {rows:?}"
                );
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn licences_of_services_that_the_rights_do_not_cover_are_neither_seen_nor_moved() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&WORK).await;
        let (member, customer) = (&desk.member, &desk.customer);
        let apart = [("service", "power-bi"), ("product", "Power BI Pro")];
        let apart = customer.bought(&apart).await;
        let pia = customer.lists("Pia Kern", "pia@x.example", "").await;
        customer.assigns(&pia, &apart).await.expect(303);
        let page = member.get(&member.behalf(customer, &pia)).await.expect(200);
        assert!(!page.body.contains("Power BI"));
        let remove = format!("{pia}/remove");
        let link = format!("a[href='{}']", member.behalf(customer, &remove));
        assert!(page.text("#remove").contains("your rights do not cover"));
        assert!(!page.has(&link));
        let refused = member.get(&member.behalf(customer, &remove)).await;
        refused.expect(403);
        let own = customer.get(&customer.at(&pia)).await.expect(200);
        assert!(own.has(&format!("a[href='{}']", customer.at(&remove))));
        // Whoever has the mailbox has the licences: it stays, and what is only a name does not.
        let change = member.behalf(customer, &pia);
        let other = [("name", "Pia Kern"), ("email", "mine@partner.example")];
        let refused = member.post(&change, &other).await.expect(422);
        assert!(refused.text("#email-error").contains("do not cover"));
        let renamed = [("name", "Pia Kern-Lo"), ("email", "pia@x.example")];
        member.post(&change, &renamed).await.expect(303);
        let told = "Changed Pia Kern <pia@x.example> → Pia Kern-Lo <pia@x.example>";
        let activity = customer.get(&customer.at("/activity")).await.expect(200);
        assert!(activity.text("tbody").contains(told));
        let id = apart.rsplit('/').next().unwrap();
        let assign = member.behalf(customer, &format!("{pia}/licences"));
        let refused = member.post(&assign, &[("subscription", id)]).await;
        refused.expect(404);
        let take_back = member.behalf(customer, &format!("{pia}/licences/{id}/remove"));
        member.get(&take_back).await.expect(404);
        member.post(&take_back, &[]).await;
        let page = customer.get(&customer.at(&pia)).await.expect(200);
        assert!(page.body.contains("Power BI Pro"));
    })
    .await;
}
