//! Mails whose link was answered, replaced or ended before they could be sent: they never leave, and stay to be seen.
use super::is;
use crate::{
    accepting::{Invited, for_one},
    harness::{Portal, on_each_database},
    mail_server::{MailServer, Mood},
    people::Person,
};
use diesel::result::Error;
use multichannel::{
    jobs::tidy,
    store::{
        Db, ids,
        outbox::{self, About, Verdict},
    },
};

/// An invitation whose mail waits to be sent, and its page.
struct Mailed {
    provider: Person,
    customer: Person,
    invited: Invited,
    page: String,
}

#[actix_web::test]
async fn two_that_are_taken_back_at_once_keep_no_letter_and_no_deliverer_waiting_in_a_circle() {
    on_each_database(async |portal| {
        let (older, newer) = (Mailed::one(&portal).await, Mailed::one(&portal).await);
        let ids = [older, newer].map(|mailed| mailed.invited.invitation.id.cast());
        let take_back = |id| move |db: &mut Db| outbox::withdraw(db, id).map(|_| ());
        let (first, then) = (take_back(ids[1]), take_back(ids[0]));
        portal.crossing(first, then, portal.deliver()).await;
    })
    .await;
}

/// What makes its mail useless.
const DEEDS: [&str; 4] = ["accept", "decline", "revoke", "resend"];

impl Mailed {
    async fn one(portal: &Portal) -> Self {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let new = for_one(&provider, &customer.email);
        let invited = portal.invite(&provider, new).await;
        let page = provider.at(&format!("/invitations/{}", invited.invitation.id));
        provider.mails_it(&page).await;
        Self {
            provider,
            customer,
            invited,
            page,
        }
    }

    /// Does it by the link or on the page, without another mail to the customer.
    async fn ends_by(&self, deed: &str) {
        let decline = format!("{}/decline", self.invited.link);
        let on_page = format!("{}/{deed}", self.page);
        let done = match deed {
            "accept" => self.customer.accept(&self.invited, &[]).await,
            "decline" => self.customer.post(&decline, &[]).await,
            "resend" => self.provider.post(&on_page, &[("quiet", "yes")]).await,
            _ => self.provider.post(&on_page, &[]).await,
        };
        done.expect(303);
    }

    /// How many mails brought the customer its invitation.
    async fn brought(&self, portal: &Portal) -> usize {
        let mails = portal.mails_to(&self.customer.email).await;
        let brought = mails.iter().filter(|mail| mail.subject == "Hello");
        brought.count()
    }
}

#[actix_web::test]
async fn what_waits_never_leaves_and_is_told_as_taken_back_where_it_was_told_as_sent() {
    on_each_database(async |portal| {
        for deed in DEEDS {
            let mailed = Mailed::one(&portal).await;
            mailed.ends_by(deed).await;
            assert_eq!(mailed.brought(&portal).await, 0, "{deed}");
            let provider = &mailed.provider;
            let shown = provider.get(&mailed.page).await.expect(200);
            let told = shown.text("main");
            assert!(
                told.contains("Taken back before it could be sent"),
                "{told}"
            );
            let events = shown.texts(".timeline .what");
            let sent = events
                .iter()
                .find(|event| event.starts_with("Sent the invitation to"));
            assert!(sent.unwrap().ends_with("Withdrawn"), "{deed}: {events:?}");
            let state = shown.attribute("dl.facts .tag", "data-state");
            assert_eq!(state, "withdrawn", "{deed}");
            let list = provider.get(&provider.at("/invitations")).await.expect(200);
            assert!(list.has("tbody .tag[data-state=withdrawn]"), "{deed}");
            let list = provider.get(&provider.at("/mails?state=withdrawn")).await;
            let list = list.expect(200);
            assert_eq!(list.texts("tbody th"), ["Hello"], "{deed}");
            assert!(!list.has("tbody form"), "{deed}");
        }
    })
    .await;
}

#[actix_web::test]
async fn of_a_new_link_too_the_timeline_says_that_its_mail_was_taken_back() {
    on_each_database(async |portal| {
        let mailed = Mailed::one(&portal).await;
        let resend = format!("{}/resend", mailed.page);
        mailed.provider.post(&resend, &[]).await.expect(303);
        mailed.ends_by("revoke").await;
        let shown = mailed.provider.get(&mailed.page).await.expect(200);
        let events = shown.texts(".timeline .what").into_iter();
        let withdrawn = events.filter(|event| event.ends_with("Withdrawn"));
        assert_eq!(withdrawn.count(), 2);
    })
    .await;
}

#[actix_web::test]
async fn what_could_not_be_delivered_is_no_trouble_any_more_and_is_not_sent_again() {
    on_each_database(async |portal| {
        for deed in DEEDS {
            let mailed = Mailed::one(&portal).await;
            let server = MailServer::start(Mood::Refuses);
            portal.deliver_by(&server.setting()).await;
            let provider = &mailed.provider;
            let dead = provider.at("/mails?state=dead");
            let tile = format!(".stat[href='{dead}']");
            let home = provider.get(&provider.at("")).await.expect(200);
            assert!(home.has(&tile), "{deed}");
            let list = provider.get(&dead).await.expect(200);
            let again = list.attribute("tbody form", "action");

            mailed.ends_by(deed).await;
            let home = provider.get(&provider.at("")).await.expect(200);
            assert!(!home.has(&tile), "{deed}");
            assert!(provider.get(&dead).await.expect(200).has(".empty"));
            let shown = provider.get(&mailed.page).await.expect(200);
            assert!(!shown.has("form[action*='/mails/']"), "{deed}");
            let why = provider.post(&again, &[]).await.expect(409).text("main");
            // Of an invitation that is still open the mail has an older link.
            let told = deed != "resend" || why.contains("was taken back");
            assert!(told, "{deed}: {why}");
            assert_eq!(mailed.brought(&portal).await, 0, "{deed}");
        }
    })
    .await;
}

#[actix_web::test]
async fn what_left_stays_told_as_sent_whatever_becomes_of_its_link() {
    on_each_database(async |portal| {
        for deed in DEEDS {
            let mailed = Mailed::one(&portal).await;
            assert_eq!(mailed.brought(&portal).await, 1);
            mailed.ends_by(deed).await;
            let shown = mailed.provider.get(&mailed.page).await.expect(200);
            assert!(!shown.has(".tag[data-state=withdrawn]"), "{deed}");
            assert!(!shown.text("main").contains("Taken back"), "{deed}");
            let state = shown.attribute("dl.facts .tag", "data-state");
            assert_eq!(state, "sent", "{deed}");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_mail_that_is_taken_back_under_way_is_told_as_sent_only_if_it_left() {
    on_each_database(async |portal| {
        let (object, now) = (ids::fresh(portal.now()), portal.now());
        let about = About {
            organisation: None,
            object: Some(object),
        };
        let id = portal.a_mail_about(about).await;
        let refused = move |db: &mut Db| {
            let due = outbox::due(db, now)?;
            assert!(outbox::lease(db, &due[0], now.plus_seconds(120))?.is_some());
            assert_eq!(outbox::withdraw(db, object)?, 1);
            outbox::failed(db, id, "refused 550", Verdict::Dead)
        };
        portal.app.db.write::<_, Error>(refused).await.unwrap();
        assert_eq!(portal.only().await, is("withdrawn", 1, ""));
        let left = move |db: &mut Db| outbox::sent(db, id, now);
        portal.app.db.write::<_, Error>(left).await.unwrap();
        assert_eq!(portal.only().await, is("sent", 1, ""));
    })
    .await;
}

#[actix_web::test]
async fn what_was_taken_back_is_tidied_away_after_90_days() {
    on_each_database(async |portal| {
        let object = ids::fresh(portal.now());
        let about = About {
            organisation: None,
            object: Some(object),
        };
        portal.a_mail_about(about).await;
        let withdraw = move |db: &mut Db| outbox::withdraw(db, object);
        portal.app.db.write(withdraw).await.unwrap();
        // Another, which is not.
        portal.a_mail().await;
        let once = async || tidy::once(&portal.app.db, &portal.app.clock).await.unwrap();
        portal.pass_days(89);
        assert_eq!(once().await, 0);
        portal.pass_days(2);
        assert_eq!(once().await, 1);
        assert_eq!(portal.only().await, is("waiting", 0, ""));
    })
    .await;
}
