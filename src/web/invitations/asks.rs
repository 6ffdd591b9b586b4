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

/// The names of roles.
pub fn roles(language: Language, roles: &RoleSet) -> Vec<Phrase> {
    roles
        .iter()
        .map(|role| t(language, format!("role-{}", role.slug)))
        .collect()
}

/// The names of services.
pub fn services(language: Language, services: &ServiceSet) -> Vec<Phrase> {
    services
        .iter()
        .map(|service| t(language, format!("service-{}", service.slug)))
        .collect()
}
