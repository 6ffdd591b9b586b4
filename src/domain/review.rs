//! Reviews: once a year a customer looks at all rights that it gave, and decides on each.
mod shown;

pub use shown::{Changes, Shown};

use super::{
    delegation::Delegation,
    id::Id,
    organisation::Organisation,
    slugs::{RoleSet, ServiceSet},
    text::Name,
    time::Timestamp,
    words::words,
};

words! {
    /// What becomes of rights that are looked at.
    pub enum Decision {
        Keep = "keep",
        Shorten = "shorten",
        Revoke = "revoke",
        /// They ended before anybody decided.
        Ended = "ended",
    }
}

/// So many days after a review, or after the first rights were given, the next one is due.
pub const DUE_DAYS: i64 = 365;

/// One that nobody finishes is told so many days after it began, and as many after it was told.
pub const OPEN_DAYS: i64 = 30;

/// A review.
#[derive(Debug, Clone)]
pub struct Review {
    pub id: Id<Self>,
    pub customer: Id<Organisation>,
    pub started_by: Name,
    pub started_at: Timestamp,
    /// Who made the last decision, and when.
    pub finished: Option<Decided>,
}

/// Who decided, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    pub by: Name,
    pub at: Timestamp,
}

/// A delegation in a review.
#[derive(Debug, Clone)]
pub struct Step {
    /// From 1.
    pub place: i32,
    pub delegation: Id<Delegation>,
    /// As they were when it was decided on them, until then as they were when the review began.
    pub roles: RoleSet,
    pub services: ServiceSet,
    /// The end that counted when it was decided, and whether they extended themselves then.
    pub until: Option<(Timestamp, bool)>,
    pub decision: Option<(Decision, Decided)>,
    /// The end that shortening set; unknown of decisions from before it was written down.
    pub new_until: Option<Timestamp>,
}

/// The rights of a step.
#[derive(Debug)]
pub struct Rights<'a> {
    pub roles: &'a RoleSet,
    pub services: &'a ServiceSet,
    /// Their end, and whether they extend themselves; unknown of decisions from before it was written down.
    pub until: Option<(Timestamp, bool)>,
}

impl Step {
    /// What the decision was about; until it is made, what the rights are at `now`: they may have been changed since
    /// the review began.
    pub fn rights<'a>(&'a self, delegation: &'a Delegation, now: Timestamp) -> Rights<'a> {
        match self.decision {
            Some(_) => Rights {
                roles: &self.roles,
                services: &self.services,
                until: self.until,
            },
            None => Rights {
                roles: &delegation.roles,
                services: &delegation.services,
                until: Some((delegation.end(now), delegation.auto_extend)),
            },
        }
    }
}

/// What is known of a customer's reviews and rights.
#[derive(Debug, Clone, Copy, Default)]
pub struct History {
    /// One that is not finished, and when it began.
    pub running: Option<(Id<Review>, Timestamp)>,
    /// When the last finished one was begun, and when it was finished.
    pub last: Option<(Timestamp, Timestamp)>,
    /// When the oldest of the rights that hold now began.
    pub oldest: Option<Timestamp>,
    /// How many of the rights that hold now no review has looked at, since the last began: all or some of each.
    pub new: i64,
}

/// What a customer is told about its next review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Nobody has rights.
    Nothing,
    /// One began then and waits for decisions.
    Running(Id<Review>, Timestamp),
    /// Since then.
    Due(Timestamp),
    /// Rights appeared or grew after the last review.
    NewRights(i64, Timestamp),
    /// At that time.
    Later(Timestamp),
}

/// What comes next, at `now`.
pub fn next(history: &History, now: Timestamp) -> Next {
    if let Some((running, begun)) = history.running {
        return Next::Running(running, begun);
    }
    let Some(oldest) = history.oldest else {
        return Next::Nothing;
    };
    let finished = history.last.map(|(_, finished)| finished);
    let due = finished.unwrap_or(oldest).plus_days(DUE_DAYS);
    match () {
        () if due <= now => Next::Due(due),
        () if finished.is_some() && history.new > 0 => Next::NewRights(history.new, due),
        () => Next::Later(due),
    }
}

/// One that began then has waited for so long at `now` that it is told.
pub fn is_left(begun: Timestamp, now: Timestamp) -> bool {
    begun.plus_days(OPEN_DAYS) <= now
}

/// When to look again whether a review is due or left, told what comes next at `now`: no later than it is; a year after it
/// was told that it is due, and sooner after it was told that one is left.
pub fn look_again(next: Next, now: Timestamp) -> Timestamp {
    match next {
        Next::Due(_) => now.plus_days(DUE_DAYS),
        Next::NewRights(_, due) | Next::Later(due) => due,
        Next::Running(_, begun) if !is_left(begun, now) => begun.plus_days(OPEN_DAYS),
        Next::Running(..) => now.plus_days(OPEN_DAYS),
        // Whatever changes that may make the next one due soon.
        Next::Nothing => now.plus_days(30),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_is_due_a_year_after_the_last_or_after_the_first_rights() {
        let begin = Timestamp::parse("2026-01-01").unwrap();
        let year = begin.plus_days(DUE_DAYS);
        let never = History {
            oldest: Some(begin),
            new: 3,
            ..History::default()
        };
        let just_before = year.plus_seconds(-1);
        assert_eq!(next(&never, just_before), Next::Later(year));
        assert_eq!(next(&never, year), Next::Due(year));
        let reviewed = History {
            last: Some((begin.plus_days(9), begin.plus_days(10))),
            new: 0,
            ..never
        };
        let due = year.plus_days(10);
        assert_eq!(next(&reviewed, year), Next::Later(due));
        assert_eq!(next(&reviewed, due), Next::Due(due));
        let grown = History { new: 2, ..reviewed };
        assert_eq!(next(&grown, year), Next::NewRights(2, due));
        assert_eq!(next(&grown, due), Next::Due(due));
        assert_eq!(next(&History::default(), due), Next::Nothing);
        let running = History {
            running: Some((Id::new(begin, [1; 10]), begin)),
            ..grown
        };
        assert!(matches!(next(&running, due), Next::Running(_, at) if at == begin));
    }

    #[test]
    fn a_review_that_nobody_finishes_is_looked_at_every_thirty_days() {
        let begin = Timestamp::parse("2026-01-01").unwrap();
        let month = begin.plus_days(OPEN_DAYS);
        let running = Next::Running(Id::new(begin, [1; 10]), begin);
        assert!(!is_left(begin, month.plus_seconds(-1)) && is_left(begin, month));
        assert_eq!(look_again(running, begin.plus_days(9)), month);
        assert_eq!(look_again(running, month), begin.plus_days(60));
    }
}
