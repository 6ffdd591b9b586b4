//! What the mails about rights tell of them.
use super::TEAMS;
use crate::harness::on_each_database;

#[actix_web::test]
async fn both_sides_read_that_rights_extend_themselves_only_where_they_do() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let extends = [TEAMS[0], TEAMS[1], TEAMS[2], ("auto_extend", "yes")];
        for (form, said) in [(&TEAMS[..], false), (&extends[..], true)] {
            portal.new_mails().await;
            customer.grant(&provider, form).await.expect(303);
            let mut told = portal.new_mails().await;
            told.retain(|mail| mail.subject.contains(" gave rights to "));
            assert_eq!(told.len(), 2, "{told:?}");
            for mail in told {
                let extension = "After that it extends itself by 180 days";
                assert_eq!(mail.text.contains(extension), said, "{}", mail.text);
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn who_lost_services_reads_which() {
    on_each_database(async |portal| {
        let (first, second) = (portal.a_provider().await, portal.a_provider().await);
        let customer = portal.a_customer_of(&first).await;
        portal.relate(&second, &customer).await;
        let exchange = ("service", "exchange-online");
        let both = [TEAMS[0], TEAMS[1], exchange, TEAMS[2]];
        customer.grant(&first, &both).await.expect(303);
        for (service, subject, lost) in [
            (TEAMS[1], " cover fewer services", "Teams"),
            (exchange, " have ended", "Exchange Online"),
        ] {
            let form = [TEAMS[0], service, TEAMS[2], ("hand_over", "yes")];
            customer.grant(&second, &form).await.expect(303);
            let mut told = portal.mails_to(&first.email).await;
            told.retain(|mail| mail.subject.ends_with(subject));
            assert_eq!(told.len(), 1, "{told:?}");
            let line = format!("Services that were handed over: {lost}");
            let text = &told[0].text;
            assert!(text.lines().any(|said| said == line), "{text}");
        }
    })
    .await;
}
