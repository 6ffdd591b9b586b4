//! What about given rights deserves a second look.
use super::{role::Role, slugs::RoleSet, time::Timestamp};

/// Rights that nobody used for so many days stand out.
pub const UNUSED_DAYS: i64 = 90;

/// The roles of these that reach other people's accounts, secrets or security settings.
pub fn privileged(roles: &RoleSet) -> impl Iterator<Item = &'static Role> + '_ {
    roles.iter().filter(|role| role.privileged)
}

/// Nobody worked with them for [`UNUSED_DAYS`]; rights that nobody ever used count from when they were given.
pub fn is_unused(since: Timestamp, last_used: Option<Timestamp>, now: Timestamp) -> bool {
    last_used.unwrap_or(since).plus_days(UNUSED_DAYS) <= now
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rights_are_unused_ninety_days_after_their_last_use_to_the_second() {
        let since = Timestamp::parse("2026-01-01").unwrap();
        let (last, end) = (since.plus_days(10), since.plus_days(90));
        for (used, at, unused) in [
            (None, end.plus_seconds(-1), false),
            (None, end, true),
            (Some(last), end, false),
            (Some(last), end.plus_days(10).plus_seconds(-1), false),
            (Some(last), end.plus_days(10), true),
        ] {
            assert_eq!(is_unused(since, used, at), unused, "{used:?} at {at:?}");
        }
    }

    #[test]
    fn reading_is_not_privileged_and_resetting_passwords_is() {
        let of = |roles| privileged(&RoleSet::stored(roles)).count();
        assert_eq!(of("directory-readers license-administrator"), 0);
        assert_eq!(of("directory-readers helpdesk-administrator"), 1);
        assert_eq!(of("global-administrator"), 1);
    }
}
