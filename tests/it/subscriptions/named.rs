//! A customer names a provider as partner of record, which then cannot remove the relationship: so it is told.
use crate::harness::on_each_database;

#[actix_web::test]
async fn who_is_named_as_partner_of_record_is_told_by_mail_and_nobody_else() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let admin = portal.a_colleague_of(&provider, "", "global_admin").await;
        let seller = portal.a_colleague_of(&provider, "helpdesk_agent", "").await;
        let customer = portal.a_customer_of(&provider).await;
        let other = portal.a_provider().await;
        portal.relate(&other, &customer).await;
        customer.bought(&[("product", "Bought alone")]).await;
        assert_eq!(portal.mails("subscription-entered", &provider).await, 0);
        let advised = [("channel", "advisor"), ("provider", provider.slug())];
        let named = customer.bought(&advised).await;
        for (person, mails) in [
            (&provider, 1),
            (&admin, 1),
            (&seller, 0),
            (&customer, 0),
            (&other, 0),
        ] {
            let told = portal.mails("subscription-entered", person).await;
            assert_eq!(told, mails, "{}", person.email);
        }
        let mail = portal.mail_to(&provider.email).await;
        let name = customer.organisation.name.as_str();
        assert!(mail.subject.starts_with(name), "{}", mail.subject);
        assert!(mail.subject.contains("as partner of record"));
        assert!(mail.text.contains("cannot remove the relationship"));
        assert!(mail.text.contains(&provider.at(&named)), "{}", mail.text);
        provider.get(&provider.at(&named)).await.expect(200);
    })
    .await;
}

#[actix_web::test]
async fn who_is_named_for_many_from_a_file_is_told_once() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let advisor = provider.slug();
        let file = format!(
            "service,product,channel,provider,seats,term_ends_on,auto_renew\n\
            teams,Teams Enterprise,direct,,25,2027-03-02,\n\
            intune,Intune Plan 1,advisor,{advisor},10,2027-03-02,yes\n\
            teams,Teams Rooms,advisor,{advisor},5,2027-03-02,yes\n"
        );
        let import = customer.files("/subscriptions", &file).await;
        customer.takes_over(&import).await.expect(303);
        assert_eq!(customer.subscriptions("").await.len(), 3);
        assert_eq!(portal.mails("subscriptions-entered", &provider).await, 1);
        assert_eq!(portal.mails("subscription-entered", &provider).await, 0);
        let mail = portal.mail_to(&provider.email).await;
        let named = "as partner of record of 2 subscriptions";
        assert!(mail.subject.contains(named), "{}", mail.subject);
        let list = provider.at("/subscriptions");
        assert!(mail.text.contains(&list), "{}", mail.text);
        assert!(portal.mails_to(&customer.email).await.is_empty());
    })
    .await;
}
