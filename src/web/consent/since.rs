//! What became of a customer's earlier answer, for whoever answers on a page from before that.
use crate::{
    actions::invitations::{
        had::{Before, Had},
        shown::Shown,
    },
    domain::{id::Id, invitation::Offer, time::Timestamp},
    messages::Text,
    store::delegations::Kept,
};

/// All of it, in sentences.
pub fn since(shown: &Shown, had: &Had, now: Timestamp) -> Vec<Text> {
    let accepted = had.accepted.as_ref();
    let accepted =
        accepted.map(|it| Text::new("accepting-since-accepted").with("at", it.at.minute()));
    let ended = had.relationship.as_ref().and_then(|kept| kept.ended_at);
    let removed = ended.filter(|_| had.before() == Before::Removed).map(|at| {
        Text::new("accepting-since-removed")
            .with("provider", &shown.provider.name)
            .with("at", at.minute())
    });
    let rights = had.given.iter().filter_map(|given| of(shown, given, now));
    accepted.into_iter().chain(removed).chain(rights).collect()
}

/// What became of the rights on an offer.
fn of(shown: &Shown, (offer, kept): &(Id<Offer>, Kept), now: Timestamp) -> Option<Text> {
    let offer = shown.offers.iter().find(|known| known.id == *offer)?;
    let (id, at) = match kept.ended(now) {
        Some(at) => ("accepting-since-ended", at),
        None => ("accepting-since-holds", kept.delegation.end(now)),
    };
    let text = Text::new(id).with("partner", &shown.partner(offer).name);
    Some(text.with("at", at.minute()))
}
