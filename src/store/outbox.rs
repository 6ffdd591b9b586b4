//! The transactional outbox (P27): mails are written with what they tell, and sent later.
use super::{Db, activities::Object, ids, schema::outbox};
use crate::domain::{
    id::Id,
    language::Language,
    message::{Link, Message, Recipient, Topic},
    organisation::Organisation,
    time::Timestamp,
    token::{Nonce, Purpose},
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// Marks ids of mails in the outbox.
#[derive(Debug)]
pub struct Mail;

/// Where a mail belongs: the organisation that sees its delivery, and the thing on whose page it shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct About {
    pub organisation: Option<Id<Organisation>>,
    pub object: Option<Id<Object>>,
}

/// Puts a mail into the outbox; it goes out after the transaction.
pub fn add(
    db: &mut Db,
    to: &Recipient,
    message: &Message,
    about: About,
    now: Timestamp,
) -> QueryResult<Id<Mail>> {
    let id = ids::fresh(now);
    diesel::insert_into(outbox::table)
        .values((
            outbox::id.eq(id),
            outbox::organisation_id.eq(about.organisation),
            outbox::object_id.eq(about.object),
            outbox::message.eq(Kept::write(message)?),
            outbox::recipient.eq(&to.email),
            outbox::recipient_name.eq(&to.name),
            outbox::state.eq("waiting"),
            outbox::attempts.eq(0),
            outbox::due_at.eq(now),
            outbox::last_error.eq(""),
            outbox::created_at.eq(now),
        ))
        .execute(db)?;
    Ok(id)
}

/// The message as JSON.
#[derive(Serialize, Deserialize)]
struct Kept {
    topic: String,
    language: String,
    second_language: Option<String>,
    facts: Vec<(String, String)>,
    link: Option<KeptLink>,
    until: Option<i64>,
}

#[derive(Serialize, Deserialize)]
enum KeptLink {
    Token {
        purpose: String,
        nonce: [u8; 16],
        generation: i32,
    },
    Page(String),
}

impl Kept {
    fn write(message: &Message) -> QueryResult<String> {
        let kept = Self {
            topic: message.topic.as_str().to_owned(),
            language: message.language.as_str().to_owned(),
            second_language: message.second_language.map(|l| l.as_str().to_owned()),
            facts: message.facts.clone(),
            link: message.link.as_ref().map(|link| match link {
                Link::Token {
                    purpose,
                    nonce,
                    generation,
                } => KeptLink::Token {
                    purpose: purpose.as_str().to_owned(),
                    nonce: nonce.0,
                    generation: *generation,
                },
                Link::Page(path) => KeptLink::Page(path.clone()),
            }),
            until: message.until.map(Timestamp::micros),
        };
        serde_json::to_string(&kept)
            .map_err(|e| diesel::result::Error::SerializationError(e.into()))
    }

    fn read(text: &str) -> Option<Message> {
        let kept: Self = serde_json::from_str(text).ok()?;
        let link = match kept.link {
            Some(KeptLink::Token {
                purpose,
                nonce,
                generation,
            }) => Some(Link::Token {
                purpose: Purpose::parse(&purpose)?,
                nonce: Nonce::from_random(nonce),
                generation,
            }),
            Some(KeptLink::Page(path)) => Some(Link::Page(path)),
            None => None,
        };
        Some(Message {
            topic: Topic::parse(&kept.topic)?,
            language: Language::parse(&kept.language)?,
            second_language: kept.second_language.as_deref().and_then(Language::parse),
            facts: kept.facts,
            link,
            until: kept.until.map(Timestamp::from_micros),
        })
    }
}
