//! Licences: seats of a subscription that people have. There are never more of them than seats.
use super::{
    id::Id,
    person::Person,
    seats::Seats,
    subscription::{Standing, Subscription},
    time::Timestamp,
    words::words,
};

words! {
    /// What is done with licences.
    pub enum Act { Assign = "assign", TakeBack = "take-back" }
}
words! {
    /// What became of it for one person.
    pub enum Outcome {
        Assigned = "assigned",
        /// The person had one already.
        Had = "had",
        NoSeat = "no-seat",
        TakenBack = "taken-back",
        /// There was none to take back.
        HadNone = "had-none",
    }
}

/// The most people for whom something is done at once.
pub const MOST_PEOPLE: usize = 500;

/// Why nothing of a subscription can be assigned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("what is paid by use has no licences")]
    PaidByUse,
    #[error("it is suspended")]
    Suspended,
    #[error("its term is over")]
    Expired,
    #[error("it is cancelled")]
    Cancelled,
    #[error("all of {seats} seats are assigned")]
    NoSeat { seats: i32 },
}

impl Subscription {
    /// The seats, if licences can be assigned now, whether or not one is left. Taking back is always possible.
    pub fn assignable(&self, now: Timestamp) -> Result<Seats, Refusal> {
        match (self.standing(now), self.seats) {
            (Standing::Cancelled, _) => Err(Refusal::Cancelled),
            (Standing::Expired, _) => Err(Refusal::Expired),
            (Standing::Suspended, _) => Err(Refusal::Suspended),
            (Standing::Active | Standing::Ending, None) => Err(Refusal::PaidByUse),
            (Standing::Active | Standing::Ending, Some(seats)) => Ok(seats),
        }
    }
    /// What becomes of these people, in their order, of whom `holders` have a licence.
    pub fn outcomes(
        &self,
        act: Act,
        people: &[Id<Person>],
        holders: &[Id<Person>],
        now: Timestamp,
    ) -> Result<Vec<Outcome>, Refusal> {
        let mut left = match act {
            Act::Assign => self.assignable(now)?.number() - self.assigned,
            Act::TakeBack => 0,
        };
        let outcome = |person: &Id<Person>| match (act, holders.contains(person)) {
            (Act::TakeBack, true) => Outcome::TakenBack,
            (Act::TakeBack, false) => Outcome::HadNone,
            (Act::Assign, true) => Outcome::Had,
            (Act::Assign, false) if left > 0 => {
                left -= 1;
                Outcome::Assigned
            }
            (Act::Assign, false) => Outcome::NoSeat,
        };
        Ok(people.iter().map(outcome).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        day::Day,
        service::Service,
        subscription::{Channel, State},
        text::Name,
    };

    fn id<T>(n: u8) -> Id<T> {
        Id::new(Timestamp::from_micros(0), [n; 10])
    }

    fn now() -> Timestamp {
        Timestamp::parse("2026-03-02T12:00:00Z").unwrap()
    }

    fn of_three() -> Subscription {
        Subscription {
            id: id(1),
            customer: id(2),
            service: Service::parse("teams").unwrap(),
            product: Name::parse("Teams").unwrap(),
            channel: Channel::Direct,
            provider: None,
            seats: Seats::of(3),
            assigned: 2,
            term_ends_on: Day::of(now()),
            auto_renew: false,
            state: State::Active,
        }
    }

    #[test]
    fn each_reason_against_assigning_is_its_own() {
        let refused = |it: Subscription| it.assignable(now()).unwrap_err();
        let state = |state| Subscription {
            state,
            ..of_three()
        };
        let over = Day::of(now()).plus(-1);
        assert_eq!(of_three().assignable(now()).map(Seats::number), Ok(3));
        for (it, why) in [
            (state(State::Suspended), Refusal::Suspended),
            (state(State::Cancelled), Refusal::Cancelled),
            (
                Subscription {
                    term_ends_on: over,
                    ..of_three()
                },
                Refusal::Expired,
            ),
            (
                Subscription {
                    seats: None,
                    assigned: 0,
                    ..of_three()
                },
                Refusal::PaidByUse,
            ),
        ] {
            assert_eq!(refused(it), why);
        }
    }

    #[test]
    fn people_of_a_selection_get_what_is_left_in_their_order() {
        let people = [id(1), id(2), id(3), id(4)];
        let of = |act| of_three().outcomes(act, &people, &[id(2), id(9)], now());
        let assigned = [
            Outcome::Assigned,
            Outcome::Had,
            Outcome::NoSeat,
            Outcome::NoSeat,
        ];
        assert_eq!(of(Act::Assign).unwrap(), assigned);
        let back = [
            Outcome::HadNone,
            Outcome::TakenBack,
            Outcome::HadNone,
            Outcome::HadNone,
        ];
        assert_eq!(of(Act::TakeBack).unwrap(), back);
        let cancelled = Subscription {
            state: State::Cancelled,
            ..of_three()
        };
        assert!(
            cancelled
                .outcomes(Act::Assign, &people, &[], now())
                .is_err()
        );
        assert!(
            cancelled
                .outcomes(Act::TakeBack, &people, &[], now())
                .is_ok()
        );
    }
}
