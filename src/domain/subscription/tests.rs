use super::*;

fn id<T>(n: u8) -> Id<T> {
    Id::new(Timestamp::from_micros(0), [n; 10])
}

fn now() -> Timestamp {
    Timestamp::parse("2026-03-02T23:59:59Z").unwrap()
}

fn csp() -> Subscription {
    Subscription {
        id: id(1),
        customer: id(2),
        service: Service::parse("teams").unwrap(),
        product: Name::parse("Teams Enterprise").unwrap(),
        channel: Channel::Csp,
        provider: Some(id(3)),
        seats: Seats::of(25),
        assigned: 10,
        term_ends_on: Day::of(now()).plus(90),
        auto_renew: false,
        state: State::Active,
    }
}

#[test]
fn the_seller_keeps_a_csp_subscription_and_the_customer_every_other() {
    let sold = csp();
    assert_eq!(sold.changed_by(id(3)), Ok(()));
    for stranger in [2, 4] {
        assert_eq!(sold.changed_by(id(stranger)), Err(Refusal::NotOwner));
    }
    for channel in [
        Channel::Advisor,
        Channel::Open,
        Channel::EnterpriseAgreement,
    ] {
        let bought = Subscription { channel, ..csp() };
        assert_eq!(bought.changed_by(id(2)), Ok(()));
        assert_eq!(bought.changed_by(id(3)), Err(Refusal::NotOwner));
    }
}

#[test]
fn a_term_is_over_after_its_last_day_unless_it_renews_itself() {
    let standing = |days, auto_renew, state| {
        let term_ends_on = Day::of(now()).plus(days);
        let it = Subscription {
            term_ends_on,
            auto_renew,
            state,
            ..csp()
        };
        it.standing(now())
    };
    for (days, auto_renew, state, expected) in [
        (31, false, State::Active, Standing::Active),
        (30, false, State::Active, Standing::Ending),
        (0, false, State::Active, Standing::Ending),
        (-1, false, State::Active, Standing::Expired),
        (-1, false, State::Suspended, Standing::Expired),
        (-1, true, State::Active, Standing::Active),
        (-1, true, State::Suspended, Standing::Suspended),
        (-1, false, State::Cancelled, Standing::Cancelled),
    ] {
        assert_eq!(
            standing(days, auto_renew, state),
            expected,
            "{days} {auto_renew}"
        );
    }
}

#[test]
fn seats_never_go_below_the_licences_that_people_have() {
    let at_least = csp().may_have(Seats::of(10).unwrap());
    assert_eq!(at_least, Ok(()));
    let fewer = Refusal::BelowAssigned {
        assigned: 10,
        seats: 9,
    };
    assert_eq!(csp().may_have(Seats::of(9).unwrap()), Err(fewer));
    let by_use = Subscription {
        seats: None,
        assigned: 0,
        ..csp()
    };
    assert_eq!(
        by_use.may_have(Seats::of(9).unwrap()),
        Err(Refusal::PaidByUse)
    );
}

#[test]
fn seats_belong_to_services_with_licences() {
    let (teams, azure) = (
        Service::parse("teams").unwrap(),
        Service::parse("azure").unwrap(),
    );
    assert_eq!(seats(teams, None), Err(Refusal::SeatsMissing));
    assert_eq!(seats(azure, Seats::of(1)), Err(Refusal::PaidByUse));
    assert_eq!(seats(azure, None), Ok(None));
    assert_eq!(seats(teams, Seats::of(1)), Ok(Seats::of(1)));
}

#[test]
fn a_term_ends_today_at_the_earliest() {
    let today = Day::of(now());
    assert_eq!(term(today, now()), Ok(today));
    assert_eq!(term(today.plus(-1), now()), Err(Refusal::TermOver));
    assert_eq!(
        term(today.plus(LONGEST_DAYS + 1), now()),
        Err(Refusal::TermTooLong)
    );
}

#[test]
fn cancelled_is_the_end() {
    let it = Subscription {
        state: State::Cancelled,
        ..csp()
    };
    assert_eq!(it.changed_by(id(3)), Err(Refusal::Cancelled));
    for next in Act::ALL.iter().map(|act| it.after(*act)) {
        assert_eq!(next, Err(Refusal::Cancelled));
    }
    let it = Subscription {
        state: State::Suspended,
        ..csp()
    };
    assert_eq!(
        (it.after(Act::Suspend), it.after(Act::Resume)),
        (Err(Refusal::Suspended), Ok(State::Active))
    );
}
