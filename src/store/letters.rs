//! Letters of invitations, as they were last written. What is as usual stands empty.
use super::{Db, db::on_either, schema::letters};
use crate::domain::{id::Id, invitation::Invitation, letter_draft::LetterDraft};
use diesel::prelude::*;

/// The letter, if somebody wrote one.
pub fn of_invitation(db: &mut Db, invitation: Id<Invitation>) -> QueryResult<Option<LetterDraft>> {
    let found = letters::table
        .find(invitation)
        .select((letters::subject, letters::body, letters::second_body))
        .first::<(String, String, Option<String>)>(db)
        .optional()?;
    Ok(found.map(|(subject, body, second_body)| LetterDraft {
        subject,
        body,
        second_body,
    }))
}

/// Keeps it in place of the one before.
pub fn keep(db: &mut Db, invitation: Id<Invitation>, letter: &LetterDraft) -> QueryResult<()> {
    let words = (
        letters::subject.eq(&letter.subject),
        letters::body.eq(&letter.body),
        letters::second_body.eq(letter.second_body.as_deref()),
    );
    let values = (letters::invitation_id.eq(invitation), words);
    on_either!(db, |c| diesel::insert_into(letters::table)
        .values(values)
        .on_conflict(letters::invitation_id)
        .do_update()
        .set(words)
        .execute(c))
    .map(|_| ())
}

/// Forgets it: from now on all of the letter is as usual.
pub fn remove(db: &mut Db, invitation: Id<Invitation>) -> QueryResult<()> {
    diesel::delete(letters::table.find(invitation))
        .execute(db)
        .map(|_| ())
}
