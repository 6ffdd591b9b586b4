//! On behalf only what the rights reach is there to choose from.
use crate::{client::Answer, harness::on_each_database};

/// The services that the filter of a list offers.
fn services(list: &Answer) -> Vec<String> {
    let mut all = list.attributes("select[name=service] option", "value");
    all.retain(|service| !service.is_empty());
    all
}

#[actix_web::test]
async fn lists_are_filtered_by_the_services_that_the_rights_reach_and_by_no_others() {
    on_each_database(async |portal| {
        let roles = ["global-reader", "service-support-administrator"];
        let desk = portal.a_desk(&roles).await;
        for tail in ["/subscriptions", "/service-requests"] {
            let list = desk.member.behalf(&desk.customer, tail);
            let list = desk.member.get(&list).await.expect(200);
            assert_eq!(services(&list), ["teams"], "{tail}");
            let own = desk.customer.at(tail);
            let own = desk.customer.get(&own).await.expect(200);
            assert_eq!(services(&own).len(), 9, "{tail}");
        }
    })
    .await;
}
