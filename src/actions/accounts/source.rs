//! The links that a sign-up begins with; without one nobody signs up.
use crate::{
    domain::{
        id::Id,
        invitation::{self, Invitation},
        message::Message,
        opening::Opening,
        organisation::Organisation,
        partnership::{self, Partnership},
        sign_up::{self, SignUp, Via},
        time::Timestamp,
        token::{LinkKey, Nonce, Spent, Token},
    },
    store::{Db, invitations, openings, organisations, partnerships},
};
use diesel::QueryResult;

/// What brought somebody here.
#[derive(Debug)]
pub enum Source {
    Invitation(Invitation),
    Partnership(Partnership),
    Opening(Opening),
}

/// Why nobody can sign up with a link any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Closed {
    #[error(transparent)]
    Invitation(#[from] invitation::Refusal),
    #[error(transparent)]
    Partnership(#[from] partnership::Refusal),
    #[error(transparent)]
    Opening(#[from] Spent),
    #[error("a new link took its place")]
    Renewed,
    #[error("the provider is suspended")]
    Suspended,
}

impl Source {
    /// What the token is the present link of; its purpose says which of the three.
    pub fn by_token(db: &mut Db, key: &LinkKey, token: &Token) -> QueryResult<Option<Self>> {
        let found = match invitations::by_nonce(db, token.nonce())? {
            Some(found) => Some(Self::Invitation(found)),
            None => match partnerships::by_nonce(db, token.nonce())? {
                Some(found) => Some(Self::Partnership(found)),
                None => openings::by_nonce(db, token.nonce())?.map(Self::Opening),
            },
        };
        Ok(found.filter(|source| key.made(token, source.via().purpose(), source.generation())))
    }

    /// What a sign-up began with, whatever became of the link since.
    pub fn of(db: &mut Db, waiting: &SignUp) -> QueryResult<Option<Self>> {
        let id = waiting.source;
        Ok(match waiting.via {
            Via::Invitation => invitations::by_id(db, id.cast())?.map(Self::Invitation),
            Via::Partnership => partnerships::of_any(db, id.cast())?.map(Self::Partnership),
            Via::Opening => openings::by_id(db, id.cast())?.map(Self::Opening),
        })
    }

    /// Which of the three it is.
    pub const fn via(&self) -> Via {
        match self {
            Self::Invitation(_) => Via::Invitation,
            Self::Partnership(_) => Via::Partnership,
            Self::Opening(_) => Via::Opening,
        }
    }
    /// Its id, as a sign-up keeps it.
    pub const fn id(&self) -> Id<sign_up::Source> {
        match self {
            Self::Invitation(it) => it.id.cast(),
            Self::Partnership(it) => it.id.cast(),
            Self::Opening(it) => it.id.cast(),
        }
    }
    /// The provider that asks; an opening has none yet.
    pub const fn provider(&self) -> Option<Id<Organisation>> {
        match self {
            Self::Invitation(it) => Some(it.provider),
            Self::Partnership(it) => Some(it.provider),
            Self::Opening(_) => None,
        }
    }
    /// Whether somebody can still sign up with it at `now`.
    pub fn is_open(&self, now: Timestamp) -> Result<(), Closed> {
        match self {
            Self::Invitation(it) => it.is_open(now)?,
            Self::Partnership(it) => it.is_open(now)?,
            Self::Opening(it) => it.is_open(now)?,
        }
        Ok(())
    }
    /// Whether its provider is there to sign up for.
    pub fn is_backed(&self, db: &mut Db) -> QueryResult<Result<(), Closed>> {
        let Some(provider) = self.provider() else {
            return Ok(Ok(()));
        };
        let provider = organisations::by_id(db, provider)?;
        Ok(match provider.is_in_good_standing() {
            true => Ok(()),
            false => Err(Closed::Suspended),
        })
    }
    /// Which of its links works now.
    pub const fn generation(&self) -> i32 {
        self.link().1
    }
    const fn link(&self) -> (Nonce, i32) {
        match self {
            Self::Invitation(it) => (it.nonce, it.generation),
            Self::Partnership(it) => (it.nonce, it.generation),
            Self::Opening(it) => (it.nonce, Opening::GENERATION),
        }
    }
    /// Its present token.
    pub fn token(&self, key: &LinkKey) -> Token {
        let (nonce, generation) = self.link();
        key.token(self.via().purpose(), &nonce, generation)
    }
    /// The mail with its present link.
    pub(super) fn linked_in(&self, mail: Message) -> Message {
        let (nonce, generation) = self.link();
        let until = match self {
            Self::Invitation(it) => it.expires_at,
            Self::Partnership(it) => it.expires_at,
            Self::Opening(it) => it.expires_at,
        };
        mail.token(self.via().purpose(), nonce, generation, until)
    }
}
