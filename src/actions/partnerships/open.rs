//! The partnership that a link opens.
use crate::domain::{
    organisation::Organisation,
    partnership::{Partnership, Refusal},
    time::Timestamp,
    token::{LinkKey, Token},
};
use crate::store::{Db, organisations, partnerships};

/// A partnership and the provider that asks for it.
#[derive(Debug)]
pub struct Opened {
    pub partnership: Partnership,
    pub provider: Organisation,
}

/// Why a link opens nothing, or cannot be accepted.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    #[error("there is no such link")]
    Unknown,
    /// With the provider, who can be asked.
    #[error("{0}")]
    Refused(Refusal, Box<Organisation>),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

impl Opened {
    /// Whether it can be accepted at `now`, whoever accepts.
    pub fn is_open(&self, now: Timestamp) -> Result<(), Refusal> {
        self.partnership.is_open(now)?;
        match self.provider.is_in_good_standing() {
            true => Ok(()),
            false => Err(Refusal::Suspended),
        }
    }
    /// The refusal, with whom to ask.
    pub fn refused(&self, refusal: Refusal) -> LinkError {
        LinkError::Refused(refusal, Box::new(self.provider.clone()))
    }
}

/// Whatever state it is in; a link that was replaced by a newer one opens nothing.
pub fn open(db: &mut Db, key: &LinkKey, token: &Token) -> Result<Opened, LinkError> {
    let found = partnerships::by_nonce(db, token.nonce())?;
    let partnership = found.ok_or(LinkError::Unknown)?;
    let genuine = partnership.has_link(key, token).ok_or(LinkError::Unknown)?;
    let provider = organisations::by_id(db, partnership.provider)?;
    let opened = Opened {
        partnership,
        provider,
    };
    genuine.map_err(|refusal| opened.refused(refusal))?;
    Ok(opened)
}
