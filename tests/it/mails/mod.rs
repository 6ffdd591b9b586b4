//! Mail through the outbox (P15, P19, P23, P27), whatever the mail server does.
mod addresses;
mod demo;
mod hosts;
mod jobs;
mod sending;
mod stopped;
mod taken_back;

use crate::harness::Portal;
use diesel::prelude::*;
use multichannel::{
    config::MailSetting,
    domain::{
        id::Id,
        language::Language,
        message::{Message, Recipient, Topic},
        time::Timestamp,
        token::{Nonce, Purpose},
    },
    store::{
        Db,
        outbox::{self, About, Mail},
    },
};

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
