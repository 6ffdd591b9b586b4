//! The rules of delegations, as tables.
use super::*;

fn active(auto_extend: bool) -> Delegation {
    let now = Timestamp::parse("2026-01-01").unwrap();
    Delegation {
        id: Id::new(now, [0; 10]),
        customer: Id::new(now, [1; 10]),
        partner: Id::new(now, [2; 10]),
        roles: RoleSet::stored("directory-readers"),
        services: ServiceSet::stored("teams"),
        state: State::Active,
        auto_extend,
        starts_at: now,
        ends_at: now.plus_days(60),
        end_reason: None,
    }
}

#[test]
fn rights_end_to_the_microsecond_with_nobody_doing_anything() {
    let d = active(false);
    let last = Timestamp::from_micros(d.ends_at.micros() - 1);
    assert!(d.holds(last));
    assert!(!d.holds(d.ends_at));
    assert_eq!(d.standing(last), Standing::Ending);
    assert_eq!(d.standing(d.starts_at), Standing::Active);
}

#[test]
fn auto_extend_counts_the_first_end_still_ahead() {
    let d = active(true);
    assert_eq!(d.end(d.starts_at), d.ends_at);
    assert_eq!(d.end(d.ends_at), d.ends_at.plus_days(180));
    assert_eq!(d.end(d.ends_at.plus_days(360)), d.ends_at.plus_days(540));
    assert!(d.holds(d.ends_at.plus_days(10_000)));
}

#[test]
fn a_request_waits_90_days_to_the_microsecond() {
    let mut d = active(true);
    d.state = State::Requested;
    let lapses = d.starts_at.plus_days(90);
    let last = Timestamp::from_micros(lapses.micros() - 1);
    assert!(d.waits(last) && !d.holds(last));
    assert_eq!(d.ended_because(last), None);
    assert!(!d.waits(lapses));
    assert_eq!(d.ended_because(lapses), Some(EndReason::Lapsed));
    assert_eq!(d.rights().unwrap().term.days(), 60);
}

#[test]
fn shortening_never_lengthens() {
    let d = active(false);
    let now = d.starts_at;
    assert_eq!(
        d.shortened(Term::of_days(10).unwrap(), now),
        Ok(now.plus_days(10))
    );
    assert_eq!(
        d.shortened(Term::of_days(60).unwrap(), now),
        Err(Refusal::NotShorter)
    );
    let sixty = |now| d.is_as_short(Term::of_days(60).unwrap(), now);
    assert!(sixty(now) && sixty(now.plus_seconds(3600)) && !sixty(now.plus_days(1)));
    assert_eq!(
        d.shortened(Term::of_days(1).unwrap(), d.ends_at),
        Err(Refusal::Ended)
    );
}

#[test]
fn a_name_keeps_its_number_within_50_characters() {
    let long = Name::parse(&"北".repeat(120)).unwrap();
    assert_eq!(name(&long, 12).as_str().chars().count(), NAME_LIMIT);
    assert!(name(&long, 12).as_str().ends_with("北 12"));
    assert_eq!(
        name(&Name::parse("Contoso").unwrap(), 1).as_str(),
        "Contoso 1"
    );
}

#[test]
fn global_administrator_never_extends_by_itself() {
    let roles = || RoleSet::stored("global-administrator");
    let services = || ServiceSet::stored("teams");
    let term = Term::of_days(30).unwrap();
    assert_eq!(
        Rights::new(roles(), services(), term, true),
        Err(RightsRefusal::GlobalAdministratorExtends)
    );
    assert!(Rights::new(roles(), services(), term, false).is_ok());
    let mut d = active(false);
    let now = d.starts_at;
    assert_eq!(d.may_extend(d.customer, true, now), Ok(()));
    assert_eq!(d.may_extend(d.partner, false, now), Ok(()));
    assert_eq!(
        d.may_extend(d.partner, true, now),
        Err(Refusal::OnlyCustomerExtends)
    );
    d.roles = roles();
    let refusal = RightsRefusal::GlobalAdministratorExtends.into();
    assert_eq!(d.may_extend(d.customer, true, now), Err(refusal));
    assert_eq!(
        Rights::new(RoleSet::new([]), services(), term, false),
        Err(RightsRefusal::NoRole)
    );
    assert_eq!(
        Rights::new(roles(), ServiceSet::new([]), term, false),
        Err(RightsRefusal::NoService)
    );
}

#[test]
fn a_row_of_many_gives_what_was_shown_as_long_as_its_end_moved_by_extensions_alone() {
    let shown = active(true);
    let begun = shown.starts_at;
    let row = found::given(&shown, begun);
    // As it was kept before the end stood beside it.
    let old = row.split(' ').next().unwrap();
    for (days, still, so_old) in [
        (0, true, true),
        (180, true, false),
        (540, true, false),
        (-10, false, false),
        (90, false, false),
    ] {
        let ends_at = shown.ends_at.plus_days(days);
        let moved = Delegation {
            ends_at,
            ..shown.clone()
        };
        assert_eq!(found::still_given(&moved, &row, begun), still, "{days}");
        assert_eq!(found::still_given(&moved, old, begun), so_old, "{days}");
    }
    let other = Delegation {
        roles: RoleSet::stored("global-reader"),
        ..shown.clone()
    };
    assert!(!found::still_given(&other, &row, begun));
    assert!(!found::still_given(&shown, "something else", begun));
}
