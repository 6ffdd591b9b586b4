//! What time did to rights, and when it was written down: an answer is held against what its page showed of it (P17).
use super::{Invited, for_everybody};
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};

/// A customer that gave one of two roles for a day, which extends itself, and the link by which it can give more.
async fn for_a_day(portal: &Portal) -> (Person, Invited) {
    let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
    let mut new = for_everybody(&provider);
    new.rights.auto_extend = true;
    let invited = portal.invite(&provider, new).await;
    let fields = ["role", "days", "auto_extend"].map(|name| invited.field(name));
    let values = ["directory-readers", "1", "yes"];
    let less: Vec<_> = fields.iter().map(String::as_str).zip(values).collect();
    customer.accept(&invited, &less).await.expect(303);
    (customer, invited)
}

#[actix_web::test]
async fn an_extension_that_was_written_down_since_makes_no_page_an_old_one() {
    on_each_database(async |portal| {
        let (customer, invited) = for_a_day(&portal).await;
        portal.pass_days(1);
        customer.sign_in().await;
        let page = customer.get(&invited.link).await.expect(200);
        portal.keep_terms().await;
        assert_eq!(portal.deeds(&customer, "delegation-extended").await, 1);
        let accepted = customer.accept_as_seen(&page, &invited, &[]).await;
        let receipt = customer.follow(accepted.expect(303)).await.expect(200);
        assert!(receipt.text(".flash").contains("were replaced"));
        assert_eq!(customer.delegations("?state=active").await.len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn a_page_that_says_an_end_which_has_passed_is_an_old_one_whoever_wrote_that_down() {
    on_each_database(async |portal| {
        for written in [false, true] {
            let (customer, invited) = for_a_day(&portal).await;
            portal.pass_seconds(86_400 - 60);
            customer.sign_in().await;
            let page = customer.get(&invited.link).await.expect(200);
            portal.pass_seconds(60);
            let passed = portal.now();
            assert!(page.text("main").contains(&passed.minute()));
            if written {
                portal.keep_terms().await;
            }
            let before = portal.everything().await;
            let back = customer.accept_as_seen(&page, &invited, &[]).await;
            let said = back.expect(409).text("#since");
            let end = passed.plus_days(180).minute();
            assert!(said.contains(&end), "{said}");
            assert_eq!(portal.everything().await, before);
        }
    })
    .await;
}
