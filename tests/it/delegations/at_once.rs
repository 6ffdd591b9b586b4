//! What time does to several rights of one customer at the moment in which somebody changes two of them: neither waits for
//! the other.
use crate::{harness::on_each_database, people::Person};
use multichannel::{
    domain::{delegation::Delegation, id::Id},
    store::{Db, amendments},
};

/// Two of the provider at the customer, asked for or given; the newer one ends first.
async fn two(provider: &Person, customer: &Person, how: &str) -> [Id<Delegation>; 2] {
    let mut both = Vec::new();
    for (service, days) in [("teams", "20"), ("intune", "10")] {
        let rights = [
            ("role", "license-administrator"),
            ("service", service),
            ("days", days),
            ("auto_extend", "yes"),
        ];
        let made = match how {
            "asked" => provider.ask(customer, &rights[..3]).await,
            "given" => customer.grant(provider, &rights[..3]).await,
            _ => customer.grant(provider, &rights).await,
        };
        made.expect(303);
        both.push(Id::parse(&customer.newest().await[13..]).unwrap());
    }
    assert!(both[0] < both[1]);
    [both[0], both[1]]
}

#[actix_web::test]
async fn several_that_end_extend_or_lapse_are_written_down_while_two_of_them_are_changed() {
    on_each_database(async |portal| {
        for (how, days, deed) in [
            ("given", 21, "delegation-expired"),
            ("extending", 21, "delegation-extended"),
            ("asked", 91, "delegation-lapsed"),
        ] {
            let provider = portal.a_provider().await;
            let customer = portal.a_customer_of(&provider).await;
            let [older, newer] = two(&provider, &customer, how).await;
            portal.pass_days(days);
            // As whoever writes to both takes them.
            let first = move |db: &mut Db| amendments::lock_rights(db, older);
            let then = move |db: &mut Db| amendments::lock_rights(db, newer);
            portal.crossing(first, then, portal.keep_terms()).await;
            assert_eq!(portal.deeds(&customer, deed).await, 2, "{how}");
        }
    })
    .await;
}
