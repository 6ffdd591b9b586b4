//! The one rule for who may give and take which role (P14): every path that sets roles asks it.
use super::access::{AdminRole, AgentRole, RIGHTS, Roles, Scope};

/// Why a member's roles cannot be set so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RolesRefusal {
    #[error("only a global admin gives or takes the role of global admin")]
    OnlyGlobalAdmins,
    #[error("members of this kind of organisation cannot have that role")]
    NotOfThisKind,
    #[error("nobody raises their own rights")]
    OwnRoles,
    #[error("nobody gives rights that they do not have")]
    Outranked,
}

/// Whether `by` may change a member's roles from `old` to `new`; `own` says that the member is the caller.
/// Nobody gives a role that carries a right which they lack: not to others, and so not to a second mailbox of their own.
pub fn may_set_roles(by: &Scope, old: Roles, new: Roles, own: bool) -> Result<(), RolesRefusal> {
    let kind = by.organisation.kind;
    let fits = new.agent.is_none_or(|r| AgentRole::of(kind).contains(&r))
        && new.admin.is_none_or(|r| AdminRole::of(kind).contains(&r));
    match () {
        () if !fits => Err(RolesRefusal::NotOfThisKind),
        () if (old.is_global_admin() || new.is_global_admin()) && !by.roles.is_global_admin() => {
            Err(RolesRefusal::OnlyGlobalAdmins)
        }
        () if own && old != new && !by.roles.is_global_admin() => Err(RolesRefusal::OwnRoles),
        () if outranks(by, given(old, new)) => Err(RolesRefusal::Outranked),
        () => Ok(()),
    }
}

/// What is new of the new roles.
fn given(old: Roles, new: Roles) -> Roles {
    Roles {
        agent: new.agent.filter(|_| new.agent != old.agent),
        admin: new.admin.filter(|_| new.admin != old.admin),
    }
}

/// Whether these roles carry a right that `by` lacks.
fn outranks(by: &Scope, roles: Roles) -> bool {
    let kind = by.organisation.kind;
    let mut holders = RIGHTS.iter().map(|(_, holders)| holders(kind));
    holders.any(|holders| holders.include(roles) && !holders.include(by.roles))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        country::Country,
        email::Email,
        id::Id,
        language::Language,
        organisation::{Kind, Markets, Organisation, Slug, State},
        text::Name,
        time::Timestamp,
    };

    fn roles(words: &str) -> Roles {
        let (agent, admin) = words.split_once('/').unwrap();
        Roles {
            agent: AgentRole::parse(agent),
            admin: AdminRole::parse(admin),
        }
    }

    fn somebody(kind: Kind, words: &str) -> Scope {
        let name = Name::parse("Somebody").unwrap();
        let organisation = Organisation {
            id: Id::new(Timestamp::from_micros(0), [0; 10]),
            kind,
            slug: Slug::from_name(&name, 0),
            name: name.clone(),
            country: Country::parse("DE").unwrap(),
            domain: None,
            domain_proven: false,
            state: State::Active,
            language: Language::English,
            support_contact: None,
            markets: Markets::default(),
        };
        Scope {
            account: Id::new(Timestamp::from_micros(0), [0; 10]),
            name,
            email: Email::parse("somebody@company.example").unwrap(),
            organisation,
            roles: roles(words),
        }
    }

    const ALL: [&str; 8] = [
        "/",
        "helpdesk_agent/",
        "sales_agent/",
        "admin_agent/",
        "/billing_admin",
        "/user_admin",
        "/relationship_admin",
        "/global_admin",
    ];

    /// Who gives (to somebody without a role) what, in organisations of which kind.
    #[test]
    fn who_gives_what() {
        let partner = [
            "/",
            "helpdesk_agent/",
            "sales_agent/",
            "admin_agent/",
            "/billing_admin",
            "/user_admin",
            "/global_admin",
        ];
        let none = ["/", "helpdesk_agent/", "/billing_admin", "/user_admin"];
        let sales = [
            "/",
            "helpdesk_agent/",
            "sales_agent/",
            "/billing_admin",
            "/user_admin",
        ];
        let admin = [
            "/",
            "helpdesk_agent/",
            "sales_agent/",
            "admin_agent/",
            "/billing_admin",
            "/user_admin",
        ];
        let table: [(Kind, &str, &[&str]); 9] = [
            (Kind::Provider, "/global_admin", &partner),
            (Kind::Reseller, "/global_admin", &partner),
            (Kind::Provider, "/user_admin", &none),
            (Kind::Reseller, "/user_admin", &none),
            (Kind::Provider, "helpdesk_agent/user_admin", &none),
            (Kind::Provider, "sales_agent/user_admin", &sales),
            (Kind::Provider, "admin_agent/user_admin", &admin),
            (Kind::Reseller, "admin_agent/user_admin", &admin),
            (
                Kind::Customer,
                "/global_admin",
                &[
                    "/",
                    "/billing_admin",
                    "/relationship_admin",
                    "/global_admin",
                ],
            ),
        ];
        for (kind, giver, given) in table {
            for words in ALL {
                let may = may_set_roles(
                    &somebody(kind, giver),
                    Roles::default(),
                    roles(words),
                    false,
                );
                assert_eq!(
                    may.is_ok(),
                    given.contains(&words),
                    "{kind:?} {giver} gives {words}: {may:?}"
                );
            }
        }
    }

    #[test]
    fn a_user_admin_takes_every_role_but_that_of_a_global_admin_and_raises_nobody() {
        let eve = somebody(Kind::Provider, "/user_admin");
        let set = |old, new, own| may_set_roles(&eve, roles(old), roles(new), own);
        assert_eq!(set("admin_agent/", "/", false), Ok(()));
        assert_eq!(
            set("sales_agent/", "sales_agent/billing_admin", false),
            Ok(())
        );
        assert_eq!(
            set("sales_agent/", "admin_agent/", false),
            Err(RolesRefusal::Outranked)
        );
        assert_eq!(
            set("/global_admin", "/", false),
            Err(RolesRefusal::OnlyGlobalAdmins)
        );
        assert_eq!(
            set("/user_admin", "sales_agent/user_admin", true),
            Err(RolesRefusal::OwnRoles)
        );
    }
}
