//! What an acceptance leaves in the activity of the organisations concerned, and the mails that it sends.
use super::{
    done::{Done, Granted},
    shown::Shown,
};
use crate::{
    actions::{
        delegations::Affair,
        notices::{Audience, Reader},
    },
    domain::{
        access::{AcceptInvitations, By},
        activity::{Noun, Verb},
        answer::Answer,
        id::Id,
        language::Language,
        message::{Message, Recipient, Topic},
        paths,
        time::Timestamp,
    },
    store::{
        Db,
        activities::{self, Actor, Deed, Object},
        lists::receipt::{HandedOver, handed_over},
        outbox::{self, About, Letter},
        relationships::Start,
    },
};
use diesel::prelude::*;
use std::iter;

/// What was done with which thing.
type Event = (Verb, Noun, Id<Object>);

/// Records and mails of an acceptance; nothing where it changed nothing. Those of all that it did go together: many accept at
/// once, and each statement is a way to the database and back.
pub(super) fn tell(
    db: &mut Db,
    by: &By<AcceptInvitations>,
    shown: &Shown,
    done: &Done<'_>,
    (answer, language): (&Answer, Language),
    now: Timestamp,
) -> QueryResult<()> {
    let events = events(shown, done);
    if events.is_empty() && done.granted.is_empty() {
        return Ok(());
    }
    record(db, by, shown, done, &events, now)?;
    let mut concerned = shown.partners();
    concerned.push(by.organisation.id);
    let audience = Audience::of(db, &concerned)?;
    let mut letters = gifts(by, done, &audience);
    let readers = readers(by, &audience, done, language);
    letters.extend(receipts(db, by, shown, done, (answer, readers), now)?);
    if done.first {
        letters.extend(news(by, shown, done, &audience));
    }
    outbox::add_all(db, &letters, now)
}

/// What happened besides the rights that were granted.
fn events(shown: &Shown, done: &Done<'_>) -> Vec<Event> {
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
fn record(
    db: &mut Db,
    by: &By<AcceptInvitations>,
    shown: &Shown,
    done: &Done<'_>,
    events: &[Event],
    now: Timestamp,
) -> QueryResult<()> {
    let granted = done.granted.iter();
    let affairs: Vec<_> = granted.map(|granted| granted.affair(by)).collect();
    let names: Vec<_> = affairs.iter().map(Affair::for_customer).collect();
    let gifts = affairs.iter().zip(&names);
    let gifts = gifts.flat_map(|(affair, name)| affair.deeds(name, Verb::DelegationGranted, ""));
    let partners = shown.partners().into_iter();
    let mut readers = vec![(by.organisation.id, shown.provider.name.as_str())];
    readers.extend(partners.map(|partner| (partner, by.organisation.name.as_str())));
    let each = |&(verb, noun, object): &Event| {
        let read = |&(reader, object_name): &_| {
            let deed = Deed {
                verb,
                noun,
                object,
                object_name,
                reason: "",
            };
            (reader, deed)
        };
        readers.iter().map(read).collect::<Vec<_>>()
    };
    let told: Vec<_> = gifts.chain(events.iter().flat_map(each)).collect();
    activities::add_each(db, &Actor::from(&**by), &told, now)
}

/// To each partner the rights that it got; the customer is told of all of them at once, with the receipt.
fn gifts(by: &By<AcceptInvitations>, done: &Done<'_>, audience: &Audience) -> Vec<Letter> {
    let mails = |granted: &Granted<'_>| {
        let facts = |mail| granted.given.facts(mail);
        granted
            .affair(by)
            .letters(audience, granted.partner, Topic::DelegationGranted, &facts)
    };
    done.granted.iter().flat_map(mails).collect()
}

/// What was agreed and granted, to keep; the others read too who answered.
fn receipts(
    db: &mut Db,
    by: &By<AcceptInvitations>,
    shown: &Shown,
    done: &Done<'_>,
    (answer, readers): (&Answer, Vec<Reader>),
    now: Timestamp,
) -> QueryResult<Vec<Letter>> {
    let lost = lost(db, by, shown, done, now)?;
    let version = shown.agreement.as_ref().map_or(0, |a| a.version);
    let about = About {
        organisation: Some(by.organisation.id),
        object: Some(done.receipt.cast()),
    };
    let letter = |reader: Reader| {
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
            let ends = granted.given.delegation.ends_at;
            message = message.grant(&granted.partner.name, granted.rights, ends);
        }
        for one in &lost {
            message = message.handed_over(&one.partner, &one.services);
        }
        Letter {
            to: reader.to,
            message,
            about,
        }
    };
    Ok(readers.into_iter().map(letter).collect())
}

/// What others lost to the rights that were granted.
fn lost(
    db: &mut Db,
    by: &By<AcceptInvitations>,
    shown: &Shown,
    done: &Done<'_>,
    now: Timestamp,
) -> QueryResult<Vec<HandedOver>> {
    match done.granted.iter().any(|granted| granted.given.others_lost) {
        true => handed_over(db, by.organisation.id, &shown.partners(), &[now]),
        false => Ok(Vec::new()),
    }
}

/// The person who accepted; and where rights were granted everybody who is told of rights that the customer gives.
fn readers(
    by: &By<AcceptInvitations>,
    audience: &Audience,
    done: &Done<'_>,
    language: Language,
) -> Vec<Reader> {
    let person = Recipient {
        name: by.name.to_string(),
        email: by.email.to_string(),
        language,
    };
    if done.granted.is_empty() {
        return vec![person.into()];
    }
    let own = by.organisation.id;
    let others = audience.members(own);
    let others = others.filter(|other| other.email != person.email).cloned();
    let readers = iter::once(person.clone()).chain(others);
    audience.with_copies(own, Topic::Receipt, readers.map(Reader::from).collect())
}

/// To the provider and its reseller: their invitation was accepted.
fn news(
    by: &By<AcceptInvitations>,
    shown: &Shown,
    done: &Done<'_>,
    audience: &Audience,
) -> Vec<Letter> {
    shown.letters(audience, |to, partner| {
        Message::new(Topic::InvitationAccepted, to.language)
            .fact("customer", &by.organisation.name)
            .fact("provider", &shown.provider.name)
            .fact("granted", done.granted.len())
            .page(paths::invitation(&partner.slug, shown.invitation.id))
    })
}
