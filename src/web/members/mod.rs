//! The members of an organisation, and what they may do.
pub mod add;
pub mod change;
pub mod leave;
pub mod list;
pub mod remove;

use crate::{
    actions::members::MemberError,
    domain::{
        access::{AdminRole, AgentRole, Roles, Scope},
        id::Id,
        member_roles::{RolesRefusal, may_set_roles},
        organisation::Kind,
    },
    messages::Text,
    store::members::Member,
    web::{
        choices::{self, Choices},
        errors::Failure,
        form::Reader,
        meanwhile,
        page::Frame,
    },
};

fn member_id(text: &str) -> Result<Id<Member>, Failure> {
    Id::parse(text).ok_or_else(Failure::not_found)
}

/// The word for no role, besides an empty field.
const NO_ROLE: &str = "none";

/// The two settings of a member, of which a kind of organisation may have one.
fn roles(reader: &mut Reader<'_>) -> Roles {
    Roles {
        agent: role(reader, "agent_role", AgentRole::parse),
        admin: role(reader, "admin_role", AdminRole::parse),
    }
}

fn role<T>(
    reader: &mut Reader<'_>,
    name: &str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    let role = |word: &str| match word {
        NO_ROLE => Ok(None),
        word => parse(word).map(Some).ok_or("form-malformed"),
    };
    reader.optional(name, role).flatten()
}

/// Whether members of this kind of organisation have agent roles.
const fn has_agents(kind: Kind) -> bool {
    !AgentRole::of(kind).is_empty()
}

/// The agent roles that this caller may give to a member who has the roles `old`.
fn agent_roles(f: &Frame, by: &Scope, old: Roles) -> Choices {
    let mut all = choices::agent_roles(f, by.organisation.kind);
    all.retain(|(word, _)| {
        let agent = AgentRole::parse(word);
        may_set_roles(by, old, Roles { agent, ..old }, false).is_ok()
    });
    all
}

/// The same of admin roles.
fn admin_roles(f: &Frame, by: &Scope, old: Roles) -> Choices {
    let mut all = choices::admin_roles(f, by.organisation.kind);
    all.retain(|(word, _)| {
        let admin = AdminRole::parse(word);
        may_set_roles(by, old, Roles { admin, ..old }, false).is_ok()
    });
    all
}

/// The field that a refusal is about.
fn field(refused: RolesRefusal, has_agents: bool) -> &'static str {
    match refused {
        RolesRefusal::Outranked if has_agents => "agent_role",
        _ => "admin_role",
    }
}

/// What the rule for roles says (P14).
fn refusal(refused: RolesRefusal) -> Text {
    Text::new(match refused {
        RolesRefusal::OnlyGlobalAdmins => "members-only-global-admins",
        RolesRefusal::NotOfThisKind => "members-not-of-this-kind",
        RolesRefusal::OwnRoles => "members-own-roles",
        RolesRefusal::Outranked => "members-outranked",
    })
}

/// What a role is now, as the page offers it.
fn role_now(field: &str, role: &str) -> Option<Text> {
    (field != "name").then(|| match role {
        "" => Text::new("member-roles-none"),
        role => choices::role_word(role),
    })
}

impl From<MemberError> for Failure {
    fn from(error: MemberError) -> Self {
        match error {
            MemberError::Unknown => Self::not_found(),
            MemberError::Refused(refused) => Self::forbidden(refusal(refused)),
            MemberError::LastGlobalAdmin => Self::conflict(Text::new("members-last-global-admin")),
            MemberError::ChangedMeanwhile(changed) => meanwhile::refused(&changed, role_now),
            MemberError::Store(error) => error.into(),
        }
    }
}
