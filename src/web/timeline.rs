//! What happened, in words: the rows of timelines and of the activity page.
use super::page::Frame;
use crate::{
    domain::{activity::Verb, message::Delivered, time::Timestamp},
    messages::{Phrase, Text},
    store::{activities::Record, outbox::Delivery},
};

/// A row of a timeline; `components/timeline.html` draws it.
#[derive(Debug)]
pub struct Event {
    /// Picks icon and colour.
    pub state: &'static str,
    pub at: Timestamp,
    pub sentence: Phrase,
    /// The person and the organisation that it acted for.
    pub who: Phrase,
    /// Empty where none was given.
    pub reason: String,
    /// Where the mail stands that it sent, unless that left.
    pub mail: Option<&'static str>,
}

impl Event {
    /// A record in the language of the page.
    pub fn of(f: &Frame, record: &Record) -> Self {
        Self {
            state: state(record.verb),
            at: record.at,
            sentence: sentence(f, record),
            who: who(f, record),
            reason: reason(record).to_owned(),
            mail: None,
        }
    }
    /// A whole timeline.
    pub fn all(f: &Frame, records: &[Record]) -> Vec<Self> {
        records.iter().map(|record| Self::of(f, record)).collect()
    }
    /// The same, which says of what was sent if it did not leave.
    pub fn with_mails(f: &Frame, records: &[Record], mails: &[Delivery]) -> Vec<Self> {
        let event = |record| {
            let event = Self::of(f, record);
            match unsent(record, mails) {
                Some(state) => Self {
                    state,
                    mail: Some(state),
                    ..event
                },
                None => event,
            }
        };
        records.iter().map(event).collect()
    }
}

/// Where the mail stands that this deed sent, if it did not leave: it was written at the same moment.
fn unsent(record: &Record, mails: &[Delivery]) -> Option<&'static str> {
    let (Verb::InvitationMailed | Verb::InvitationReminded | Verb::InvitationResent) = record.verb
    else {
        return None;
    };
    let mut newest_first = mails.iter().rev();
    let mail = newest_first.find(|mail| mail.created_at == record.at)?;
    (mail.state != Delivered::Sent).then(|| mail.state.as_str())
}

/// Who did it, as far as anybody is known.
fn who(f: &Frame, record: &Record) -> Phrase {
    let nobody = record.actor.is_empty() && record.actor_organisation.is_empty();
    match record.verb {
        Verb::OrganisationSuspended | Verb::OrganisationResumed if nobody => {
            f.t("activity-by-operator")
        }
        Verb::InvitationReminded
        | Verb::InvitationExpired
        | Verb::DelegationExtended
        | Verb::DelegationExpired
        | Verb::DelegationLapsed
        | Verb::AmendmentLapsed
        | Verb::AccessNarrowed => f.t("activity-by-nobody"),
        _ => f.say(&about(Text::new("activity-who"), record)),
    }
}

/// What was done, to what, as the organisation of the page calls it.
pub fn sentence(f: &Frame, record: &Record) -> Phrase {
    let reader = f.organisation.as_ref().map_or("", |own| own.kind);
    let text = Text::new(format!("activity-{}", record.verb.as_str()));
    f.say(&about(text, record).with("reader", reader))
}

/// Why, where the sentence does not say it.
pub fn reason(record: &Record) -> &str {
    match record.verb {
        // Whom it was handed over to, and which services were: no words of a person.
        Verb::InvitationHandedOver | Verb::DelegationNarrowed | Verb::DelegationSuperseded => "",
        _ => &record.reason,
    }
}

/// The facts of a record; what is empty is "none" for the words.
fn about(text: Text, record: &Record) -> Text {
    let facts = [
        ("actor", &record.actor),
        ("organisation", &record.actor_organisation),
        ("object", &record.object_name),
        ("reason", &record.reason),
    ];
    facts
        .into_iter()
        .fold(text, |text, (name, value)| match value.as_str() {
            "" => text.with(name, "none"),
            // An invitation that names nobody; the end of its id tells it apart in files only.
            value if name == "object" && value.starts_with('#') => {
                text.with_text(name, Text::new("activity-every-customer"))
            }
            value => text.with(name, value),
        })
}

/// The state that a thing is in after the deed, as tags know it; an empty word draws a plain dot.
const fn state(verb: Verb) -> &'static str {
    match verb {
        Verb::PartnershipAsked
        | Verb::PartnershipLinkRenewed
        | Verb::InvitationLinkAsked
        | Verb::RelationshipEndAsked => "asked",
        Verb::RequestOpened | Verb::RequestTakenUp => "open",
        Verb::RequestWaiting => "waiting",
        Verb::RequestResolved => "resolved",
        Verb::RequestClosed => "closed",
        Verb::RequestAnswered => "sent",
        Verb::ReviewFinished => "done",
        Verb::PartnershipAccepted
        | Verb::InvitationAccepted
        | Verb::AgreementAccepted
        | Verb::RelationshipStarted
        | Verb::SubscriptionEntered
        | Verb::PersonAdded
        | Verb::LicenceAssigned => "accepted",
        Verb::PartnershipEnded => "ended",
        Verb::InvitationMade => "issued",
        Verb::InvitationMailed
        | Verb::InvitationResent
        | Verb::InvitationReminded
        | Verb::InvitationHandedOver
        | Verb::PersonMailed => "sent",
        Verb::InvitationExpired => "expired",
        Verb::InvitationDeclined => "declined",
        Verb::InvitationRevoked => "revoked",
        Verb::RelationshipRemoved
        | Verb::MemberRemoved
        | Verb::PersonRemoved
        | Verb::LicenceTakenBack => "removed",
        Verb::OrganisationSuspended | Verb::SubscriptionSuspended => "suspended",
        Verb::SubscriptionResumed => "active",
        Verb::SubscriptionCancelled => "cancelled",
        other => state_of_rights(other),
    }
}

/// The same of delegated rights.
const fn state_of_rights(verb: Verb) -> &'static str {
    match verb {
        Verb::DelegationEndAsked | Verb::DelegationRequested | Verb::AmendmentAsked => "asked",
        Verb::DelegationGranted | Verb::DelegationApproved | Verb::DelegationAmended => "accepted",
        Verb::DelegationResigned
        | Verb::DelegationEnded
        | Verb::DelegationWithdrawn
        | Verb::AmendmentWithdrawn => "ended",
        Verb::DelegationExpired | Verb::DelegationLapsed | Verb::AmendmentLapsed => "expired",
        Verb::DelegationExtended
        | Verb::DelegationExtensionStarted
        | Verb::DelegationExtendedWithoutFullAdmin => "active",
        Verb::DelegationDeclined | Verb::AmendmentDeclined => "declined",
        Verb::DelegationRevoked => "revoked",
        Verb::DelegationShortened | Verb::DelegationNarrowed => "ending",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::has;

    #[test]
    fn every_verb_has_its_sentence() {
        for verb in Verb::ALL {
            let id = format!("activity-{}", verb.as_str());
            assert!(has(&id), "no message {id}");
        }
    }
}
