//! The list of mails has room for whom they went to.
use crate::{hand::Hand, harness::Portal, people::PASSWORD};

/// On how many lines the first address stands, and by how much its table is wider than the page.
const LINES: &str = r"
    const cell = document.querySelector('main td.address'), range = document.createRange();
    range.selectNodeContents(cell.firstChild);
    const lines = new Set([...range.getClientRects()].map(line => Math.round(line.top)));
    const table = cell.closest('table');
    return [lines.size, Math.max(0, table.offsetWidth - table.parentElement.clientWidth)];
";

#[actix_web::test]
async fn a_usual_address_stands_on_one_line_of_the_list_and_the_list_in_its_page() {
    let Some(portal) = Portal::start("sqlite").await else {
        return;
    };
    let Some(hand) = Hand::at(&portal.address, true).await else {
        return;
    };
    let provider = portal.a_provider().await;
    let whom = [
        ("kind", "addressed"),
        ("customer_name", "Contoso Ltd"),
        ("customer_email", "petra@elbe-distribution.example"),
    ];
    let page = provider.invites(&whom).await;
    provider.mails_it(&page).await;
    hand.sign_in(&provider.email, PASSWORD).await.unwrap();
    hand.open(&provider.at("/mails")).await.unwrap();
    for width in [896, 1024, 1136, 1280] {
        hand.widen(width).await.unwrap();
        let found = hand.driver.execute(LINES, Vec::new()).await.unwrap();
        let (lines, over): (usize, i64) = found.convert().unwrap();
        assert_eq!((lines, over), (1, 0), "at {width}");
    }
    hand.driver.quit().await.unwrap();
}
