//! On paper: what a customer prints of its partners has all its rows and columns, and nothing that is there to be pressed.
use crate::{
    delegations::TEAMS,
    hand::Hand,
    harness::Portal,
    people::{PASSWORD, Person},
};
use serde_json::json;
use thirtyfour::common::print::PrintParameters;

/// More partners than have room beside each other on a sheet as they stand on a screen.
const PARTNERS: usize = 7;

/// How many pixels wide a sheet of A4 on its side is between its margins.
const SHEET: u32 = 1009;

/// What is wrong with the page that is open as it stands on paper, and how many rows it has there.
const FOUND: &str = r"
    const faults = [], all = css => [...document.querySelectorAll(css)];
    const shown = e => e.getClientRects().length > 0;
    const sheet = document.documentElement.clientWidth;
    for (const e of all('nav, button, .button, .acts, .skip, .foot'))
        if (shown(e)) faults.push(`${e.localName} ${e.textContent.trim()} is printed`);
    for (const e of all('main :is(th, td)'))
        if (e.getBoundingClientRect().right > sheet + 1) faults.push(`${e.textContent.trim()} is cut off`);
    if (!shown(document.querySelector('h1'))) faults.push('no heading');
    for (const e of all('main tbody tr').filter(shown))
        if (getComputedStyle(e).breakInside !== 'avoid') faults.push(`${e.textContent.trim()} may be cut in two`);
    for (const e of all('main :is(h1, h2, h3, p:has(+ :is(table, .scroll)))').filter(shown))
        if (getComputedStyle(e).breakAfter !== 'avoid') faults.push(`${e.textContent.trim()} may stand alone`);
    for (const e of all('main .list tbody tr:first-child').filter(shown))
        if (getComputedStyle(e).breakBefore !== 'avoid') faults.push('the head of a list may stand alone');
    return [faults, all('main tbody tr').filter(shown).length];
";

/// Has the page look as on this medium, or on a screen again.
async fn media(hand: &Hand, media: &str) {
    let media = json!({ "media": media });
    let told = hand.tell("Emulation.setEmulatedMedia", media).await;
    told.unwrap();
}

/// A customer whose every partner has rights.
async fn a_customer(portal: &Portal) -> Person {
    let provider = portal.a_provider().await;
    let customer = portal.a_customer_of(&provider).await;
    customer.grant(&provider, &TEAMS).await.expect(303);
    for _ in 1..PARTNERS {
        let reseller = portal.a_reseller_of(&provider).await;
        customer.grant(&reseller, &TEAMS).await.expect(303);
    }
    customer
}

#[actix_web::test]
async fn what_a_customer_prints_of_its_partners_is_whole_and_has_no_navigation() {
    let Some(portal) = Portal::start("sqlite").await else {
        return;
    };
    let Some(hand) = Hand::at(&portal.address, true).await else {
        return;
    };
    let customer = a_customer(&portal).await;
    hand.sign_in(&customer.email, PASSWORD).await.unwrap();
    for (tail, columns) in [("/partners", PARTNERS + 1), ("/partners/risk", 7)] {
        let path = customer.at(tail);
        let page = customer.get(&path).await.expect(200);
        // On a narrow screen the matrix is a list; paper has the matrix.
        let (rows, slim) = (
            page.texts("main tbody tr"),
            page.texts("main .slim tbody tr"),
        );
        let head = page.texts("main thead tr:first-child th");
        assert!(head.len() >= columns, "{head:?}");
        hand.open(&path).await.unwrap();
        hand.widen(SHEET).await.unwrap();
        media(&hand, "print").await;
        let found = hand.driver.execute(FOUND, Vec::new()).await.unwrap();
        let (faults, printed): (Vec<String>, usize) = found.convert().unwrap();
        assert_eq!(faults, Vec::<String>::new(), "{path}");
        assert_eq!(printed, rows.len() - slim.len(), "{path}");
        let print = hand.driver.print_page(PrintParameters::default()).await;
        assert!(print.unwrap().starts_with(b"%PDF-"), "{path}");
        media(&hand, "").await;
    }
    hand.driver.quit().await.unwrap();
}

/// When the rights on the receipt were granted and end, and whether the line above that speaks of printing is there.
const RECEIPT: &str = r"
    const lead = document.querySelector('main .lead').getClientRects().length > 0;
    return [[...document.querySelectorAll('#granted time')].map(e => e.textContent), lead];
";

#[actix_web::test]
async fn a_receipt_says_its_moments_in_full_and_on_paper_nothing_of_printing() {
    let Some(portal) = Portal::start("sqlite").await else {
        return;
    };
    let Some(hand) = Hand::at(&portal.address, true).await else {
        return;
    };
    let (_, customer, invited) = portal.an_invitation().await;
    let receipt = customer.accept(&invited, &[]).await.expect(303).location;
    hand.sign_in(&customer.email, PASSWORD).await.unwrap();
    hand.open(&receipt).await.unwrap();
    let found = hand.driver.execute(RECEIPT, Vec::new()).await.unwrap();
    let (moments, lead): (Vec<String>, bool) = found.convert().unwrap();
    assert!(lead && moments.len() == 2, "{moments:?}");
    let now = portal.now();
    for (said, at) in moments.iter().zip([now, now.plus_days(90)]) {
        assert!(said.starts_with(&format!("{} (", at.minute())), "{said}");
    }
    media(&hand, "print").await;
    let found = hand.driver.execute(RECEIPT, Vec::new()).await.unwrap();
    let (_, lead): (Vec<String>, bool) = found.convert().unwrap();
    assert!(!lead, "paper is not told to be printed");
    hand.driver.quit().await.unwrap();
}
