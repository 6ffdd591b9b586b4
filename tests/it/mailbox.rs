//! The mail of a portal under test: delivered when a test asks for it, into the folder that the demo's mailbox shows,
//! and read there as the people that it is for would read it.
use crate::{harness::Portal, people::Person};
use diesel::prelude::*;
use multichannel::{
    config::MailSetting,
    jobs::deliver_mail::Deliverer,
    mail::{Address, Letterhead, Transport, mailbox},
    store::schema::outbox,
};
use std::sync::atomic::AtomicBool;

/// A mail that was delivered.
#[derive(Debug)]
pub struct Mail {
    /// Name and address.
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// The addresses in it, each once.
    pub links: Vec<String>,
    /// The file as it is.
    pub raw: String,
}

impl Mail {
    /// The one link, as a path.
    pub fn link(&self) -> &str {
        assert_eq!(self.links.len(), 1, "{}", self.text);
        let path = self.links[0].splitn(4, '/').nth(3).unwrap();
        &self.links[0][self.links[0].len() - path.len() - 1..]
    }
}

impl Portal {
    /// What the portal's letters have in common.
    pub fn letterhead(&self) -> Letterhead {
        Letterhead {
            from: Address::parse("Multichannel <no-reply@portal.example>").unwrap(),
            public_url: self.app.public_url.clone(),
            key: self.app.keys.link.clone(),
        }
    }

    /// Delivers all that is due now by this way of sending.
    pub async fn deliver_by(&self, setting: &MailSetting) {
        let transport = Transport::open(setting).unwrap();
        let (db, clock) = (self.app.db.clone(), self.app.clock.clone());
        let mut deliverer = Deliverer::new(db, clock, self.letterhead(), transport);
        deliverer.deliver(&AtomicBool::new(false)).await.unwrap();
    }

    /// Delivers all that is due now into the mailbox.
    pub async fn deliver(&self) {
        let folder = self.app.mailbox.clone().unwrap();
        self.deliver_by(&MailSetting::File(folder)).await;
    }

    /// All mails after delivering what is due, oldest first.
    pub async fn all_mails(&self) -> Vec<Mail> {
        self.deliver().await;
        let folder = self.app.mailbox.as_ref().unwrap();
        let all = mailbox::list(folder, usize::MAX).unwrap();
        let read = all.into_iter().rev().map(|head| {
            let opened = mailbox::read(folder, &head.file).unwrap().unwrap();
            let text = opened.text;
            let written = format!("{}\n{text}", head.subject);
            let missing = written.contains("{$") || written.contains("mail-");
            assert!(!missing, "words or facts are missing: {written}");
            Mail {
                to: head.to,
                subject: head.subject,
                text,
                html: opened.html,
                links: opened.links,
                raw: std::fs::read_to_string(folder.join(&head.file)).unwrap(),
            }
        });
        read.collect()
    }

    /// The mails that came since this was asked last, oldest first.
    pub async fn new_mails(&self) -> Vec<Mail> {
        let mut all = self.all_mails().await;
        let mut known = self.mails_read.lock().unwrap();
        let new = all.split_off(*known);
        *known += new.len();
        new
    }

    /// The one mail that came since this was asked last.
    pub async fn the_mail(&self) -> Mail {
        let mut new = self.new_mails().await;
        assert_eq!(new.len(), 1, "{new:?}");
        new.remove(0)
    }

    /// All mails to this address, newest first.
    pub async fn mails_to(&self, email: &str) -> Vec<Mail> {
        let mut all = self.all_mails().await;
        all.retain(|mail| mail.to.contains(email));
        all.reverse();
        all
    }

    /// The newest mail to this address; fails the test if there is none.
    pub async fn mail_to(&self, email: &str) -> Mail {
        let newest = self.mails_to(email).await.into_iter().next();
        newest.unwrap_or_else(|| panic!("no mail to {email}"))
    }

    /// The one link of the newest mail to this address.
    pub async fn link_to(&self, email: &str) -> String {
        let mail = self.mail_to(email).await;
        assert_eq!(mail.links.len(), 1, "{}", mail.text);
        mail.links[0].clone()
    }

    /// What the outbox holds, sent or not, but nothing that was taken back: for whom, and topic and facts, oldest first.
    pub async fn outbox(&self) -> Vec<(String, String)> {
        let all = outbox::table.filter(outbox::state.ne("withdrawn"));
        let all = all.order(outbox::id);
        let all = all.select((outbox::recipient, outbox::message));
        let read = self.app.db.read(move |db| all.load(db));
        read.await
            .map_err(|error: diesel::result::Error| error)
            .unwrap()
    }

    /// What was written to this address on this topic, sent or not: the facts, oldest first.
    pub async fn posted(&self, topic: &str, to: &str) -> Vec<String> {
        let topic = format!("\"topic\":\"{topic}\"");
        let all = self.outbox().await.into_iter();
        let theirs = all.filter(|(email, message)| email == to && message.contains(&topic));
        theirs.map(|(_, message)| message).collect()
    }

    /// How many mails on this topic the person was written.
    pub async fn mails(&self, topic: &str, to: &Person) -> i64 {
        let posted = self.posted(topic, &to.email).await;
        posted.len().try_into().unwrap()
    }
}
