//! The main job in a real browser, as its three kinds of user do it: once with JavaScript and once without.
use crate::{copying::copy_link, hand::Hand, harness::Portal, people::PASSWORD};
use thirtyfour::{By, error::WebDriverResult};

const NEW_CUSTOMER: &str = "maria@morgenrot-bakery.example";
/// How the history of an invitation begins to tell of a copied link.
const COPIED: &str = "Copied the link of the invitation";

#[actix_web::test]
async fn the_main_job_with_javascript() {
    walk(true).await;
}

#[actix_web::test]
async fn the_main_job_without_javascript() {
    walk(false).await;
}

async fn walk(javascript: bool) {
    let Some(portal) = Portal::start("sqlite").await else {
        return;
    };
    let Some(hand) = Hand::at(&portal.address, javascript).await else {
        return;
    };
    let walked = Walk {
        portal: &portal,
        hand: &hand,
        javascript,
    }
    .whole()
    .await;
    let page = hand.driver.source().await.unwrap_or_default();
    let at = hand.path().await.unwrap_or_default();
    hand.driver.clone().quit().await.ok();
    if let Err(error) = walked {
        panic!("at {at}: {error}\n{page}");
    }
}

struct Walk<'a> {
    portal: &'a Portal,
    hand: &'a Hand,
    javascript: bool,
}

impl Walk<'_> {
    async fn whole(&self) -> WebDriverResult<()> {
        let provider = self.portal.a_provider().await;
        let reseller = self.portal.a_reseller_of(&provider).await;
        self.invite(&provider.email, provider.slug(), reseller.slug())
            .await?;
        let link = self.hand_on(&reseller.email, reseller.slug()).await?;
        self.sign_up(&link).await?;
        self.accept().await?;
        let other = self.portal.a_reseller_of(&provider).await;
        self.grant(&other.organisation.id.to_string()).await?;
        self.revoke_all().await
    }

    /// A provider makes an invitation, step by step, handed to its reseller.
    async fn invite(&self, email: &str, provider: &str, reseller: &str) -> WebDriverResult<()> {
        let hand = self.hand;
        hand.sign_in(email, PASSWORD).await?;
        assert_eq!(hand.path().await?, format!("/o/{provider}"));
        hand.press(".side a[href$='/invitations']").await?;
        hand.press("main a[href$='/invitations/new']").await?;
        hand.tick("kind", "addressed").await?;
        hand.tick("reseller", reseller).await?;
        hand.press("main form button.primary").await?;
        hand.tick("delegate", reseller).await?;
        hand.tick("template", "support").await?;
        hand.tick("service", "teams").await?;
        hand.tick("service", "exchange-online").await?;
        hand.fill("days", "90").await?;
        hand.press("main form button.primary").await?;
        hand.fill("customer_name", "Morgenrot Bakery").await?;
        hand.fill("customer_email", NEW_CUSTOMER).await?;
        hand.press("main form button.primary").await?;
        hand.press("main form .actions button.primary").await?;
        hand.press("main form button.primary").await?;
        assert!(hand.value("#link").await?.contains("/i/"));
        hand.sign_out().await
    }

    /// The reseller, who cannot make any, finds it, copies its link, and sends it from the portal.
    async fn hand_on(&self, email: &str, reseller: &str) -> WebDriverResult<String> {
        let hand = self.hand;
        hand.sign_in(email, PASSWORD).await?;
        hand.press(".side a[href$='/invitations']").await?;
        assert!(
            !hand
                .has(&format!("a[href='/o/{reseller}/invitations/new']"))
                .await?
        );
        hand.press("main table.list th a").await?;
        let link = hand.value("#link").await?;
        self.copy(&link).await?;
        hand.press("main a[href$='/draft']").await?;
        hand.press("main form button.primary").await?;
        let mail = self.portal.mail_to(NEW_CUSTOMER).await;
        assert!(mail.text.contains(&link), "{}", mail.text);
        hand.sign_out().await?;
        Ok(link)
    }

    /// By the button, or, without JavaScript, from a page with nothing but the link; either is told in its history.
    async fn copy(&self, link: &str) -> WebDriverResult<()> {
        let (hand, page) = (self.hand, self.hand.path().await?);
        if self.javascript {
            copy_link(hand).await?;
        } else {
            let as_text = By::Css("main form[action$='/copy'] button[name='text']");
            hand.driver.find(as_text).await?.click().await?;
            assert_eq!(hand.text("body").await?.trim(), link);
            hand.open(&page).await?;
        }
        assert!(hand.text("main").await?.contains(COPIED));
        Ok(())
    }

    /// A new customer clicks the link in the mail, signs up and proves the mailbox.
    async fn sign_up(&self, link: &str) -> WebDriverResult<()> {
        let hand = self.hand;
        hand.open(link).await?;
        hand.press("main a[href^='/signup']").await?;
        hand.fill("organisation_name", "Morgenrot Bakery").await?;
        hand.pick("country", "DE").await?;
        hand.fill("domain", "morgenrot-bakery.example").await?;
        hand.fill("name", "Maria Brandt").await?;
        hand.fill("email", NEW_CUSTOMER).await?;
        hand.fill("password", PASSWORD).await?;
        hand.press("main form button.primary").await?;
        let proof = self.portal.mail_to(NEW_CUSTOMER).await;
        let proof = proof
            .links
            .iter()
            .find(|link| link.contains("/verify/"))
            .unwrap();
        hand.open(proof).await?;
        hand.press("main form button.primary").await?;
        if hand.path().await? == "/signin" {
            hand.fill("email", NEW_CUSTOMER).await?;
            hand.fill("password", PASSWORD).await?;
            hand.press("main form button.primary").await?;
        }
        assert!(hand.path().await?.starts_with("/i/"));
        Ok(())
    }

    /// Accepts less than was asked: one service fewer, a shorter term.
    async fn accept(&self) -> WebDriverResult<()> {
        let hand = self.hand;
        let offer = hand.value("main input[name='grant']").await?;
        hand.tick("grant", &offer).await?;
        hand.untick(&format!("service.{offer}"), "teams").await?;
        hand.fill(&format!("days.{offer}"), "30").await?;
        hand.tick("agreement", "yes").await?;
        hand.fill("signatory_name", "Maria Brandt").await?;
        hand.press("main form[action$='/accept'] button.primary")
            .await?;
        assert!(hand.path().await?.contains("/partners/receipts/"));
        let granted = hand.text("#granted").await?;
        assert!(granted.contains("Exchange Online") && !granted.contains("Teams"));
        hand.press(".side a[href$='/partners']").await?;
        let matrix = hand.text("table.matrix").await?;
        assert_eq!(matrix.matches("Until ").count(), 1, "{matrix}");
        Ok(())
    }

    /// Gives another partner rights of its own accord, for a service that nobody has.
    async fn grant(&self, partner: &str) -> WebDriverResult<()> {
        let hand = self.hand;
        hand.press(".side a[href$='/partners']").await?;
        hand.press("main a[href$='/partners/others']").await?;
        hand.press(&format!("main table.list a[href*='{partner}']"))
            .await?;
        hand.tick("template", "provisioning").await?;
        hand.tick("service", "teams").await?;
        hand.fill("days", "60").await?;
        hand.press("main form[action$='/grant'] button.primary")
            .await?;
        assert!(hand.text(".flash").await?.contains("granted"));
        Ok(())
    }

    /// Sees who holds what, and takes each of it back in two clicks.
    async fn revoke_all(&self) -> WebDriverResult<()> {
        let hand = self.hand;
        hand.press(".side a[href$='/partners']").await?;
        let matrix = hand.text("table.matrix").await?;
        assert!(matrix.contains("Exchange Online") && matrix.contains("Teams"));
        for _ in 0..2 {
            hand.press("main a[href$='/revoke']").await?;
            hand.press("main form button.danger").await?;
            hand.open(&hand.path().await?).await?;
            hand.press(".side a[href$='/partners']").await?;
        }
        assert!(!hand.has("main a[href$='/revoke']").await?);
        Ok(())
    }
}
