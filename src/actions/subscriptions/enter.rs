//! Entering a subscription: a customer what it bought elsewhere, a provider what it sold (S2, S9).
use super::{
    entering::Entering,
    parties::{EnterError, New},
};
use crate::domain::{
    access::{By, ManageSubscriptions},
    paths,
    time::Timestamp,
};
use crate::store::{Db, once_keys};

/// What came of it: the page of the subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entered {
    Now {
        location: String,
    },
    /// The same form came before; what it entered is there.
    Before {
        location: String,
    },
}

/// Enters it. Of the same form twice the second leads to what the first entered.
pub fn enter(
    db: &mut Db,
    by: &By<ManageSubscriptions>,
    new: &New,
    now: Timestamp,
) -> Result<Entered, EnterError> {
    let own = &by.organisation;
    if let Some(once) = &new.once
        && let Some(location) = once_keys::take(db, own.id, once, now)?
    {
        return Ok(Entered::Before { location });
    }
    if !own.is_in_good_standing() {
        return Err(EnterError::Suspended);
    }
    let entering = Entering::checked(db, own, new, now)?;
    entering.write(db, by, now)?;
    Entering::tell(db, by, std::slice::from_ref(&entering), now)?;
    let location = paths::subscription(&paths::organisation(&own.slug), entering.subscription.id);
    if let Some(once) = &new.once {
        once_keys::settle(db, own.id, once, &location)?;
    }
    Ok(Entered::Now { location })
}
