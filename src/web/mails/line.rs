//! A mail as its sender sees it: in the list, and on the page of what it is about.
use crate::{
    domain::{
        message::{Delivered, Link, Message},
        organisation::Organisation,
        paths,
        time::Timestamp,
        token::Purpose,
    },
    mail::trouble,
    messages::Phrase,
    store::outbox::Delivery,
    web::page::Frame,
};

/// What a page tells of a mail; `components/mails.html` draws it.
#[derive(Debug)]
pub struct Line {
    pub recipient: String,
    pub state: &'static str,
    pub at: Timestamp,
    pub tries: Phrase,
    /// What went wrong last, or why it does not leave any more, in plain words.
    pub trouble: Option<Phrase>,
    /// When it is tried next.
    pub next: Option<Timestamp>,
    /// Where another chance is asked for.
    pub again: Option<String>,
}

impl Line {
    /// For a reader in this organisation; only its own mails can be sent again, and only if it `may`.
    pub fn of(f: &Frame, reader: &Organisation, may: bool, mail: &Delivery) -> Self {
        let waits = mail.state == Delivered::Waiting;
        let stopped = mail.state == Delivered::Dead;
        let own = may && stopped && mail.organisation == Some(reader.id);
        let failed = !mail.last_error.is_empty();
        let trouble = match mail.state {
            Delivered::Withdrawn => Some(f.t("mails-withdrawn")),
            _ => failed.then(|| f.say(&trouble(&mail.last_error, stopped))),
        };
        Self {
            recipient: mail.recipient.clone(),
            state: mail.state.as_str(),
            at: mail.created_at,
            tries: f.t("mails-tries").with("tries", mail.attempts),
            trouble,
            next: (waits && failed).then_some(mail.due_at),
            again: own.then(|| format!("{}/{}/send", paths::mails(&reader.slug), mail.id)),
        }
    }

    /// The same of several mails.
    pub fn all(f: &Frame, reader: &Organisation, may: bool, mails: &[Delivery]) -> Vec<Self> {
        let line = |mail| Self::of(f, reader, may, mail);
        mails.iter().map(line).collect()
    }
}

/// The page of what the mail is about, where the reader's organisation has one.
pub fn page_of(reader: &Organisation, mail: &Delivery, message: &Message) -> Option<String> {
    let home = paths::organisation(&reader.slug);
    match (&message.link, mail.object) {
        (Some(Link::Page(path)), _) => path
            .strip_prefix(&home)
            // What a customer lets its partners reach may be closed to the reader by now.
            .is_some_and(|rest| rest.starts_with('/') && !rest.starts_with("/on-behalf/"))
            .then(|| path.clone()),
        (Some(Link::Token { purpose, .. }), Some(object)) => match purpose {
            Purpose::Invitation => Some(paths::invitation(&reader.slug, object.cast())),
            Purpose::Partnership => Some(paths::reseller(&reader.slug, object.cast())),
            _ => None,
        },
        _ => None,
    }
}
