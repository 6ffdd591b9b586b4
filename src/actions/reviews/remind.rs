//! Tells a customer, once, that the yearly review is due. Its pages say so anyhow, whether this has run or not.
use crate::domain::{
    id::Id,
    message::{Message, Topic},
    organisation::Organisation,
    paths,
    review::{self, Next},
    time::Timestamp,
};
use crate::store::{
    Db, members, organisations,
    outbox::{self, About},
    review_looks, reviews,
};
use diesel::result::QueryResult;

/// Looks at the customer whose time it is, and mails those who decide if a review is due; `false` if somebody looked
/// meanwhile.
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
    if let Next::Due(since) = next {
        let customer = organisations::by_id(db, customer)?;
        tell(db, &customer, since, now)?;
    }
    Ok(true)
}

fn tell(db: &mut Db, customer: &Organisation, since: Timestamp, now: Timestamp) -> QueryResult<()> {
    let about = About {
        organisation: Some(customer.id),
        object: None,
    };
    for to in members::in_charge_of_rights(db, customer.id)? {
        let mail = Message::new(Topic::ReviewDue, to.language)
            .fact("customer", &customer.name)
            .fact("since", since.date())
            .page(paths::reviews(&customer.slug));
        outbox::add(db, &to, &mail, about, now)?;
    }
    Ok(())
}
