//! Tells a customer, once, that the yearly review is due, and now and then that one has begun and is left. Its pages say so
//! anyhow, whether this has run or not.
use crate::domain::{
    id::Id,
    message::{Message, Topic},
    organisation::Organisation,
    paths,
    review::{self, Next, Review},
    time::Timestamp,
};
use crate::store::{
    Db, organisations,
    outbox::{self, About},
    recipients, review_looks, reviews,
};
use diesel::result::QueryResult;

/// Looks at the customer whose time it is, and mails those who decide if a review is due or left; `false` if somebody
/// looked meanwhile.
pub fn remind(
    db: &mut Db,
    look: &(Id<Organisation>, Timestamp),
    now: Timestamp,
) -> QueryResult<bool> {
    let customer = look.0;
    let history = reviews::history(db, customer, now)?;
    let next = review::next(&history, now);
    if !review_looks::put_off(db, *look, review::look_again(next, now))? {
        return Ok(false);
    }
    let told = match next {
        Next::Due(since) => Some(("due", since, None)),
        Next::Running(id, begun) if review::is_left(begun, now) => Some(("left", begun, Some(id))),
        Next::Running(..) | Next::NewRights(..) | Next::Later(_) | Next::Nothing => None,
    };
    if let Some(what) = told {
        let customer = organisations::by_id(db, customer)?;
        tell(db, &customer, what, now)?;
    }
    Ok(true)
}

/// What of reviews is told: whether one is due or left, since when, and which one was begun.
type Told = (&'static str, Timestamp, Option<Id<Review>>);

fn tell(
    db: &mut Db,
    customer: &Organisation,
    (kind, since, begun): Told,
    now: Timestamp,
) -> QueryResult<()> {
    let about = About {
        organisation: Some(customer.id),
        object: None,
    };
    let page = match begun {
        Some(id) => paths::review(&customer.slug, id),
        None => paths::reviews(&customer.slug),
    };
    for (_, to) in recipients::in_charge_of_rights(db, &[customer.id])? {
        let mail = Message::new(Topic::ReviewDue, to.language)
            .fact("kind", kind)
            .fact("customer", &customer.name)
            .fact("since", since.date())
            .page(page.clone());
        outbox::add(db, &to, &mail, about, now)?;
    }
    Ok(())
}
