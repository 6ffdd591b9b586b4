//! What is sent, how often, and what the sender sees.
use super::{ANA, NONCE, add, dead_server, is};
use crate::{
    harness::{Portal, on_each_database},
    mail_server::{MailServer, Mood},
    people::Person,
};
use diesel::{QueryableByName, RunQueryDsl, result::Error, sql_query, sql_types::Text};
use multichannel::{
    actions::mails::{self, Retried},
    domain::{
        access::{Roles, Scope, SendMails},
        delivery::ATTEMPTS,
        message::Delivered,
        token::Purpose,
    },
    jobs::deliver_mail::take_over,
    store::{
        Db, ids,
        outbox::{self, About, Delivery},
    },
};
use std::collections::BTreeSet;

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

impl Portal {
    /// The one mail that waits is lent to a deliverer for two minutes.
    async fn leased(&self) {
        let now = self.now();
        let lease = move |db: &mut Db| {
            let due = outbox::due(db, now)?;
            assert_eq!(due.len(), 1);
            outbox::lease(db, &due[0], now.plus_seconds(120))
        };
        let leased = self.app.db.write::<_, Error>(lease).await.unwrap();
        assert!(leased.is_some());
    }
}

#[actix_web::test]
async fn a_mail_that_a_deliverer_died_with_is_sent_again_under_its_id() {
    on_each_database(async |portal| {
        let id = portal.a_mail().await;
        portal.leased().await;
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
async fn what_is_taken_over_is_what_was_under_way_and_nothing_that_waits_for_its_time() {
    on_each_database(async |portal| {
        portal.a_mail().await;
        portal.deliver_by(&dead_server()).await;
        let id = portal.a_mail().await;
        portal.leased().await;
        take_over(&portal.app.db, portal.now()).await.unwrap();
        let server = MailServer::start(Mood::Takes);
        portal.deliver_by(&server.setting()).await;
        assert_eq!(server.taken(), [format!("<{id}@localhost>")]);
        assert_eq!(portal.standing().await[0], is("waiting", 1, "unreachable"));
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

        let retry = async |person: &Person| {
            let scope = Scope {
                account: person.account.id,
                name: person.account.name.clone(),
                email: person.account.email.clone(),
                organisation: person.organisation.clone(),
                roles: Roles::FOUNDER,
            };
            let by = scope.by::<SendMails>().unwrap();
            let work = move |db: &mut Db| mails::retry(db, &by, id, now);
            portal.app.db.write(work).await
        };
        assert!(retry(&other).await.is_err(), "a foreign mail is not found");
        assert_eq!(retry(&provider).await.unwrap(), Retried::Now);
        assert_eq!(retry(&provider).await.unwrap(), Retried::Before);
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
