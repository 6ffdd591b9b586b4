use super::*;
use crate::domain::delegation::{
    State as Standing,
    amendment::{Change, State},
};

const READER: &str = "directory-readers";
const BOTH: &str = "directory-readers user-administrator";

fn begin() -> Timestamp {
    Timestamp::parse("2026-01-01").unwrap()
}

fn consent(by: &str, day: i64) -> Consent {
    Consent {
        by: Name::parse(by).unwrap(),
        at: begin().plus_days(day),
    }
}

/// For 60 days.
fn rights(roles: &str, services: &str) -> Delegation {
    Delegation {
        id: Id::new(begin(), [0; 10]),
        customer: Id::new(begin(), [1; 10]),
        partner: Id::new(begin(), [2; 10]),
        roles: RoleSet::stored(roles),
        services: ServiceSet::stored(services),
        state: Standing::Active,
        auto_extend: false,
        starts_at: begin(),
        ends_at: begin().plus_days(60),
        end_reason: None,
    }
}

/// Roles and services before and after.
fn asked(old: (&str, &str), new: (&str, &str)) -> Amendment {
    Amendment {
        id: Id::new(begin(), [3; 10]),
        delegation: Id::new(begin(), [0; 10]),
        state: State::Accepted,
        old_roles: RoleSet::stored(old.0),
        old_services: ServiceSet::stored(old.1),
        change: Change {
            roles: RoleSet::stored(new.0),
            services: ServiceSet::stored(new.1),
            term: None,
            auto_extend: false,
        },
        asked_at: begin(),
    }
}

/// Accepted on this day by somebody; rights that ended after 60 days.
fn accepted(by: &str, day: i64, old: (&str, &str), new: (&str, &str)) -> Accepted {
    let before = Some((begin().plus_days(60), false));
    Accepted::amendment(&asked(old, new), consent(by, day), before)
}

/// Bob accepts this on the tenth day.
fn lasting(days: i32, auto_extend: bool, before: Option<(i64, bool)>) -> Accepted {
    let mut same = asked((READER, "teams"), (READER, "teams"));
    same.change.term = Term::of_days(days);
    same.change.auto_extend = auto_extend;
    let before = before.map(|(day, extended)| (begin().plus_days(day), extended));
    Accepted::amendment(&same, consent("Bob", 10), before)
}

#[test]
fn what_adds_a_role_a_service_or_time_widens() {
    let change = |old, new| accepted("Bob", 10, old, new).widens();
    assert!(change((READER, "teams"), (BOTH, "teams")));
    assert!(change((BOTH, "teams"), (READER, "azure teams")));
    assert!(!change((BOTH, "azure teams"), (READER, "teams")));
    for (days, extends, before, widens) in [
        // Until the 60th day is what there was.
        (50, false, Some((60, false)), false),
        (51, false, Some((60, false)), true),
        // What went on for ever and no longer does is less.
        (400, false, Some((60, true)), false),
        (400, true, Some((60, true)), true),
        (0, true, Some((60, false)), true),
        (0, true, Some((60, true)), false),
        // Not written down.
        (5, false, None, true),
        (0, true, None, true),
    ] {
        let change = lasting(days, extends, before);
        assert_eq!(change.widens(), widens, "{days} {extends} {before:?}");
    }
}

#[test]
fn each_role_and_service_has_the_consent_that_gave_it_last() {
    let now = rights(
        "directory-readers helpdesk-administrator user-administrator",
        "azure teams",
    );
    let changes = [
        accepted("Bob", 10, (READER, "teams"), (BOTH, "teams")),
        accepted("Carol", 20, (BOTH, "teams"), (READER, "azure teams")),
        accepted("Dan", 30, (READER, "azure teams"), (BOTH, "azure teams")),
    ];
    let all = Consents::of(&now, consent("Ana", 0), &changes);
    let role = |slug| all.to_role(Role::parse(slug).unwrap()).clone();
    assert_eq!(role(READER), consent("Ana", 0));
    // Taken away in between.
    assert_eq!(role("user-administrator"), consent("Dan", 30));
    let service = |slug| all.to_service(Service::parse(slug).unwrap());
    let (azure, later) = service("azure");
    assert_eq!((azure, later.len()), (&consent("Carol", 20), 1));
    let (teams, later) = service("teams");
    assert_eq!((teams, later.len()), (&consent("Ana", 0), 2));
    // Bob's role was given anew, so nothing is left of his.
    let who: Vec<_> = all
        .additions
        .iter()
        .map(|added| added.consent.by.as_str())
        .collect();
    assert_eq!(who, ["Carol", "Dan"]);
}

#[test]
fn a_longer_term_counts_until_the_rights_are_shortened_below_it() {
    let longer = [lasting(100, false, Some((60, false)))];
    let mut now = rights(READER, "teams");
    now.ends_at = begin().plus_days(110);
    let added = |now: &Delegation| Consents::of(now, consent("Ana", 0), &longer).additions;
    assert!(added(&now)[0].longer);
    now.ends_at = begin().plus_days(20);
    assert!(added(&now).is_empty());
    // Later again, by extensions: of the end that it was shortened to, and of the one that was given.
    now.ends_at = begin().plus_days(20 + 180);
    assert!(added(&now).is_empty());
    now.ends_at = begin().plus_days(110 + 360);
    assert!(added(&now)[0].longer);
    let extends = [lasting(0, true, Some((60, false)))];
    let added = |now: &Delegation| Consents::of(now, consent("Ana", 0), &extends).additions;
    assert!(added(&now).is_empty(), "switched off since");
    now.auto_extend = true;
    assert!(added(&now)[0].extends);
}

#[test]
fn rights_extend_themselves_by_the_consent_of_whoever_started_it_last() {
    let mut now = rights(READER, "teams");
    now.auto_extend = true;
    let who = |changes: &[Accepted]| {
        let all = Consents::of(&now, consent("Ana", 0), changes).additions;
        let extending: Vec<_> = all.into_iter().filter(|added| added.extends).collect();
        assert!(extending.len() < 2, "{extending:?}");
        extending.into_iter().next().map(|added| added.consent)
    };
    let (bob, carol) = (consent("Bob", 10), consent("Carol", 20));
    let switched = || Accepted::extension(now.id, carol.clone());
    let began = || lasting(0, true, Some((60, false)));
    assert_eq!(who(&[]), None, "given so");
    assert_eq!(who(&[switched()]), Some(carol.clone()));
    assert_eq!(who(&[began(), switched()]), Some(carol.clone()));
    assert_eq!(who(&[switched(), began()]), Some(bob));
    let went_on = lasting(100, true, Some((60, true)));
    assert_eq!(who(&[switched(), went_on]), Some(carol.clone()));
    // They did not after it, so that somebody let them later; or nobody knows.
    for unclear in [
        lasting(100, false, Some((60, true))),
        lasting(100, true, None),
    ] {
        assert_eq!(who(&[switched(), unclear]), None);
    }
}

#[test]
fn changes_of_other_rights_count_for_nothing() {
    let own = accepted("Bob", 10, (READER, "teams"), (BOTH, "teams"));
    let mut other = accepted("Carol", 20, (READER, "teams"), (BOTH, "teams"));
    other.delegation = Id::new(begin(), [9; 10]);
    let ana = Name::parse("Ana").unwrap();
    let all = Consents::among(&rights(BOTH, "teams"), &ana, &[own, other]);
    assert_eq!(all.first, consent("Ana", 0));
    let role = Role::parse("user-administrator").unwrap();
    assert_eq!(*all.to_role(role), consent("Bob", 10));
}
