//! Between a telephone and a wide screen: each table has room in its page, as a table or as cards.
use crate::{
    delegations::TEAMS, hand::Hand, harness::Portal, invitations::addressed, people::PASSWORD,
};

/// Around each width from which on pages look different, and where the menu leaves the least room.
const WIDTHS: [u32; 12] = [
    640, 895, 896, 959, 1023, 1024, 1135, 1136, 1140, 1215, 1248, 1280,
];

/// The tables that stand over the edge of what they are in.
const OVER: &str = r"
    const tables = [...document.querySelectorAll('main table.list')];
    const over = tables.map(table => table.offsetWidth - table.parentElement.clientWidth);
    return over.filter(pixels => pixels > 0);
";

#[actix_web::test]
async fn no_list_of_a_provider_is_wider_than_its_page() {
    let Some(portal) = Portal::start("sqlite").await else {
        return;
    };
    let Some(hand) = Hand::at(&portal.address, true).await else {
        return;
    };
    let provider = portal.a_provider().await;
    let reseller = portal.a_reseller_of(&provider).await;
    let customer = portal.a_customer_of(&provider).await;
    let handed = addressed(&[("reseller", reseller.slug())]);
    let page = provider.invites(&handed).await;
    let revoke = format!("{page}/revoke");
    provider.post(&revoke, &[]).await.expect(303);
    portal.pass_days(4);
    provider.sign_in().await;
    provider.invites(&handed).await;
    customer.sign_in().await;
    customer.grant(&provider, &TEAMS).await.expect(303);
    provider.sold(&customer, &[]).await;
    hand.sign_in(&provider.email, PASSWORD).await.unwrap();
    let mut faults = Vec::new();
    for list in [
        "/invitations",
        "/delegations",
        "/subscriptions",
        "/customers",
    ] {
        hand.widen(1280).await.unwrap();
        hand.open(&provider.at(list)).await.unwrap();
        assert!(
            hand.has("main table.list tbody tr").await.unwrap(),
            "{list}"
        );
        for width in WIDTHS {
            hand.widen(width).await.unwrap();
            let found = hand.driver.execute(OVER, Vec::new()).await.unwrap();
            let over: Vec<i64> = found.convert().unwrap();
            faults.extend(
                over.iter()
                    .map(|pixels| format!("{list} at {width}: {pixels}")),
            );
        }
    }
    hand.driver.quit().await.unwrap();
    assert_eq!(faults, Vec::<String>::new());
}
