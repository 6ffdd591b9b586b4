//! Receipts belong to the customer.
use super::{Invited, asking, for_everybody, through};
use crate::{harness::on_each_database, mailbox::Mail};

#[actix_web::test]
async fn a_receipt_is_there_for_its_customer_alone() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        let receipt = customer.accept(&invited, &[]).await.expect(303).location;
        let page = customer.get(&receipt).await.expect(200);
        assert!(
            page.text("#agreed")
                .contains(provider.organisation.name.as_str())
        );
        let partners = page.attribute("#revoke a", "data-address");
        assert!(partners.starts_with("http") && partners.ends_with("/partners"));
        let billing = portal.a_colleague_of(&customer, "", "billing_admin").await;
        billing.get(&receipt).await.expect(200);
        let nobody = portal.a_colleague_of(&customer, "", "").await;
        nobody.get(&receipt).await.expect(403);
        let stranger = portal.a_customer().await;
        stranger.get(&receipt).await.expect(404);
        let id = receipt.rsplit('/').next().unwrap();
        stranger
            .get(&stranger.at(&format!("/partners/receipts/{id}")))
            .await
            .expect(404);
        provider
            .get(&provider.at(&format!("/partners/receipts/{id}")))
            .await
            .expect(404);
    })
    .await;
}

#[actix_web::test]
async fn what_one_reseller_got_stays_its_own_when_the_link_is_handed_to_another() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let one = portal.a_reseller_of(&provider).await;
        let two = portal.a_reseller_of(&provider).await;
        let new = through(&one, &[&one], for_everybody(&provider));
        let invited = portal.invite(&provider, new).await;
        let receipt = customer.accept(&invited, &[]).await.expect(303).location;

        let page = provider.at(&format!("/invitations/{}", invited.invitation.id));
        let to = [("reseller", two.slug())];
        provider
            .post(&format!("{page}/hand-over"), &to)
            .await
            .expect(303);
        let shown = provider.get(&page).await.expect(200);
        let url = shown.attribute("#link", "value");
        let again = Invited {
            link: url.strip_prefix(&portal.address).unwrap().to_owned(),
            ..invited
        };
        customer.accept(&again, &[]).await.expect(303);
        for reseller in [&one, &two] {
            let rights = reseller.delegations("?state=active").await;
            assert_eq!(rights.len(), 1, "{}", reseller.organisation.name);
        }
        let kept = customer.get(&receipt).await.expect(200);
        let agreed = kept.text("#agreed");
        assert!(agreed.contains(one.organisation.name.as_str()), "{agreed}");
        assert!(!agreed.contains(two.organisation.name.as_str()), "{agreed}");
        let granted = kept.text("#granted");
        for reseller in [&one, &two] {
            assert!(granted.contains(reseller.organisation.name.as_str()));
        }
    })
    .await;
}

#[actix_web::test]
async fn each_right_has_the_date_on_which_it_was_granted() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        let first = portal.now().date();
        customer.accept(&invited, &[]).await.expect(303);
        let revoke = customer.at(&format!("{}/revoke", customer.newest().await));
        customer.post(&revoke, &[]).await.expect(303);
        portal.pass_days(3);
        customer.sign_in().await;
        let receipt = customer.accept(&invited, &[]).await.expect(303).location;
        let second = portal.now().date();
        assert_ne!(first, second);
        let page = customer.get(&receipt).await.expect(200);
        assert!(page.text("#agreed").contains(&first));
        let since = page.texts("#granted td[data-label=Granted]");
        assert_eq!(since.len(), 2);
        for (row, day) in since.iter().zip([&second, &first]) {
            assert!(row.contains(day.as_str()), "{row} {day}");
        }
    })
    .await;
}

#[actix_web::test]
async fn rights_that_ended_show_when_they_did_and_no_extension() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let mut new = for_everybody(&provider);
        new.rights.auto_extend = true;
        let invited = portal.invite(&provider, new).await;
        let extends = format!("auto_extend.{}", invited.offers[0]);
        let form = [(extends.as_str(), "yes")];
        let receipt = customer.accept(&invited, &form).await;
        let receipt = receipt.expect(303).location;
        let mails = portal.mails_to(&customer.email).await;
        let told = |mail: &Mail| mail.text.contains(", then extends itself by 180 days");
        assert!(mails.iter().any(told), "{mails:?}");
        let until = async || {
            let page = customer.get(&receipt).await.expect(200);
            page.text("#granted td[data-label=Until]")
        };
        let held = until().await;
        assert!(held.contains("Extends by itself"), "{held}");
        portal.pass_days(3);
        customer.sign_in().await;
        let revoke = customer.at(&format!("{}/revoke", customer.newest().await));
        customer.post(&revoke, &[]).await.expect(303);
        let day = portal.now().date();
        assert!(!held.contains(&day), "{held}");
        portal.pass_days(2);
        customer.sign_in().await;
        let ended = until().await;
        assert!(ended.contains(&day), "{ended}");
        assert!(!ended.contains("Extends by itself"), "{ended}");
    })
    .await;
}

#[actix_web::test]
async fn a_receipt_names_who_accepted_beside_the_signatory_and_marks_roles_that_reach_far() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let mut new = for_everybody(&provider);
        new.rights = asking("license-administrator user-administrator");
        let invited = portal.invite(&provider, new).await;
        let tag = ".tag[data-state=privileged]";
        let page = customer.get(&invited.link).await.expect(200);
        assert_eq!(page.texts(&format!("[data-offer] tbody th {tag}")).len(), 1);
        let roles = page.texts("[data-offer] tbody th");
        assert!(
            roles.contains(&"License Administrator".to_owned()),
            "{roles:?}"
        );

        let receipt = customer.accept(&invited, &[]).await.expect(303).location;
        let page = customer.get(&receipt).await.expect(200);
        let agreed = page.text("#agreed");
        let person = customer.account.name.as_str();
        for words in ["Ana Signs", person] {
            assert!(agreed.contains(words), "{words}: {agreed}");
        }
        // Where the person can be reached is no matter of the receipt: it may be elsewhere by now.
        assert!(!page.text("main").contains(&customer.email));
        assert_eq!(page.texts(&format!("#granted {tag}")).len(), 1);
        // What has ended reaches nothing.
        let revoke = customer.at(&format!("{}/revoke", customer.newest().await));
        customer.post(&revoke, &[]).await.expect(303);
        let page = customer.get(&receipt).await.expect(200);
        assert!(!page.has(tag));
    })
    .await;
}
