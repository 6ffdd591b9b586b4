//! One mail to a reseller about several invitations, instead of one about each.
use crate::{
    domain::{
        id::Id,
        message::{Message, Topic},
        organisation::Organisation,
        paths,
        text::Note,
        time::Timestamp,
    },
    store::{
        Db, organisations,
        outbox::{self, About},
        partnerships, recipients,
    },
};
use diesel::QueryResult;

/// Tells the reseller's members in charge, if it still is a partner.
pub(super) fn tell(
    db: &mut Db,
    provider: &Organisation,
    (reseller, count): (Id<Organisation>, i64),
    topic: Topic,
    reason: &Note,
    now: Timestamp,
) -> QueryResult<()> {
    if !partnerships::active_between(db, provider.id, reseller)? {
        return Ok(());
    }
    let reseller = organisations::by_id(db, reseller)?;
    let about = About {
        organisation: Some(reseller.id),
        object: None,
    };
    for to in recipients::in_charge(db, reseller.id)? {
        let mut message = Message::new(topic, to.language)
            .fact("provider", &provider.name)
            .fact("sender", &provider.name)
            .fact("count", count)
            .page(paths::invitations(&reseller.slug));
        if !reason.is_empty() {
            message = message.fact("reason", reason);
        }
        outbox::add(db, &to, &message, about, now)?;
    }
    Ok(())
}
