//! Delivering and tidying in the background.
use super::is;
use crate::{
    harness::{Portal, on_each_database},
    invitations::addressed,
    mail_server::{MailServer, Mood},
    people::Person,
};
use actix_web::rt::time::sleep;
use multichannel::{
    domain::id::Id,
    jobs::{Jobs, tidy},
    mail::Transport,
    store::outbox::Mail,
};
use std::time::{Duration, Instant};

/// A provider with so many members and invitations that were not sent.
async fn members_and_invitations(portal: &Portal, many: usize) -> (Person, Vec<(Person, String)>) {
    let provider = portal.a_provider().await;
    let mut all = Vec::new();
    for _ in 0..many {
        let member = portal.a_colleague_of(&provider, "", "").await;
        all.push((member, provider.invites(&addressed(&[])).await));
    }
    (provider, all)
}

/// Everything that writes a mail: a new password is asked for, an invitation is sent.
async fn write_mails(portal: &Portal, by: &Person, (member, page): &(Person, String)) {
    let forgot = [("email", member.email.as_str())];
    let asked = portal.a_visitor().post("/password/forgot", &forgot).await;
    asked.expect(303);
    let body = format!("Hello\n\n{}", by.link_on(page).await);
    let letter = [("subject", "Our offer"), ("body", body.as_str())];
    by.post(&format!("{page}/send"), &letter).await.expect(303);
}

/// The mail that was under way was given back at once, and is known again by its id if it had left after all; the
/// others were kept for later.
async fn all_leave_after_all(portal: &Portal, under_way: Id<Mail>, number: usize) {
    let mut standing = vec![is("waiting", 0, ""); number];
    standing[0] = is("waiting", 1, "");
    assert_eq!(portal.standing().await, standing);
    let good = MailServer::start(Mood::Takes);
    portal.deliver_by(&good.setting()).await;
    let taken = good.taken();
    assert_eq!(taken.len(), number, "{taken:?}");
    assert!(taken.contains(&format!("<{under_way}@localhost>")));
    let mut standing = vec![is("sent", 1, ""); number];
    standing[0] = is("sent", 2, "");
    assert_eq!(portal.standing().await, standing);
}

#[actix_web::test]
async fn pages_do_not_notice_a_silent_mail_server_and_stopping_does_not_wait_for_it() {
    on_each_database(async |portal| {
        let (provider, to_write) = members_and_invitations(&portal, 3).await;
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
        for of_one in &to_write {
            portal.a_visitor().get("/readyz").await.expect(200);
            write_mails(&portal, &provider, of_one).await;
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
        all_leave_after_all(&portal, id, 1 + 2 * to_write.len()).await;
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
