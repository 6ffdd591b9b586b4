//! Somebody with a dead link asks the senders for what they can give instead.
use super::{
    link::Link,
    shown::{self, Blank, Shown},
};
use crate::{
    domain::{
        activity::{Noun, Verb},
        invitation::Refusal,
        language::Language,
        message::{Message, Recipient, Topic},
        organisation::Organisation,
        paths,
        time::Timestamp,
    },
    store::{
        Db,
        activities::{self, Actor, Deed},
        invitations,
    },
};
use diesel::prelude::*;

/// What came of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The senders know, whose names are on the page of the link.
    Told,
    /// There is nobody to tell, or nothing to ask for.
    Nobody,
}

/// What the senders can give to whoever has a dead link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// Another link of the same invitation.
    Link,
    /// That one was answered, revoked or used up, or its reseller left: another link of it would open nothing.
    Invitation,
}

impl Remedy {
    /// `None` of a suspended provider, which can make neither.
    pub fn of(shown: &Shown) -> Option<Self> {
        let invitation = &shown.invitation;
        let used_up = invitation
            .max_uses
            .is_some_and(|most| invitation.uses >= most);
        let renews = invitation.may_change().is_ok() && !used_up;
        match shown.is_backed() {
            Err(Refusal::Suspended) => None,
            Ok(()) if renews => Some(Self::Link),
            _ => Some(Self::Invitation),
        }
    }
    /// As messages tell them apart.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Invitation => "invitation",
        }
    }
}

/// Tells the senders, once a day for each invitation. Whoever asks learns no more than the page of the link says.
pub fn ask_link(db: &mut Db, link: Link<'_>, now: Timestamp) -> QueryResult<Asked> {
    let shown = match shown::of_link(db, link, Language::default()) {
        Ok(shown) if shown.invitation.is_open(now).is_ok() => return Ok(Asked::Nobody),
        Ok(shown) => shown,
        Err(Blank::Superseded(shown)) => *shown,
        Err(Blank::Unknown) => return Ok(Asked::Nobody),
        Err(Blank::Store(error)) => return Err(error),
    };
    let Some(remedy) = Remedy::of(&shown) else {
        return Ok(Asked::Nobody);
    };
    // Of two at once the second waits here, and then finds the record of the first.
    invitations::lock(db, shown.invitation.id)?;
    if asked_lately(db, &shown, now)? {
        return Ok(Asked::Told);
    }
    keep(db, &shown, now)?;
    tell(db, &shown, remedy, now)?;
    Ok(Asked::Told)
}

/// Each sender what it can do: only the provider makes links and invitations.
fn tell(db: &mut Db, shown: &Shown, remedy: Remedy, now: Timestamp) -> QueryResult<()> {
    let message = |to: &Recipient, partner: &Organisation| {
        let (reader, page) = match partner.id == shown.provider.id {
            true if remedy == Remedy::Invitation => {
                ("provider", paths::new_invitation(&partner.slug))
            }
            true => ("provider", page_of(shown, partner)),
            false => ("reseller", page_of(shown, partner)),
        };
        Message::new(Topic::LinkAsked, to.language)
            .fact("customer", shown.customer_name())
            .fact("provider", &shown.provider.name)
            .fact("kind", remedy.as_str())
            .fact("reader", reader)
            .page(page)
    };
    shown.mail_partners(db, message, now)
}

fn page_of(shown: &Shown, partner: &Organisation) -> String {
    paths::invitation(&partner.slug, shown.invitation.id)
}

/// Whether the senders were told within a day, so that asking again would tell them nothing.
pub fn asked_lately(db: &mut Db, shown: &Shown, now: Timestamp) -> QueryResult<bool> {
    let events = activities::of_object(db, shown.provider.id, shown.invitation.id.cast())?;
    let lately = now.plus_days(-1);
    Ok(events
        .iter()
        .any(|event| event.verb == Verb::InvitationLinkAsked && event.at > lately))
}

/// Nobody is named: whoever asks has not signed in.
fn keep(db: &mut Db, shown: &Shown, now: Timestamp) -> QueryResult<()> {
    let actor = Actor {
        account: None,
        name: String::new(),
        organisation: shown.customer_name().to_owned(),
    };
    let deed = Deed {
        verb: Verb::InvitationLinkAsked,
        noun: Noun::Invitation,
        object: shown.invitation.id.cast(),
        object_name: shown.customer_name(),
        reason: "",
    };
    activities::add(db, &shown.partners(), &actor, deed, now)
}
