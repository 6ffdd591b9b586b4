//! Suspending, resuming, cancelling. Of two at once the second finds it done and is refused.
use super::{
    add_on::{base_held, living},
    change::{ChangeError, Held},
};
use crate::domain::{
    access::{By, ManageSubscriptions},
    activity::Verb,
    id::Id,
    message::Topic,
    subscription::{Act, Refusal, State, Subscription},
    text::Note,
    time::Timestamp,
};
use crate::store::{Db, subscriptions};

/// Does it. Suspended and cancelled are its add-ons with it; they are resumed one by one. Licences stay with the people
/// that have them, and of what rests or is over no more can be assigned.
pub fn perform(
    db: &mut Db,
    by: &By<ManageSubscriptions>,
    id: Id<Subscription>,
    (act, reason): (Act, &Note),
    now: Timestamp,
) -> Result<(), ChangeError> {
    let mut held = Held::by(db, by, id)?;
    match act {
        Act::Resume => {
            held.related(db)?;
            let base = base_held(db, id)?;
            if base.is_some_and(|base| base.state != State::Active) {
                return Err(Refusal::BaseNotActive.into());
            }
        }
        Act::Suspend | Act::Cancel => perform_on_add_ons(db, by, id, (act, reason), now)?,
    }
    let own = by.organisation.id;
    held.change(
        db,
        |old| Ok(Some(old.after(act)?)),
        |db, old, next| subscriptions::set_state(db, old, own, next),
    )?;
    let (verb, word) = told(act);
    let affair = held.affair();
    affair.record(db, verb, ("", reason.as_str()), now)?;
    affair.mail_customer(db, Topic::SubscriptionChanged, now, |mail| {
        mail.fact("change", word).fact("reason", reason)
    })?;
    Ok(())
}

/// In the activity, and as the words of the mail know it.
const fn told(act: Act) -> (Verb, &'static str) {
    match act {
        Act::Suspend => (Verb::SubscriptionSuspended, "suspended"),
        Act::Resume => (Verb::SubscriptionResumed, "resumed"),
        Act::Cancel => (Verb::SubscriptionCancelled, "cancelled"),
    }
}

/// They end first, and rest with it; each as its own activity and mail tell.
fn perform_on_add_ons(
    db: &mut Db,
    by: &By<ManageSubscriptions>,
    base: Id<Subscription>,
    (act, reason): (Act, &Note),
    now: Timestamp,
) -> Result<(), ChangeError> {
    for add_on in living(db, base)? {
        if add_on.after(act).is_ok() {
            perform(db, by, add_on.id, (act, reason), now)?;
        }
    }
    Ok(())
}
