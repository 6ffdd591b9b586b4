//! What a refusal leaves in the activity of the organisations concerned, and the mails to those who sent an invitation.
use super::shown::Shown;
use crate::{
    actions::notices::Audience,
    domain::{
        activity::{Noun, Verb},
        id::Id,
        message::{Message, Recipient, Topic},
        organisation::Organisation,
        paths,
        text::Note,
        time::Timestamp,
    },
    store::{
        Db,
        activities::{self, Actor, Deed},
        outbox::{self, About, Letter},
    },
};
use diesel::prelude::*;
use std::iter;

/// Records and mails of a refusal with its reason.
pub(super) fn declined(
    db: &mut Db,
    actor: &Actor,
    own: Option<Id<Organisation>>,
    shown: &Shown,
    reason: &Note,
    now: Timestamp,
) -> QueryResult<()> {
    let customer = shown.customer_name();
    let deed = |object_name| Deed {
        verb: Verb::InvitationDeclined,
        noun: Noun::Invitation,
        object: shown.invitation.id.cast(),
        object_name,
        reason: reason.as_str(),
    };
    if let Some(own) = own {
        activities::add(db, &[own], actor, deed(shown.provider.name.as_str()), now)?;
    }
    activities::add(db, &shown.partners(), actor, deed(customer), now)?;
    let message = |to: &Recipient, partner: &Organisation| {
        Message::new(Topic::InvitationDeclined, to.language)
            .fact("customer", customer)
            .fact("provider", &shown.provider.name)
            .fact("reason", reason)
            .page(paths::invitation(&partner.slug, shown.invitation.id))
    };
    shown.mail_partners(db, message, now)
}

impl Shown {
    /// What the partners call the customer that it is for; empty if it is for everybody.
    pub(super) fn customer_name(&self) -> &str {
        let addressee = self.invitation.addressee.as_ref();
        addressee.map_or("", |addressee| addressee.name.as_str())
    }

    /// The provider and, as long as it speaks for the provider, the reseller.
    fn senders(&self) -> impl Iterator<Item = &Organisation> {
        let reseller = self.reseller.as_ref().filter(|_| self.partnership_active);
        iter::once(&self.provider).chain(reseller)
    }

    pub(super) fn partners(&self) -> Vec<Id<Organisation>> {
        self.senders().map(|partner| partner.id).collect()
    }

    /// A mail to everybody in charge at the provider and its reseller, about this invitation.
    pub(super) fn mail_partners(
        &self,
        db: &mut Db,
        message: impl Fn(&Recipient, &Organisation) -> Message,
        now: Timestamp,
    ) -> QueryResult<()> {
        let audience = Audience::of(db, &self.partners())?;
        outbox::add_all(db, &self.letters(&audience, message), now)
    }

    /// The same, to be sent.
    pub(super) fn letters(
        &self,
        audience: &Audience,
        message: impl Fn(&Recipient, &Organisation) -> Message,
    ) -> Vec<Letter> {
        let mut letters = Vec::new();
        for partner in self.senders() {
            let about = About {
                organisation: Some(partner.id),
                object: Some(self.invitation.id.cast()),
            };
            let letter = |to: &Recipient| Letter {
                to: to.clone(),
                message: message(to, partner),
                about,
            };
            letters.extend(audience.members(partner.id).map(letter));
        }
        letters
    }
}
