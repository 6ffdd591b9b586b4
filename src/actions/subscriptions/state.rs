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
    subscription::{Refusal, State, Subscription},
    text::Note,
    time::Timestamp,
};
use crate::store::{Db, subscriptions};

/// Suspends it with its add-ons: its licences stay with the people that have them, and no more can be assigned.
pub fn suspend(
    db: &mut Db,
    by: &By<ManageSubscriptions>,
    id: Id<Subscription>,
    reason: &Note,
    now: Timestamp,
) -> Result<(), ChangeError> {
    let act = Act {
        next: Subscription::suspended,
        verb: Verb::SubscriptionSuspended,
        word: "suspended",
    };
    act.perform(db, by, id, reason, now)
}

/// Ends the suspension; its add-ons are resumed one by one.
pub fn resume(
    db: &mut Db,
    by: &By<ManageSubscriptions>,
    id: Id<Subscription>,
    reason: &Note,
    now: Timestamp,
) -> Result<(), ChangeError> {
    let act = Act {
        next: Subscription::resumed,
        verb: Verb::SubscriptionResumed,
        word: "resumed",
    };
    act.perform(db, by, id, reason, now)
}

/// Cancels it with its add-ons, for good.
pub fn cancel(
    db: &mut Db,
    by: &By<ManageSubscriptions>,
    id: Id<Subscription>,
    reason: &Note,
    now: Timestamp,
) -> Result<(), ChangeError> {
    let act = Act {
        next: Subscription::cancelled,
        verb: Verb::SubscriptionCancelled,
        word: "cancelled",
    };
    act.perform(db, by, id, reason, now)
}

struct Act {
    next: fn(&Subscription) -> Result<State, Refusal>,
    verb: Verb,
    /// As the words of the mail know it.
    word: &'static str,
}

impl Act {
    fn perform(
        &self,
        db: &mut Db,
        by: &By<ManageSubscriptions>,
        id: Id<Subscription>,
        reason: &Note,
        now: Timestamp,
    ) -> Result<(), ChangeError> {
        let mut held = Held::by(db, by, id)?;
        if self.verb == Verb::SubscriptionResumed {
            held.related(db)?;
            match base_held(db, id)? {
                Some(base) if base.state != State::Active => {
                    return Err(Refusal::BaseNotActive.into());
                }
                _ => {}
            }
        } else {
            self.perform_on_add_ons(db, by, id, reason, now)?;
        }
        let own = by.organisation.id;
        held.change(
            db,
            |old| (self.next)(old).map(Some),
            |db, old, next| subscriptions::set_state(db, old, own, next),
        )?;
        let affair = held.affair();
        affair.record(db, self.verb, ("", reason.as_str()), now)?;
        affair.mail_customer(db, Topic::SubscriptionChanged, now, |mail| {
            mail.fact("change", self.word).fact("reason", reason)
        })?;
        Ok(())
    }

    /// They end first, and rest with it; each as its own activity and mail tell.
    fn perform_on_add_ons(
        &self,
        db: &mut Db,
        by: &By<ManageSubscriptions>,
        base: Id<Subscription>,
        reason: &Note,
        now: Timestamp,
    ) -> Result<(), ChangeError> {
        for add_on in living(db, base)? {
            if (self.next)(&add_on).is_ok() {
                self.perform(db, by, add_on.id, reason, now)?;
            }
        }
        Ok(())
    }
}
