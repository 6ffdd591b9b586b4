//! What an invitation asks for, in words.
use crate::{
    domain::{
        delegation::Rights,
        language::Language,
        slugs::{RoleSet, ServiceSet},
    },
    messages::{Phrase, t},
};

/// Rights that a partner asks for, as pages show them.
#[derive(Debug)]
pub struct Ask {
    pub partner: String,
    pub roles: Vec<Phrase>,
    pub services: Vec<Phrase>,
    pub days: i32,
    pub auto_extend: bool,
    /// Among them is the role that may do everything.
    pub everything: bool,
}

impl Ask {
    pub fn new(language: Language, partner: String, rights: &Rights) -> Self {
        Self {
            partner,
            roles: roles(language, &rights.roles),
            services: services(language, &rights.services),
            days: rights.term.days(),
            auto_extend: rights.auto_extend,
            everything: rights.roles.has_global_administrator(),
        }
    }
}

/// The names of roles; the one that may do everything comes last and says so.
pub fn roles(language: Language, roles: &RoleSet) -> Vec<Phrase> {
    let limited = roles.limited();
    let names = limited.iter();
    let names = names.map(|role| t(language, format!("role-{}", role.slug)));
    let full = roles.has_global_administrator();
    let full = full.then(|| t(language, "role-full-control"));
    names.chain(full).collect()
}

/// The names of services.
pub fn services(language: Language, services: &ServiceSet) -> Vec<Phrase> {
    services
        .iter()
        .map(|service| t(language, format!("service-{}", service.slug)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::role::Role;

    #[test]
    fn full_control_stands_last_and_is_called_so() {
        let all = [
            "directory-readers",
            "global-administrator",
            "helpdesk-administrator",
        ];
        let asked = RoleSet::new(all.into_iter().filter_map(Role::parse));
        let names = roles(Language::English, &asked);
        let names: Vec<_> = names.iter().map(ToString::to_string).collect();
        let last = "Global Administrator (full control)";
        assert_eq!(names, ["Directory Readers", "Helpdesk Administrator", last]);
    }
}
