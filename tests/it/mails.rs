//! Mail through the outbox (P15, P19, P23, P27), whatever the mail server does.
use crate::{
    harness::{Portal, on_each_database},
    mail_server::{MailServer, Mood},
};
use actix_web::rt::time::sleep;
use diesel::{prelude::*, result::Error, sql_query, sql_types::Text};
use multichannel::{
    actions,
    config::MailSetting,
    domain::{
        access::{Roles, Scope, SeeMails},
        delivery::ATTEMPTS,
        id::Id,
        language::Language,
        message::{Delivered, Message, Recipient, Topic},
        time::Timestamp,
        token::{Nonce, Purpose},
    },
    jobs::{Jobs, tidy},
    mail::Transport,
    store::{
        Db, ids,
        outbox::{self, About, Delivery, Mail},
    },
};
use std::{collections::BTreeSet, time::Duration, time::Instant};

const ANA: &str = "ana@customer.example";
const NONCE: Nonce = Nonce::from_random([3; 16]);

/// A mail with a link to a new password.
fn add(db: &mut Db, about: About, now: Timestamp) -> QueryResult<Id<Mail>> {
    let to = Recipient {
        name: "Ana Müller".to_owned(),
        email: ANA.to_owned(),
        language: Language::English,
    };
    let until = now.plus_days(1);
    let message = Message::new(Topic::PasswordReset, to.language).token(
        Purpose::PasswordReset,
        NONCE,
        1,
        until,
    );
    outbox::add(db, &to, &message, about, now)
}

impl Portal {
    async fn a_mail(&self) -> Id<Mail> {
        self.a_mail_about(About::default()).await
    }

    async fn a_mail_about(&self, about: About) -> Id<Mail> {
        let now = self.now();
        let added = self.app.db.write(move |db| add(db, about, now));
        added.await.unwrap()
    }

    /// Where each mail stands: state, attempts, last error.
    async fn standing(&self) -> Vec<(String, i32, String)> {
        use multichannel::store::schema::outbox::dsl::{attempts, id, last_error, outbox, state};
        let all = self.app.db.read(move |db| {
            let query = outbox.order(id).select((state, attempts, last_error));
            query.load::<(String, i32, String)>(db)
        });
        all.await.unwrap()
    }

    async fn only(&self) -> (String, i32, String) {
        let all = self.standing().await;
        assert_eq!(all.len(), 1, "{all:?}");
        all.into_iter().next().unwrap()
    }
}

fn is(state: &str, attempts: i32, error: &str) -> (String, i32, String) {
    (state.to_owned(), attempts, error.to_owned())
}

/// Nobody listens there.
fn dead_server() -> MailSetting {
    MailSetting::parse("smtp://127.0.0.1:1?tls=none").unwrap()
}

#[actix_web::test]
async fn a_mail_is_written_with_its_change_or_not_at_all_and_sent_once() {
    on_each_database(async |portal| {
        let now = portal.now();
        let undone = portal.app.db.write(move |db| {
            add(db, About::default(), now)?;
            Err::<(), Error>(Error::RollbackTransaction)
        });
        undone.await.unwrap_err();
        assert_eq!(portal.mails_to(ANA).await.len(), 0);

        portal.a_mail().await;
        assert_eq!(portal.mails_to(ANA).await.len(), 1);
        assert_eq!(portal.only().await, is("sent", 1, ""));
        let server = MailServer::start(Mood::Takes);
        portal.pass_days(1);
        portal.deliver_by(&server.setting()).await;
        assert_eq!(server.taken().len(), 0, "it was sent already");
    })
    .await;
}

#[actix_web::test]
async fn the_link_works_in_the_mail_and_is_nowhere_in_the_outbox() {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        everything: String,
    }
    const EVERYTHING: &str = "SELECT CAST(message || recipient || recipient_name || state || last_error AS TEXT) AS everything FROM outbox";
    on_each_database(async |portal| {
        portal.a_mail().await;
        let link = portal.link_to(ANA).await;
        let token = portal
            .app
            .keys
            .link
            .token(Purpose::PasswordReset, &NONCE, 1)
            .reveal();
        assert_eq!(link, format!("{}/password/reset/{token}", portal.address));
        let rows = portal.app.db.read(|db| match db {
            Db::Postgres(c) => sql_query(EVERYTHING).load::<Row>(c),
            Db::Sqlite(c) => sql_query(EVERYTHING).load::<Row>(c),
        });
        let rows = rows.await.unwrap();
        assert_eq!(rows.len(), 1);
        // The second half of a token is the secret; the first is the nonce.
        assert!(!rows[0].everything.contains(&token[22..]));
    })
    .await;
}

#[actix_web::test]
async fn two_deliverers_at_once_send_each_mail_once() {
    on_each_database(async |portal| {
        for _ in 0..30 {
            portal.a_mail().await;
        }
        let server = MailServer::start(Mood::Takes);
        let setting = server.setting();
        tokio::join!(
            portal.deliver_by(&setting),
            portal.deliver_by(&setting),
            portal.deliver_by(&setting),
            portal.deliver_by(&setting)
        );
        // Who lost a race leaves the rest to the next look.
        portal.deliver_by(&setting).await;
        let taken = server.taken();
        let different: BTreeSet<_> = taken.iter().collect();
        assert_eq!((taken.len(), different.len()), (30, 30));
    })
    .await;
}

#[actix_web::test]
async fn a_dead_server_is_asked_again_later_and_later() {
    on_each_database(async |portal| {
        let id = portal.a_mail().await;
        portal.deliver_by(&dead_server()).await;
        assert_eq!(portal.only().await, is("waiting", 1, "unreachable"));
        portal.pass_seconds(29);
        portal.deliver_by(&dead_server()).await;
        assert_eq!(portal.only().await.1, 1, "30 seconds and more lie between");
        portal.pass_seconds(10);
        portal.deliver_by(&dead_server()).await;
        assert_eq!(portal.only().await.1, 2);

        let server = MailServer::start(Mood::Takes);
        portal.pass_seconds(90);
        portal.deliver_by(&server.setting()).await;
        assert_eq!(portal.only().await, is("sent", 3, ""));
        assert_eq!(server.taken(), [format!("<{id}@localhost>")]);

        portal.a_mail().await;
        for _ in 0..ATTEMPTS {
            portal.deliver_by(&dead_server()).await;
            portal.pass_days(1);
        }
        assert_eq!(
            portal.standing().await[1],
            is("dead", ATTEMPTS, "unreachable")
        );
    })
    .await;
}

#[actix_web::test]
async fn a_mail_that_a_deliverer_died_with_is_sent_again_under_its_id() {
    on_each_database(async |portal| {
        let id = portal.a_mail().await;
        let now = portal.now();
        let lease = move |db: &mut Db| outbox::lease(db, 1, now, now.plus_seconds(120));
        let leased = portal.app.db.write(lease).await.unwrap();
        assert_eq!(leased.len(), 1);
        let server = MailServer::start(Mood::Takes);
        portal.deliver_by(&server.setting()).await;
        assert_eq!(server.taken().len(), 0, "it is another's for two minutes");
        portal.pass_seconds(121);
        portal.deliver_by(&server.setting()).await;
        assert_eq!(server.taken(), [format!("<{id}@localhost>")]);
    })
    .await;
}

#[actix_web::test]
async fn the_sender_sees_a_refused_mail_and_can_send_it_again() {
    on_each_database(async |portal| {
        let (provider, other) = (portal.a_provider().await, portal.a_provider().await);
        let (own, object, now) = (
            provider.organisation.id,
            ids::fresh(portal.now()),
            portal.now(),
        );
        let about = About {
            organisation: Some(own),
            object: Some(object),
        };
        let id = portal.a_mail_about(about).await;
        portal
            .deliver_by(&MailServer::start(Mood::Refuses).setting())
            .await;

        let seen = |of| {
            portal
                .app
                .db
                .read(move |db| outbox::of_object(db, of, object))
        };
        let deliveries: Vec<Delivery> = seen(own).await.unwrap();
        assert_eq!(deliveries.len(), 1);
        assert_eq!(deliveries[0].state, Delivered::Dead);
        assert_eq!(
            (deliveries[0].attempts, deliveries[0].last_error.as_str()),
            (1, "refused 550")
        );
        assert_eq!(seen(other.organisation.id).await.unwrap().len(), 0);

        let retry = async |person: &crate::people::Person| {
            let scope = Scope {
                account: person.account.id,
                name: person.account.name.clone(),
                email: person.account.email.clone(),
                organisation: person.organisation.clone(),
                roles: Roles::FOUNDER,
            };
            let by = scope.by::<SeeMails>().unwrap();
            let work = move |db: &mut Db| actions::mails::retry(db, &by, id, now);
            portal.app.db.write(work).await
        };
        assert!(retry(&other).await.is_err(), "a foreign mail is not found");
        retry(&provider).await.unwrap();
        assert!(retry(&provider).await.is_err(), "it is dead no more");
        assert_eq!(portal.mails_to(ANA).await.len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn a_mail_whose_link_died_is_taken_back_unless_it_left() {
    on_each_database(async |portal| {
        let about = |object| About {
            organisation: None,
            object: Some(object),
        };
        let (one, other) = (ids::fresh(portal.now()), ids::fresh(portal.now()));
        portal.a_mail_about(about(one)).await;
        portal.deliver().await;
        portal.a_mail_about(about(one)).await;
        portal.a_mail_about(about(other)).await;
        let withdraw = move |db: &mut Db| outbox::withdraw(db, one);
        assert_eq!(portal.app.db.write(withdraw).await.unwrap(), 1);
        assert_eq!(portal.mails_to(ANA).await.len(), 2);
    })
    .await;
}

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
        portal.a_mail().await;
        app.post.notify_one();
        sleep(Duration::from_millis(100)).await;
        assert_eq!(portal.only().await.1, 1, "it is under way");
        let begun = Instant::now();
        for _ in 0..10 {
            portal.a_visitor().get("/readyz").await.expect(200);
        }
        assert!(
            begun.elapsed() < Duration::from_secs(1),
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
        for _ in 0..50 {
            sleep(Duration::from_millis(10)).await;
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

#[actix_web::test]
async fn the_demo_shows_its_mail_to_everybody() {
    on_each_database(async |portal| {
        let visitor = portal.a_visitor();
        let empty = visitor.get("/demo/mailbox").await.expect(200);
        assert!(!empty.has("table"));
        portal.a_mail().await;
        let link = portal.link_to(ANA).await;
        let list = visitor.get("/demo/mailbox").await.expect(200);
        assert_eq!(list.texts("tbody th"), ["Set a new password"]);
        let mail = list.attribute("tbody th a", "href");
        let mail = visitor.get(&mail).await.expect(200);
        assert_eq!(mail.attribute(".letter a", "href"), link);
        assert!(mail.text(".facts").contains(ANA));
        visitor.get("/demo/mailbox/none.eml").await.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn only_the_demo_has_a_mailbox() {
    let Some(portal) = Portal::start("sqlite").await else {
        return;
    };
    let app = multichannel::web::app::App {
        mailbox: None,
        ..portal.app.clone()
    };
    let service = actix_web::test::init_service(multichannel::web::server::application(app)).await;
    for path in ["/demo/mailbox", "/demo/mailbox/x.eml"] {
        let request = actix_web::test::TestRequest::get().uri(path).to_request();
        let answer = actix_web::test::call_service(&service, request).await;
        assert_eq!(answer.status(), 404, "{path}");
    }
}
