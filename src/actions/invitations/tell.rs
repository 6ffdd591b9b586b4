//! What an answer leaves in the activity of the organisations concerned, and the mails that it sends.
use super::{done::Done, shown::Shown};
use crate::{
    actions::notices::{Reader, with_copies},
    domain::{
        access::{AcceptInvitations, By},
        activity::{Noun, Verb},
        answer::Answer,
        id::Id,
        language::Language,
        message::{Message, Recipient, Topic},
        organisation::Organisation,
        paths,
        text::Note,
        time::Timestamp,
    },
    store::{
        Db,
        activities::{self, Actor, Deed, Object},
        lists::receipt::handed_over,
        members,
        outbox::{self, About},
        relationships::Start,
    },
};
use diesel::prelude::*;

/// What was done with which thing.
type Event = (Verb, Noun, Id<Object>);

/// Records and mails of an acceptance; nothing where it changed nothing.
pub(super) fn accepted(
    db: &mut Db,
    by: &By<AcceptInvitations>,
    shown: &Shown,
    done: &Done,
    (answer, language): (&Answer, Language),
    now: Timestamp,
) -> QueryResult<()> {
    let events = events(shown, done);
    keep(db, by, shown, &events, now)?;
    if !events.is_empty() || !done.granted.is_empty() {
        receipt(db, by, shown, done, (answer, language), now)?;
    }
    if done.first {
        news(db, by, shown, done, now)?;
    }
    Ok(())
}

/// The rights that were granted tell of themselves.
fn events(shown: &Shown, done: &Done) -> Vec<Event> {
    let mut events = Vec::new();
    if done.first {
        let object = shown.invitation.id.cast();
        events.push((Verb::InvitationAccepted, Noun::Invitation, object));
    }
    if done.agreed {
        let object = done.receipt.cast();
        events.push((Verb::AgreementAccepted, Noun::Agreement, object));
    }
    if let Start::Started(id) = done.relationship {
        events.push((Verb::RelationshipStarted, Noun::Relationship, id.cast()));
    }
    events
}

/// Under the name that each side knows it by: for the customer the provider's, for the partners the customer's.
fn keep(
    db: &mut Db,
    by: &By<AcceptInvitations>,
    shown: &Shown,
    events: &[Event],
    now: Timestamp,
) -> QueryResult<()> {
    let partners = shown.partners().into_iter();
    let mut readers = vec![(by.organisation.id, shown.provider.name.as_str())];
    readers.extend(partners.map(|partner| (partner, by.organisation.name.as_str())));
    let deed = |&(verb, noun, object): &Event, object_name| Deed {
        verb,
        noun,
        object,
        object_name,
        reason: "",
    };
    let each = |event| {
        let read = |&(reader, name): &_| (reader, deed(event, name));
        readers.iter().map(read).collect::<Vec<_>>()
    };
    let told: Vec<_> = events.iter().flat_map(each).collect();
    activities::add_each(db, &Actor::from(&**by), &told, now)
}

/// What was agreed and granted, to keep; the others read too who answered.
fn receipt(
    db: &mut Db,
    by: &By<AcceptInvitations>,
    shown: &Shown,
    done: &Done,
    (answer, language): (&Answer, Language),
    now: Timestamp,
) -> QueryResult<()> {
    let lost = handed_over(db, by.organisation.id, &shown.partners(), &[now])?;
    let version = shown.agreement.as_ref().map_or(0, |a| a.version);
    let about = About {
        organisation: Some(by.organisation.id),
        object: Some(done.receipt.cast()),
    };
    for reader in readers(db, by, done, language)? {
        let mut message = reader
            .mail(Topic::Receipt)
            .fact("customer", &by.organisation.name)
            .fact("provider", &shown.provider.name)
            .fact("version", version)
            .fact("signatory", &answer.signatory)
            .fact("granted", done.granted.len())
            .page(paths::receipt(&by.organisation.slug, done.receipt));
        if reader.to.email != by.email.as_str() {
            message = message.fact("actor", &by.name);
        }
        for granted in &done.granted {
            message = message.grant(&granted.partner, &granted.rights, granted.ends);
        }
        for one in &lost {
            message = message.handed_over(&one.partner, &one.services);
        }
        outbox::add(db, &reader.to, &message, about, now)?;
    }
    Ok(())
}

/// The person who accepted; and where rights were granted everybody who is told of rights that the customer gives.
fn readers(
    db: &mut Db,
    by: &By<AcceptInvitations>,
    done: &Done,
    language: Language,
) -> QueryResult<Vec<Reader>> {
    let person = Recipient {
        name: by.name.to_string(),
        email: by.email.to_string(),
        language,
    };
    if done.granted.is_empty() {
        return Ok(vec![person.into()]);
    }
    let own = by.organisation.id;
    let mut readers = members::in_charge_of_rights(db, own)?;
    readers.retain(|other| other.email != person.email);
    readers.insert(0, person);
    let readers = readers.into_iter().map(Reader::from).collect();
    with_copies(db, own, Topic::Receipt, readers)
}

/// To the provider and its reseller: their invitation was accepted.
fn news(
    db: &mut Db,
    by: &By<AcceptInvitations>,
    shown: &Shown,
    done: &Done,
    now: Timestamp,
) -> QueryResult<()> {
    let message = |to: &Recipient, partner: &Organisation| {
        Message::new(Topic::InvitationAccepted, to.language)
            .fact("customer", &by.organisation.name)
            .fact("provider", &shown.provider.name)
            .fact("granted", done.granted.len())
            .page(paths::invitation(&partner.slug, shown.invitation.id))
    };
    shown.mail_partners(db, message, now)
}

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
        std::iter::once(&self.provider).chain(reseller)
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
        for partner in self.senders() {
            let about = About {
                organisation: Some(partner.id),
                object: Some(self.invitation.id.cast()),
            };
            for to in members::recipients(db, partner.id)? {
                outbox::add(db, &to, &message(&to, partner), about, now)?;
            }
        }
        Ok(())
    }
}
