//! Many are extended or asked for again as they were shown, and not otherwise.
use super::bulk::{many, sent, ticked};
use crate::{harness::on_each_database, people::Person};

/// The reseller gets another role in these rights.
pub(super) async fn widen(customer: &Person, reseller: &Person, rights: &str, role: &str) {
    let change = [
        ("role", "license-administrator"),
        ("role", role),
        ("service", "sharepoint-online"),
    ];
    let amend = reseller.at(&format!("{rights}/amend"));
    reseller.post(&amend, &change).await.expect(303);
    customer.approve(rights, &[]).await.expect(303);
}

#[actix_web::test]
async fn many_are_extended_or_asked_for_again_only_with_the_rights_that_were_shown() {
    on_each_database(async |portal| {
        let (customer, reseller) = many(&portal, 2).await;
        let all = customer.delegations("").await;
        for (side, deed, done, role) in [
            (
                &reseller,
                "renew",
                "delegation-requested",
                ("user-administrator", "User Administrator"),
            ),
            (
                &customer,
                "extend",
                "delegation-extension-started",
                ("helpdesk-administrator", "Helpdesk Administrator"),
            ),
        ] {
            let check = side.at(&ticked(&all, deed));
            let page = side.get(&check).await.expect(200);
            let shown = page.text("tbody");
            for words in ["License Administrator", "SharePoint"] {
                assert!(shown.contains(words), "{deed}: {shown}");
            }
            widen(&customer, &reseller, &all[0], role.0).await;
            let asked = portal.deeds(&customer, done).await;
            let anew = sent(side, &page, &[]).await.expect(409);
            let said = anew.text("main");
            assert!(said.contains("The rights changed since"), "{deed}: {said}");
            // The rights have the customer's name, and a number.
            let named = customer.organisation.name.as_str();
            assert!(anew.text(".problems").contains(named), "{deed}: {said}");
            assert!(anew.text("tbody").contains(role.1), "{deed}: {said}");
            assert_eq!(portal.deeds(&customer, done).await, asked, "{deed}");
            // As it stands on the page that came.
            sent(side, &anew, &[]).await.expect(303);
            let now = portal.deeds(&customer, done).await;
            assert_eq!(now - asked, 2, "{deed}");
        }
    })
    .await;
}
