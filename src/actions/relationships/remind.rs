//! Reminds a provider that a customer asked to end their relationship and waits for its answer. Nothing changes by it,
//! so the activity does not tell it.
use crate::actions::notices::Audience;
use crate::domain::{
    end_request::{EndRequest, Subject},
    message::Topic,
    organisation::Organisation,
    paths,
    time::Timestamp,
};
use crate::store::{
    Db, end_requests, organisations,
    outbox::{self, About},
    relationships,
};
use diesel::result::QueryResult;

/// Reminds of an ask that has waited for so many days; `false` if somebody did before, or if it was answered.
pub fn remind(db: &mut Db, asked: &EndRequest, days: i32, now: Timestamp) -> QueryResult<bool> {
    if !end_requests::mark_reminded(db, asked.id, days)? {
        return Ok(false);
    }
    let present = relationships::between(db, asked.asked, asked.asking)?;
    // That it has ended is an answer too.
    if present.is_some_and(|kept| asked.subject == Subject::Relationship(kept.id)) {
        let provider = organisations::by_id(db, asked.asked)?;
        let customer = organisations::by_id(db, asked.asking)?;
        mail(db, asked, (&provider, &customer), now)?;
    }
    Ok(true)
}

fn mail(
    db: &mut Db,
    asked: &EndRequest,
    (provider, customer): (&Organisation, &Organisation),
    now: Timestamp,
) -> QueryResult<()> {
    let Subject::Relationship(relationship) = asked.subject else {
        return Ok(());
    };
    let about = About {
        organisation: Some(provider.id),
        object: Some(relationship.cast()),
    };
    let topic = Topic::RelationshipEndAsked;
    for reader in Audience::of(db, &[provider.id])?.readers(provider.id, topic) {
        let mail = reader
            .mail(topic)
            .fact("kind", "reminder")
            .fact("since", asked.asked_at.date())
            .fact("provider", &provider.name)
            .fact("customer", &customer.name)
            .fact("reason", &asked.reason)
            .page(paths::customer(&provider.slug, customer.id));
        outbox::add(db, &reader.to, &mail, about, now)?;
    }
    Ok(())
}
