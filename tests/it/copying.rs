//! What the portal's own script adds in a real browser: a link is copied by a button, all boxes are ticked by one.
use crate::{
    hand::Hand,
    harness::Portal,
    invitations::{addressed, reusable},
    people::{PASSWORD, Person},
};
use std::time::Duration;
use thirtyfour::{By, error::WebDriverResult};

/// Runs this in the page.
async fn run(hand: &Hand, script: &str) -> WebDriverResult<serde_json::Value> {
    let ran = hand.driver.execute(script.to_owned(), vec![]).await?;
    Ok(ran.json().clone())
}

/// Presses the button that copies the link, and waits until that is recorded.
pub async fn copy_link(hand: &Hand) -> WebDriverResult<()> {
    click(hand, BUTTON).await?;
    until(hand, RECORDED).await;
    Ok(())
}

async fn click(hand: &Hand, css: &str) -> WebDriverResult<()> {
    hand.driver.find(By::Css(css)).await?.click().await
}

/// Waits until this is so in the page; while it is being left nothing can be asked.
async fn until(hand: &Hand, what: &str) {
    for _ in 0..200 {
        let so = run(hand, &format!("return Boolean({what});")).await;
        if so.is_ok_and(|so| so == true) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("it never came to {what}");
}

const BUTTON: &str = "button[data-copy='link']";
const RECORDED: &str = "document.querySelector('.flash')?.textContent.includes('recorded')";
/// In place of the clipboard, which tests cannot read everywhere.
const KEPT: &str =
    "navigator.clipboard.writeText = async (text) => { localStorage.setItem('copied', text); };";
const REFUSED: &str =
    "navigator.clipboard.writeText = async () => { throw new Error('refused'); };";
const SELECTED: &str = "const it = document.getElementById('link'); \
    const selected = it.value.substring(it.selectionStart, it.selectionEnd);";

/// Each way of copying; each is recorded once.
async fn copy(hand: &Hand, page: &str, link: &str) -> WebDriverResult<()> {
    // As the browser does it.
    copy_link(hand).await?;

    hand.open(page).await?;
    run(hand, KEPT).await?;
    copy_link(hand).await?;
    let copied = run(hand, "return localStorage.getItem('copied');").await?;
    assert_eq!(copied, link);

    // Where there is no clipboard what is selected is copied.
    hand.open(page).await?;
    let by_hand = format!(
        "{REFUSED} document.execCommand = () => {{ {SELECTED} \
         localStorage.setItem('selected', selected); return true; }};"
    );
    run(hand, &by_hand).await?;
    copy_link(hand).await?;
    let copied = run(hand, "return localStorage.getItem('selected');").await?;
    assert_eq!(copied, link);
    Ok(())
}

/// Without a record the button itself says that it copied, and readers of the screen hear it.
async fn say_it(hand: &Hand, page: &str) -> WebDriverResult<()> {
    hand.open(page).await?;
    let plain = "document.querySelector('form[data-record]').removeAttribute('data-record');";
    run(hand, &format!("{KEPT} {plain}")).await?;
    click(hand, BUTTON).await?;
    until(hand, "document.querySelector('button[data-copied]')").await;
    until(
        hand,
        "document.getElementById('live').textContent === 'Copied'",
    )
    .await;
    Ok(())
}

/// Where nothing can be copied the link is selected, and the page says what to press.
async fn leave_it(hand: &Hand, page: &str, link: &str) -> WebDriverResult<()> {
    hand.open(page).await?;
    let never = format!("{REFUSED} document.execCommand = () => false;");
    run(hand, &never).await?;
    click(hand, BUTTON).await?;
    until(
        hand,
        "document.getElementById('live').textContent.includes('Ctrl+C')",
    )
    .await;
    assert!(!hand.has("#live.unseen").await?, "it is not shown");
    let selected = run(hand, &format!("{SELECTED} return selected;")).await?;
    assert_eq!(selected, link);
    assert!(
        !hand.has(".flash").await?,
        "what was not copied is recorded"
    );
    Ok(())
}

async fn copies(hand: &Hand, provider: &Person, page: &str) -> WebDriverResult<()> {
    hand.sign_in(&provider.email, PASSWORD).await?;
    hand.open(page).await?;
    let link = hand.value("#link").await?;
    copy(hand, page, &link).await?;
    say_it(hand, page).await?;
    leave_it(hand, page, &link).await
}

#[actix_web::test]
async fn the_copy_button_copies_the_link_says_so_and_has_it_recorded() {
    let Some(portal) = Portal::start("sqlite").await else {
        return;
    };
    let Some(hand) = Hand::at(&portal.address, true).await else {
        return;
    };
    let provider = portal.a_provider().await;
    let page = provider.invites(&reusable(&[])).await;
    let done = copies(&hand, &provider, &page).await;
    hand.driver.clone().quit().await.ok();
    done.unwrap();
    let recorded = portal.deeds(&provider, "invitation-link-copied").await;
    assert_eq!(recorded, 3);
}

const BOXES: &str = "const boxes = [...document.querySelectorAll(\"main input[name='invitation']\")]; \
    const box = document.querySelector('[data-select-all]'); \
    return [boxes.filter((each) => each.checked).length, box.checked, box.indeterminate];";

async fn ticks(hand: &Hand, provider: &Person) -> WebDriverResult<()> {
    hand.sign_in(&provider.email, PASSWORD).await?;
    hand.open(&provider.at("/invitations/revoke?state=issued"))
        .await?;
    let all = "[data-select-all='invitation']";
    if run(hand, BOXES).await?[0] != 0 {
        click(hand, all).await?;
    }
    assert_eq!(
        run(hand, BOXES).await?,
        serde_json::json!([0, false, false])
    );
    click(hand, all).await?;
    assert_eq!(run(hand, BOXES).await?, serde_json::json!([3, true, false]));
    click(hand, "main tbody input[name='invitation']").await?;
    assert_eq!(run(hand, BOXES).await?, serde_json::json!([2, false, true]));
    click(hand, all).await?;
    assert_eq!(run(hand, BOXES).await?, serde_json::json!([3, true, false]));
    click(hand, all).await?;
    assert_eq!(
        run(hand, BOXES).await?,
        serde_json::json!([0, false, false])
    );
    Ok(())
}

#[actix_web::test]
async fn one_box_ticks_all_of_a_list_and_shows_when_only_some_are() {
    let Some(portal) = Portal::start("sqlite").await else {
        return;
    };
    let Some(hand) = Hand::at(&portal.address, true).await else {
        return;
    };
    let provider = portal.a_provider().await;
    for _ in 0..3 {
        provider.invites(&addressed(&[])).await;
    }
    let done = ticks(&hand, &provider).await;
    hand.driver.clone().quit().await.ok();
    done.unwrap();
}
