//! Asks to end something. Answered ones stay; that the subject has ended answers an ask too.
use super::{
    Db,
    db::{Any, on_either},
    holding::hold,
    schema::{delegations, end_requests, organisations, relationships},
};
use crate::domain::{
    delegation::Delegation,
    end_request::{EndRequest, Kept, Subject},
    id::Id,
    organisation::Organisation,
    relationship::{self, Relationship},
    text::{Name, Note},
    time::Timestamp,
};
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = end_requests, check_for_backend(Any))]
struct Row {
    id: Id<EndRequest>,
    asking_id: Id<Organisation>,
    asked_id: Id<Organisation>,
    relationship_id: Option<Id<Relationship>>,
    delegation_id: Option<Id<Delegation>>,
    reason: Note,
    asked_by: String,
    asked_at: Timestamp,
    answer: Option<Note>,
    answered_by: Option<String>,
    answered_at: Option<Timestamp>,
}

impl Row {
    /// Nothing for a row without a subject, which the table does not take.
    fn read(self) -> Option<EndRequest> {
        let subject = match (self.relationship_id, self.delegation_id) {
            (Some(id), _) => Subject::Relationship(id),
            (None, id) => Subject::Delegation(id?),
        };
        let answer = self.answer.zip(self.answered_by).zip(self.answered_at);
        Some(EndRequest {
            id: self.id,
            asking: self.asking_id,
            asked: self.asked_id,
            subject,
            reason: self.reason,
            asked_by: self.asked_by,
            asked_at: self.asked_at,
            kept: answer.map(|((why, by), at)| Kept { why, by, at }),
        })
    }
}

fn read(rows: Vec<Row>) -> Vec<EndRequest> {
    rows.into_iter().filter_map(Row::read).collect()
}

/// Adds the ask; `false` if the same is asked already and waits for its answer.
pub fn add(db: &mut Db, new: &EndRequest) -> QueryResult<bool> {
    let (relationship, delegation) = match new.subject {
        Subject::Relationship(id) => (Some(id), None),
        Subject::Delegation(id) => (None, Some(id)),
    };
    let values = (
        end_requests::id.eq(new.id),
        end_requests::asking_id.eq(new.asking),
        end_requests::asked_id.eq(new.asked),
        end_requests::relationship_id.eq(relationship),
        end_requests::delegation_id.eq(delegation),
        end_requests::reason.eq(&new.reason),
        end_requests::asked_by.eq(&new.asked_by),
        end_requests::asked_at.eq(new.asked_at),
    );
    on_either!(db, |c| diesel::insert_into(end_requests::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(c))
    .map(|added| added == 1)
}

/// What was asked about a relationship, the newest first.
pub fn of_relationship(db: &mut Db, id: Id<Relationship>) -> QueryResult<Vec<EndRequest>> {
    end_requests::table
        .filter(end_requests::relationship_id.eq(id))
        .order(end_requests::id.desc())
        .select(Row::as_select())
        .load(db)
        .map(read)
}

/// What was asked about these delegations, by or of this organisation, the newest first.
pub fn of_delegations(
    db: &mut Db,
    party: Id<Organisation>,
    ids: &[Id<Delegation>],
) -> QueryResult<Vec<EndRequest>> {
    let own = end_requests::asking_id
        .eq(party)
        .or(end_requests::asked_id.eq(party));
    end_requests::table
        .filter(end_requests::delegation_id.eq_any(ids.iter().copied().map(Some)))
        .filter(own)
        .order(end_requests::id.desc())
        .select(Row::as_select())
        .load(db)
        .map(read)
}

/// Answers that nothing ends, if that is asked of this organisation and still open.
pub fn keep(
    db: &mut Db,
    id: Id<EndRequest>,
    asked: Id<Organisation>,
    kept: &Kept,
) -> QueryResult<bool> {
    let open = end_requests::table
        .find(id)
        .filter(end_requests::asked_id.eq(asked))
        .filter(end_requests::answered_at.is_null());
    diesel::update(open)
        .set((
            end_requests::answer.eq(&kept.why),
            end_requests::answered_by.eq(&kept.by),
            end_requests::answered_at.eq(kept.at),
        ))
        .execute(db)
        .map(|changed| changed == 1)
}

/// Some of the asks to end a relationship that wait for an answer since so many days, and of which the provider was not
/// reminded then; the oldest first.
pub fn to_remind(
    db: &mut Db,
    days: i32,
    now: Timestamp,
    limit: i64,
) -> QueryResult<Vec<EndRequest>> {
    let relationship = end_requests::relationship_id.eq(relationships::id.nullable());
    end_requests::table
        .inner_join(relationships::table.on(relationship))
        .filter(relationships::state.eq(relationship::State::Active))
        .filter(end_requests::answered_at.is_null())
        .filter(end_requests::asked_at.le(now.plus_days(-i64::from(days))))
        .filter(end_requests::reminded_days.lt(days))
        .order(end_requests::id)
        .limit(limit)
        .select(Row::as_select())
        .load(db)
        .map(read)
}

/// Keeps that the provider was reminded after so many days; `false` if it was before, or if the ask was answered.
pub fn mark_reminded(db: &mut Db, id: Id<EndRequest>, days: i32) -> QueryResult<bool> {
    let open = end_requests::table
        .find(id)
        .filter(end_requests::answered_at.is_null())
        .filter(end_requests::reminded_days.lt(days));
    diesel::update(open)
        .set(end_requests::reminded_days.eq(days))
        .execute(db)
        .map(|changed| changed == 1)
}

/// An ask that waits for this organisation, and who asks.
#[derive(Debug)]
pub struct Waiting {
    pub request: EndRequest,
    pub asking: Name,
}

/// The oldest asks that wait for an answer of this organisation and whose subject still holds.
pub fn waiting(
    db: &mut Db,
    asked: Id<Organisation>,
    now: Timestamp,
    most: i64,
) -> QueryResult<Vec<Waiting>> {
    let relationship = end_requests::relationship_id.eq(relationships::id.nullable());
    let delegation = end_requests::delegation_id.eq(delegations::id.nullable());
    let related = relationships::state.eq(relationship::State::Active);
    let held = hold(now);
    let rows = end_requests::table
        .inner_join(organisations::table.on(organisations::id.eq(end_requests::asking_id)))
        .left_join(relationships::table.on(relationship))
        .left_join(delegations::table.on(delegation))
        .filter(end_requests::asked_id.eq(asked))
        .filter(end_requests::answered_at.is_null())
        .filter(related.nullable().or(held.nullable()))
        .order(end_requests::id)
        .limit(most)
        .select((Row::as_select(), organisations::name))
        .load::<(Row, Name)>(db)?;
    let waiting = |(row, asking): (Row, Name)| {
        let request = row.read()?;
        Some(Waiting { request, asking })
    };
    Ok(rows.into_iter().filter_map(waiting).collect())
}
