//! Partnerships: how a provider finds its resellers and parts from them.
pub mod accept;
pub mod ask;
pub mod end;
pub mod open;
pub mod renew;

use crate::domain::{
    access::Scope,
    activity::{Noun, Verb},
    id::Id,
    organisation::Organisation,
    partnership::Partnership,
    text::Name,
    time::Timestamp,
};
use crate::store::{
    Db,
    activities::{self, Actor, Deed},
};
use diesel::result::QueryResult;

/// Something done to a partnership, and by whom.
struct Act<'a> {
    by: &'a Scope,
    id: Id<Partnership>,
    verb: Verb,
    now: Timestamp,
}

impl Act<'_> {
    /// Writes it into the activity of `reader`, who knows the partnership by the name of the other side.
    fn record(
        &self,
        db: &mut Db,
        reader: Id<Organisation>,
        other_side: &Name,
        reason: &str,
    ) -> QueryResult<()> {
        let deed = Deed {
            verb: self.verb,
            noun: Noun::Partnership,
            object: self.id.cast(),
            object_name: other_side.as_str(),
            reason,
        };
        activities::add(db, &[reader], &Actor::from(self.by), deed, self.now)
    }
}
