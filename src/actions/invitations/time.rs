//! What time does to invitations, written down and told: nobody acts. Links never wait for it.
use super::{
    known::{concerned, record_by},
    shown::{Shown, backed},
};
use crate::{
    domain::{
        activity::Verb,
        id::Id,
        invitation::Invitation,
        message::{Message, Recipient, Topic},
        organisation::Organisation,
        paths,
        time::Timestamp,
        token::Purpose,
    },
    store::{
        Db,
        activities::Actor,
        invitation_ends, organisations,
        outbox::{self, About},
        recipients,
    },
};
use diesel::QueryResult;
use std::collections::BTreeMap;

/// Writes down which of these links have ended, and tells the provider and the resellers, in one mail each however
/// many there are. Says how many nobody had written down before.
pub fn expire(db: &mut Db, ended: &[Invitation], now: Timestamp) -> QueryResult<usize> {
    let mut news: BTreeMap<Id<Organisation>, Vec<&Invitation>> = BTreeMap::new();
    let mut written = 0;
    for invitation in ended {
        if !invitation_ends::mark_told(db, invitation, now)? {
            continue;
        }
        written += 1;
        let nobody = Actor::nobody();
        record_by(db, &nobody, invitation, Verb::InvitationExpired, now)?;
        for organisation in concerned(db, invitation)? {
            news.entry(organisation).or_default().push(invitation);
        }
    }
    for (organisation, ended) in news {
        tell(db, organisation, &ended, now)?;
    }
    Ok(written)
}

fn tell(
    db: &mut Db,
    organisation: Id<Organisation>,
    ended: &[&Invitation],
    now: Timestamp,
) -> QueryResult<()> {
    let organisation = organisations::by_id(db, organisation)?;
    let only = match ended {
        [only] => Some(*only),
        _ => None,
    };
    let list = paths::invitations(&organisation.slug);
    let page = only.map_or_else(
        || format!("{list}?state=expired"),
        |only| paths::invitation(&organisation.slug, only.id),
    );
    let about = About {
        organisation: Some(organisation.id),
        object: only.map(|only| only.id.cast()),
    };
    for to in recipients::in_charge(db, organisation.id)? {
        let mut message = Message::new(Topic::InvitationsExpired, to.language)
            .fact("count", ended.len())
            .page(&page);
        if let Some(addressee) = only.and_then(|only| only.addressee.as_ref()) {
            message = message.fact("customer", &addressee.name);
        }
        outbox::add(db, &to, &message, about, now)?;
    }
    Ok(())
}

/// Reminds the customer of its link before that ends, once for each mail that brought it; `false` if it was done before.
/// Where those who sent it no longer stand behind it, nobody is reminded.
pub fn remind(db: &mut Db, mailed: &Invitation, now: Timestamp) -> QueryResult<bool> {
    if !invitation_ends::mark_reminded(db, mailed, now)? {
        return Ok(false);
    }
    if backed(db, mailed)?.is_err() {
        return Ok(true);
    }
    let shown = Shown::of(db, mailed.clone(), mailed.language)?;
    if let Some(addressee) = &mailed.addressee {
        let nobody = Actor::nobody();
        record_by(db, &nobody, mailed, Verb::InvitationReminded, now)?;
        let to = Recipient {
            name: addressee.name.to_string(),
            email: addressee.email.to_string(),
            language: mailed.language,
        };
        let about = About {
            organisation: Some(mailed.provider),
            object: Some(mailed.id.cast()),
        };
        outbox::add(db, &to, &reminder(&shown), about, now)?;
    }
    Ok(true)
}

/// The present link with the portal's own words, in both languages of the invitation.
fn reminder(shown: &Shown) -> Message {
    let invitation = &shown.invitation;
    let mut message = Message::new(Topic::InvitationReminder, invitation.language)
        .fact("provider", &shown.provider.name)
        .fact("sender", &shown.provider.name)
        .token(
            Purpose::Invitation,
            invitation.nonce,
            invitation.generation,
            invitation.expires_at,
        );
    if let Some(reseller) = &shown.reseller {
        message = message.fact("reseller", &reseller.name);
    }
    let second = invitation.second_language;
    message.second_language = second.filter(|second| *second != invitation.language);
    message
}
