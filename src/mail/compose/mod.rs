//! Letters from what is kept in the outbox: here facts become words, and tokens become links (P15, P19, P23).
mod block;
mod facts;
#[cfg(test)]
mod tests;

pub use facts::{named, subject};

use super::{Address, Letter};
use crate::{
    config::PublicUrl,
    domain::{
        language::Language,
        message::{Link, Message, Recipient},
        paths,
        time::Timestamp,
        token::LinkKey,
    },
};
use askama::Template;
use block::Block;

/// What all letters of the installation share.
#[derive(Clone)]
pub struct Letterhead {
    /// Whom they come from; always the same.
    pub from: Address,
    /// What links begin with, whatever a request said.
    pub public_url: PublicUrl,
    /// What links are made with.
    pub key: LinkKey,
}

#[derive(Template)]
#[template(path = "mail/letter.txt")]
struct Plain<'a> {
    blocks: &'a [Block<'a>],
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Html<'a> {
    language: Language,
    subject: &'a str,
    blocks: &'a [Block<'a>],
}

impl Letterhead {
    /// The letter of the outbox entry `id`, written at `at`: the same at each attempt.
    pub fn compose(
        &self,
        id: &str,
        at: Timestamp,
        to: &Recipient,
        message: &Message,
    ) -> askama::Result<Letter> {
        let url = message.link.as_ref().map(|link| self.url(link));
        let languages = [Some(message.language), facts::second_language(message)];
        let blocks: Vec<Block<'_>> = languages
            .into_iter()
            .flatten()
            .enumerate()
            .map(|(place, language)| self.block(place, language, to, message, url.as_deref()))
            .collect();
        let subject = facts::subject(message, &to.name, message.language);
        Ok(Letter {
            message_id: format!("{id}@{}", self.public_url.mail_domain()),
            kind: message.topic.as_str().to_owned(),
            at: jiff::Timestamp::from_microsecond(at.micros()).unwrap_or_default(),
            from: self.from.clone(),
            to: Address {
                name: to.name.clone(),
                email: to.email.clone(),
            },
            reply_to: None,
            text: Plain { blocks: &blocks }.render()?,
            html: Html {
                language: message.language,
                subject: &subject,
                blocks: &blocks,
            }
            .render()?,
            subject,
        })
    }

    fn url(&self, link: &Link) -> String {
        let path = match link {
            Link::Page(path) => path.clone(),
            Link::Token {
                purpose,
                nonce,
                generation,
            } => paths::token_path(*purpose, &self.key.token(*purpose, nonce, *generation)),
        };
        format!("{}{path}", self.public_url.as_str())
    }
}
