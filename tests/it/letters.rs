//! The mails that wait in the outbox, taken out and read as the people they are for would read them.
use crate::harness::Portal;
use multichannel::{
    domain::message::{Link, Message, Topic},
    store::outbox::{self, Due},
};

/// A mail and the one link in it.
#[derive(Debug)]
pub struct Letter {
    pub topic: Topic,
    pub to: String,
    /// The link as a path; empty if there is none.
    pub link: String,
}

impl Portal {
    /// Takes all mails out of the outbox, the oldest first.
    pub async fn letters(&self) -> Vec<Letter> {
        let now = self.now();
        let due = self.app.db.write(move |db| {
            let due = outbox::lease(db, 1000, now, now.plus_days(1))?;
            for mail in &due {
                outbox::sent(db, mail.id, now)?;
            }
            Ok::<_, diesel::result::Error>(due)
        });
        let letter = |due: Due| Letter {
            topic: due.message.topic,
            to: due.to.email,
            link: self.path_of(&due.message),
        };
        due.await.unwrap().into_iter().map(letter).collect()
    }

    /// The one mail that there is.
    pub async fn the_letter(&self) -> Letter {
        let mut letters = self.letters().await;
        assert_eq!(letters.len(), 1, "{letters:?}");
        letters.remove(0)
    }

    fn path_of(&self, message: &Message) -> String {
        match &message.link {
            Some(Link::Token {
                purpose,
                nonce,
                generation,
            }) => {
                let address = self.app.link(*purpose, nonce, *generation);
                address.strip_prefix(&self.address).unwrap().to_owned()
            }
            Some(Link::Page(path)) => path.clone(),
            None => String::new(),
        }
    }
}
