//! A message as JSON.
use crate::domain::{
    language::Language,
    message::{Link, Message, Topic},
    time::Timestamp,
    token::{Nonce, Purpose},
};
use diesel::result::QueryResult;
use serde::{Deserialize, Serialize};

/// The message as JSON; without the secret halves of tokens (P15).
#[derive(Serialize, Deserialize)]
pub(super) struct Kept {
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
    /// The message as the column keeps it.
    pub fn write(message: &Message) -> QueryResult<String> {
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

    /// `None` if a later version of the program wrote it.
    pub fn read(text: &str) -> Option<Message> {
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
