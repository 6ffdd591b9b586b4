//! An add-on that is ordered at the moment in which somebody changes its base: neither waits for the other.
use super::add_ons::a_sale;
use crate::harness::on_each_database;
use multichannel::{
    domain::id::Id,
    store::{Db, relationships, subscriptions},
};

#[actix_web::test]
async fn an_add_on_is_ordered_while_the_relationship_is_held_and_then_its_base() {
    on_each_database(async |portal| {
        let (provider, customer, base) = a_sale(&portal).await;
        let id = Id::parse(base.rsplit('/').next().unwrap()).unwrap();
        let (own, theirs) = (provider.organisation.id, customer.organisation.id);
        // As whoever sets the renewal, or resumes.
        let first = move |db: &mut Db| relationships::lock(db, own, theirs).map(|_| ());
        let then = move |db: &mut Db| subscriptions::lock(db, id);
        let ordered = provider.ordered(&base, "10");
        portal.crossing(first, then, ordered).await;
        let page = customer.subscription(&base).await.expect(200);
        assert_eq!(page.texts("#add-ons th a"), ["Teams Phone"]);
    })
    .await;
}

#[actix_web::test]
async fn an_order_and_a_renewal_at_once_are_both_done_and_the_add_on_has_the_new_term() {
    on_each_database(async |portal| {
        let (provider, customer, _) = a_sale(&portal).await;
        let seller = portal.a_colleague_of(&provider, "sales_agent", "").await;
        for _ in 0..8 {
            let base = provider.sold(&customer, &[]).await;
            let longer = [("term_ends_on", "2028-01-02")];
            let (add_on, set) = tokio::join!(
                provider.ordered(&base, "10"),
                seller.does(&base, "renewal", &longer)
            );
            set.expect(303);
            let page = provider.subscription(&add_on).await.expect(200);
            let facts = page.text(".facts");
            assert!(facts.contains("2028-01-02"), "{facts}");
        }
    })
    .await;
}
