//! Invitations for many customers from one file: looked at first, then made a few at a time (S4, S5).
mod begin;
mod cancel;
mod go_on;
mod prepare;
mod sort;

pub use begin::{BeginError, begin, leave_out};
pub use cancel::{CancelError, cancel};
pub use go_on::{LetterOf, STEP, go_on};
pub use prepare::{Upload, Wish, prepare};

use crate::{
    domain::{
        access::Scope,
        activity::{Noun, Verb},
        message::Topic,
        organisation::Organisation,
        text::Note,
        time::Timestamp,
    },
    store::{
        Db,
        activities::{self, Actor, Deed},
        invitation_imports::{Import, rows},
    },
};
use diesel::QueryResult;

/// Writes a deed about the import as a whole into the provider's activity; each invitation has its own record.
fn record(
    db: &mut Db,
    scope: &Scope,
    import: &Import,
    verb: Verb,
    now: Timestamp,
) -> QueryResult<()> {
    let deed = Deed {
        verb,
        noun: Noun::Import,
        object: import.id.cast(),
        object_name: import.file_name.as_str(),
        reason: "",
    };
    activities::add(db, &[import.organisation], &Actor::from(scope), deed, now)
}

/// What an end has to do, however it came: nothing waits any more, and each reseller gets one mail.
fn close(db: &mut Db, provider: &Organisation, import: &Import, now: Timestamp) -> QueryResult<()> {
    rows::leave(db, import.id)?;
    for handed in rows::handed_over(db, import.id)? {
        let topic = Topic::InvitationsHandedOver;
        super::several::tell(db, provider, handed, topic, &Note::default(), now)?;
    }
    Ok(())
}
