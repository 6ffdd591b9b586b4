use super::*;

fn a_request(state: State) -> ServiceRequest {
    let now = Timestamp::parse("2026-01-01").unwrap();
    ServiceRequest {
        id: Id::new(now, [0; 10]),
        customer: Id::new(now, [1; 10]),
        service: Service::parse("teams").unwrap(),
        severity: Severity::Normal,
        subject: Name::parse("No sound in meetings").unwrap(),
        state,
        opened_by: Id::new(now, [2; 10]),
        opened_at: now,
        partner: None,
        changed_at: now,
        changes: 0,
    }
}

#[test]
fn its_number_is_the_end_of_its_id() {
    let request = ServiceRequest {
        id: Id::parse("0190a000-0000-7000-8000-0000a1b2c3d4").unwrap(),
        ..a_request(State::Open)
    };
    assert_eq!(request.number(), "#a1b2c3d4");
}

#[test]
fn an_answer_opens_again_what_was_resolved_and_nothing_that_was_closed() {
    use State::{Closed, Open, Resolved, Waiting};
    for (state, by, after) in [
        (Open, Side::Customer, Ok(Open)),
        (Open, Side::Partner, Ok(Open)),
        (Waiting, Side::Customer, Ok(Open)),
        (Waiting, Side::Partner, Ok(Waiting)),
        (Resolved, Side::Customer, Ok(Open)),
        (Resolved, Side::Partner, Ok(Open)),
        (Closed, Side::Customer, Err(Refusal::Closed)),
        (Closed, Side::Partner, Err(Refusal::Closed)),
    ] {
        assert_eq!(a_request(state).answered(by), after, "{state:?} {by:?}");
    }
}

#[test]
fn states_move_forwards_and_closed_is_the_end() {
    use State::{Closed, Open, Resolved, Waiting};
    let reopened = Err(Refusal::ReopenedByAnswer);
    let over = Err(Refusal::Closed);
    let table = [
        (
            Open,
            [
                Ok(None),
                Ok(Some(Waiting)),
                Ok(Some(Resolved)),
                Ok(Some(Closed)),
            ],
        ),
        (
            Waiting,
            [
                Ok(Some(Open)),
                Ok(None),
                Ok(Some(Resolved)),
                Ok(Some(Closed)),
            ],
        ),
        (Resolved, [reopened, reopened, Ok(None), Ok(Some(Closed))]),
        (Closed, [over, over, over, Ok(None)]),
    ];
    for (from, after) in table {
        for (to, after) in State::ALL.iter().zip(after) {
            assert_eq!(a_request(from).moved(*to), after, "{from:?} → {to:?}");
        }
    }
    assert!(a_request(Resolved).is_assignable().is_ok());
    assert_eq!(
        a_request(Closed).is_assignable(),
        over.map(|_: Option<State>| ())
    );
}

#[test]
fn support_and_global_administrators_open_requests() {
    let opening = ["service-support-administrator"];
    for (roles, opens) in [
        ("service-support-administrator directory-readers", true),
        ("global-administrator", true),
        ("helpdesk-administrator global-reader", false),
    ] {
        assert_eq!(
            open_requests(&RoleSet::stored(roles), &opening),
            opens,
            "{roles}"
        );
    }
}

#[test]
fn a_number_is_the_end_of_its_id_and_nothing_else_is() {
    let mut request = a_request(State::Open);
    request.id = Id::parse("0190a000-0000-7000-8000-0000bc98ad31").unwrap();
    assert_eq!(request.number(), "#bc98ad31");
    for number in ["#bc98ad31", "BC98AD31", " bc98ad31 "] {
        let end = ServiceRequest::end_of_id(number);
        assert_eq!(end, Some([0xbc, 0x98, 0xad, 0x31]), "{number}");
    }
    for other in ["", "#", "bc98ad3", "#bc98ad311", "+c98ad31", "sound in"] {
        assert_eq!(ServiceRequest::end_of_id(other), None, "{other}");
    }
}
