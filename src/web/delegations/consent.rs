//! By whose consent rights are what they are, in words.
use super::view::View;
use crate::{
    domain::{
        delegation::consent::{Addition, Consents},
        role::Role,
        service::Service,
    },
    messages::{Phrase, Text},
    web::page::Frame,
};

impl View {
    /// With what was added after the rights were given, since when, and who accepted it.
    #[must_use]
    pub fn with_consents(self, f: &Frame, consents: &Consents) -> Self {
        let added = consents.additions.iter();
        Self {
            added: added
                .map(|addition| added_words(f, addition, true))
                .collect(),
            ..self
        }
    }
    /// The same for this service alone: since when the rights are for it, who accepted that, and what was added later.
    #[must_use]
    pub fn on_service(self, f: &Frame, consents: &Consents, service: &Service) -> Self {
        let (consent, later) = consents.to_service(service);
        let later = later.iter();
        let about_it = later.filter(|it| !it.roles.is_empty() || it.longer || it.extends);
        Self {
            since: consent.at,
            granted_by: consent.by.to_string(),
            added: about_it.map(|it| added_words(f, it, false)).collect(),
            ..self
        }
    }
}

/// Who accepted a role that was not among what was given first, and since when it is there.
pub fn of_role(f: &Frame, consents: &Consents, role: &Role) -> Option<Phrase> {
    let consent = consents.to_role(role);
    let words = || {
        f.t("delegation-role-since")
            .with("date", consent.at.date())
            .with("person", &consent.by)
    };
    (*consent != consents.first).then(words)
}

fn added_words(f: &Frame, addition: &Addition, with_services: bool) -> Phrase {
    let roles = addition.roles.iter();
    let mut what: Vec<_> = roles
        .map(|role| Text::new(format!("role-{}", role.slug)))
        .collect();
    if with_services {
        let services = addition.services.iter();
        what.extend(services.map(|service| Text::new(format!("service-{}", service.slug))));
    }
    if addition.longer {
        what.push(Text::new("delegation-added-term"));
    }
    if addition.extends {
        what.push(Text::new("delegation-added-extension"));
    }
    f.t("delegation-added-since")
        .with("date", addition.consent.at.date())
        .with_text("what", Text::list(what))
        .with("person", &addition.consent.by)
}
