//! Somebody with a dead link asks the sender for a new one.
use super::{
    link::Link,
    shown::{self, Blank, Shown},
};
use crate::{
    domain::{
        activity::{Noun, Verb},
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

/// Tells the senders, once a day for each invitation. Whoever asks learns no more than the page of the link says.
pub fn ask_link(db: &mut Db, link: Link<'_>, now: Timestamp) -> QueryResult<Asked> {
    let shown = match shown::of_link(db, link, Language::default()) {
        Ok(shown) if shown.invitation.is_open(now).is_ok() => return Ok(Asked::Nobody),
        Ok(shown) => shown,
        Err(Blank::Superseded(shown)) => *shown,
        Err(Blank::Unknown) => return Ok(Asked::Nobody),
        Err(Blank::Store(error)) => return Err(error),
    };
    // Of two at once the second waits here, and then finds the record of the first.
    invitations::lock(db, shown.invitation.id)?;
    if asked_lately(db, &shown, now)? {
        return Ok(Asked::Told);
    }
    keep(db, &shown, now)?;
    let message = |to: &Recipient, partner: &Organisation| {
        Message::new(Topic::LinkAsked, to.language)
            .fact("customer", shown.customer_name())
            .fact("provider", &shown.provider.name)
            .page(paths::invitation(&partner.slug, shown.invitation.id))
    };
    shown.mail_partners(db, message, now)?;
    Ok(Asked::Told)
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
