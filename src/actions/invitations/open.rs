//! Somebody signed in or up from a link: the first sign of life, for the timeline.
use super::{
    link::Link,
    shown::{self, Blank},
};
use crate::{
    domain::{
        activity::{Noun, Verb},
        language::Language,
        time::Timestamp,
    },
    store::{
        Db,
        activities::{self, Actor, Deed},
        invitations,
    },
};
use diesel::prelude::*;

/// Marks the invitation as opened, the first time. A dead link marks nothing, and nobody is told who it was:
/// it may be somebody who never becomes a customer.
pub fn open(db: &mut Db, link: Link<'_>, now: Timestamp) -> QueryResult<()> {
    let shown = match shown::of_link(db, link, Language::default()) {
        Ok(shown) => shown,
        Err(Blank::Unknown | Blank::Superseded(_)) => return Ok(()),
        Err(Blank::Store(error)) => return Err(error),
    };
    if !invitations::mark_opened(db, shown.invitation.id, now)? {
        return Ok(());
    }
    let actor = Actor {
        account: None,
        name: String::new(),
        organisation: shown.customer_name().to_owned(),
    };
    let deed = Deed {
        verb: Verb::InvitationOpened,
        noun: Noun::Invitation,
        object: shown.invitation.id.cast(),
        object_name: shown.customer_name(),
        reason: "",
    };
    activities::add(db, &shown.partners(), &actor, deed, now)
}
