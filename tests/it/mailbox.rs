//! The mail of a portal under test: delivered when a test says so, into the folder that the demo's mailbox shows.
use crate::harness::Portal;
use multichannel::{
    config::MailSetting,
    jobs::deliver_mail::Deliverer,
    mail::{
        Address, Letterhead, Transport,
        mailbox::{self, Opened},
    },
};
use std::sync::atomic::AtomicBool;

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

    /// All mails to this address after delivering what is due, newest first.
    pub async fn mails_to(&self, email: &str) -> Vec<Opened> {
        self.deliver().await;
        let folder = self.app.mailbox.as_ref().unwrap();
        let all = mailbox::list(folder, usize::MAX).unwrap();
        let theirs = all.iter().filter(|mail| mail.to.contains(email));
        let open = |mail: &mailbox::Received| mailbox::read(folder, &mail.file).unwrap().unwrap();
        let mails: Vec<_> = theirs.map(open).collect();
        for mail in &mails {
            let all = format!("{}\n{}", mail.head.subject, mail.text);
            assert!(
                !all.contains("{$") && !all.contains("mail-"),
                "words or facts are missing: {all}"
            );
        }
        mails
    }

    /// The newest mail to this address; fails the test if there is none.
    pub async fn mail_to(&self, email: &str) -> Opened {
        let mails = self.mails_to(email).await;
        mails
            .into_iter()
            .next()
            .unwrap_or_else(|| panic!("no mail to {email}"))
    }

    /// The one link of the newest mail to this address.
    pub async fn link_to(&self, email: &str) -> String {
        let mail = self.mail_to(email).await;
        assert_eq!(mail.links.len(), 1, "{}", mail.text);
        mail.links[0].clone()
    }
}
