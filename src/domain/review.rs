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
    /// One that is not finished.
    pub running: Option<Id<Review>>,
    /// When the last finished one was begun, and when it was finished.
    pub last: Option<(Timestamp, Timestamp)>,
    /// When the oldest of the rights that hold now began.
    pub oldest: Option<Timestamp>,
    /// How many of the rights that hold now no review has looked at, since the last began.
    pub new: i64,
}

/// What a customer is told about its next review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Nobody has rights.
    Nothing,
    /// One has begun and waits for decisions.
    Running(Id<Review>),
    /// Since then.
    Due(Timestamp),
    /// Rights appeared after the last review.
    NewRights(i64, Timestamp),
    /// At that time.
    Later(Timestamp),
}

/// What comes next, at `now`.
pub fn next(history: &History, now: Timestamp) -> Next {
    if let Some(running) = history.running {
        return Next::Running(running);
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

/// When to look again whether a review is due, told what comes next at `now`: no later than it is due, and a year after
/// it was told that it is.
pub fn look_again(next: Next, now: Timestamp) -> Timestamp {
    match next {
        Next::Due(_) => now.plus_days(DUE_DAYS),
        Next::NewRights(_, due) | Next::Later(due) => due,
        // Whatever changes that may make the next one due soon.
        Next::Running(_) | Next::Nothing => now.plus_days(30),
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
            running: Some(Id::new(begin, [1; 10])),
            ..grown
        };
        assert!(matches!(next(&running, due), Next::Running(_)));
    }
}
