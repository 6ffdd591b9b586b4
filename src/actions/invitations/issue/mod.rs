//! Making invitations (S4). Only members of a provider hold the right, so resellers cannot (S5).
mod make;
mod rights;

pub(super) use make::make_all;
pub use rights::{RightsAsked, RolesAsked, resolved};

use super::hand_over::tell;
use crate::{
    domain::{
        access::{By, WriteInvitations},
        delegation::RightsRefusal,
        id::Id,
        invitation::{Addressee, Kind, Refusal},
        language::Language,
        letter_draft::LetterDraft,
        link_life::LinkLife,
        once::Once,
        organisation::Slug,
        paths,
        text::Note,
        time::Timestamp,
    },
    store::{Db, invitation_drafts, once_keys, organisations},
};

/// What a provider wants to invite to.
#[derive(Debug, Clone)]
pub struct New {
    pub kind: Kind,
    /// For one customer; none for every customer (S11).
    pub addressee: Option<Addressee>,
    pub language: Language,
    pub second_language: Option<Language>,
    /// One invitation for each; none means one that no reseller is handed.
    pub resellers: Vec<Slug>,
    /// Who is to get the rights: the provider, resellers of this invitation, or nobody.
    pub delegates: Vec<Slug>,
    /// What each delegate asks for.
    pub rights: RightsAsked,
    pub life: LinkLife,
    /// How often a reusable link can be accepted; none means as often as people like.
    pub max_uses: Option<i32>,
    pub note: Note,
    /// The words of the mail to come; none means the standard ones.
    pub letter: Option<LetterDraft>,
    /// The same key again makes nothing new.
    pub once: Option<Once>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Issued {
    /// How many were made, and the page that shows them.
    Made { count: usize, location: String },
    /// The same form came before; what it made is there.
    Before { location: String },
}

/// Why nothing was made.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    #[error("an invitation for one customer needs its name and address")]
    AddresseeMissing,
    #[error("a reusable link holds no data of a customer")]
    AddresseeOfReusable,
    #[error("an invitation for one customer is accepted once")]
    UsesOfAddressed,
    #[error("{0} is no reseller in an active partnership with the provider")]
    NotAPartner(Slug),
    #[error("{0} is neither the provider nor a reseller of this invitation")]
    NotAParty(Slug),
    #[error("there is no such template")]
    UnknownTemplate,
    #[error(transparent)]
    Rights(#[from] RightsRefusal),
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Makes one invitation for each reseller, or one that is handed to nobody yet.
pub fn issue(
    db: &mut Db,
    by: &By<WriteInvitations>,
    new: &New,
    now: Timestamp,
) -> Result<Issued, IssueError> {
    let provider = &by.organisation;
    if let Some(once) = &new.once
        && let Some(location) = once_keys::take(db, provider.id, once, now)?
    {
        return Ok(Issued::Before { location });
    }
    let made = make_all(db, by, new, now)?;
    for invitation in &made {
        if let Some(reseller) = invitation.reseller {
            let reseller = organisations::by_id(db, reseller)?;
            tell(db, invitation, provider, &reseller, now)?;
        }
    }
    let location = match made.as_slice() {
        [one] => paths::invitation(&provider.slug, one.id),
        _ => paths::invitations(&provider.slug),
    };
    if let Some(once) = &new.once {
        once_keys::settle(db, provider.id, once, &location)?;
        // The steps use the id of what they kept as the key.
        if let Some(draft) = Id::parse(once.key()) {
            invitation_drafts::remove(db, provider.id, draft)?;
        }
    }
    Ok(Issued::Made {
        count: made.len(),
        location,
    })
}
