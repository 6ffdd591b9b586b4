//! Delivering and tidying in the background.
use super::is;
use crate::{
    harness::on_each_database,
    mail_server::{MailServer, Mood},
};
use actix_web::rt::time::sleep;
use multichannel::{
    jobs::{Jobs, tidy},
    mail::Transport,
};
use std::time::{Duration, Instant};

#[actix_web::test]
async fn pages_do_not_notice_a_silent_mail_server_and_stopping_does_not_wait_for_it() {
    on_each_database(async |portal| {
        let server = MailServer::start(Mood::Silent);
        let app = portal.app.clone();
        let transport = Transport::open(&server.setting()).unwrap();
        let jobs = Jobs::start(
            app.db,
            app.clock,
            portal.letterhead(),
            transport,
            app.post.clone(),
        );
        let id = portal.a_mail().await;
        app.post.notify_one();
        for _ in 0..500 {
            sleep(Duration::from_millis(20)).await;
            if portal.only().await.1 == 1 {
                break;
            }
        }
        assert_eq!(portal.only().await.1, 1, "it is under way");
        let begun = Instant::now();
        for _ in 0..10 {
            portal.a_visitor().get("/readyz").await.expect(200);
        }
        assert!(
            begun.elapsed() < Duration::from_secs(5),
            "{:?}",
            begun.elapsed()
        );
        let begun = Instant::now();
        jobs.stop().await;
        assert!(
            begun.elapsed() < Duration::from_secs(5),
            "{:?}",
            begun.elapsed()
        );
        // Given back at once, and known again by its id if it had left after all.
        assert_eq!(portal.only().await, is("waiting", 1, ""));
        let good = MailServer::start(Mood::Takes);
        portal.deliver_by(&good.setting()).await;
        assert_eq!(good.taken(), [format!("<{id}@localhost>")]);
        assert_eq!(portal.only().await, is("sent", 2, ""));
    })
    .await;
}

#[actix_web::test]
async fn a_nudge_delivers_at_once_and_stopping_leaves_nothing_half_done() {
    on_each_database(async |portal| {
        let server = MailServer::start(Mood::Takes);
        let app = portal.app.clone();
        let transport = Transport::open(&server.setting()).unwrap();
        let jobs = Jobs::start(
            app.db,
            app.clock,
            portal.letterhead(),
            transport,
            app.post.clone(),
        );
        portal.a_mail().await;
        app.post.notify_one();
        for _ in 0..500 {
            sleep(Duration::from_millis(20)).await;
            if portal.only().await.0 == "sent" {
                break;
            }
        }
        jobs.stop().await;
        assert_eq!(portal.only().await, is("sent", 1, ""));
        assert_eq!(server.taken().len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn sent_mails_and_dead_sessions_are_tidied_away_in_their_time() {
    on_each_database(async |portal| {
        portal.a_provider().await;
        portal.a_mail().await;
        portal.deliver().await;
        portal.pass_days(1);
        let once = async || tidy::once(&portal.app.db, &portal.app.clock).await.unwrap();
        assert_eq!(once().await, 0, "everything is still of use");
        portal.pass_days(2);
        assert_eq!(once().await, 1, "the session");
        portal.pass_days(90);
        assert_eq!(once().await, 1, "the mail");
        assert_eq!(portal.standing().await.len(), 0);
    })
    .await;
}
