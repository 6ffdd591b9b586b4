//! The standard letter that brings an invitation, in one language or two, with a placeholder for the link.
use super::compose::named;
use crate::{
    domain::{
        delegation::Rights,
        invitation::{Invitation, Offer},
        language::Language,
        letter_draft::{LINK, LetterDraft},
        organisation::Organisation,
    },
    messages::t,
};

/// Whom the letter names, and what each is to get.
#[derive(Debug, Clone)]
pub struct Named {
    pub provider: String,
    pub reseller: Option<String>,
    /// The customer; nobody in a letter for every customer.
    pub customer: Option<String>,
    pub asked: Asked,
}

/// What the letter says of the rights that are asked for.
#[derive(Debug, Clone)]
pub enum Asked {
    /// The partners that ask, and for which rights; nobody may ask.
    By(Vec<(String, Rights)>),
    /// No list would be true of each of its invitations: the page behind the link has the one of its own.
    Untold,
}

/// The letter; a second language follows as a whole block of its own.
pub fn standard_letter(named: &Named, language: Language, second: Option<Language>) -> LetterDraft {
    let second = second.filter(|second| *second != language);
    let body = |language| say(named, language, "invitations-letter-body");
    LetterDraft {
        subject: say(named, language, "invitations-letter-subject"),
        body: body(language),
        second_body: second.map(body),
    }
}

impl Named {
    /// Those of an invitation with these offers.
    pub fn of(
        invitation: &Invitation,
        provider: &Organisation,
        reseller: Option<&Organisation>,
        offers: &[Offer],
    ) -> Self {
        let parties = || std::iter::once(provider).chain(reseller);
        let asked = offers.iter().filter_map(|offer| {
            let partner = parties().find(|party| party.id == offer.partner)?;
            Some((partner.name.to_string(), offer.rights.clone()))
        });
        let addressee = invitation.addressee.as_ref();
        Self {
            provider: provider.name.to_string(),
            reseller: reseller.map(|reseller| reseller.name.to_string()),
            customer: addressee.map(|addressee| addressee.name.to_string()),
            asked: Asked::By(asked.collect()),
        }
    }
    /// All of them.
    pub fn all(&self) -> Vec<&str> {
        let provider = std::iter::once(&self.provider);
        let others = [&self.reseller, &self.customer].into_iter().flatten();
        provider.chain(others).map(String::as_str).collect()
    }
}

fn say(named: &Named, language: Language, id: &'static str) -> String {
    let none = || "none".to_owned();
    t(language, id)
        .with("provider", &named.provider)
        .with("reseller", named.reseller.clone().unwrap_or_else(none))
        .with("customer", named.customer.clone().unwrap_or_else(none))
        .with("asked", asked(&named.asked, language).unwrap_or_else(none))
        .with("link", LINK)
        .to_string()
}

/// A line for each partner that asks for rights, or the word for the sentence that stands instead.
fn asked(asked: &Asked, language: Language) -> Option<String> {
    let all = match asked {
        Asked::By(all) => all,
        Asked::Untold => return Some("untold".to_owned()),
    };
    let line = |(partner, rights): &(String, Rights)| {
        t(language, "invitations-letter-ask")
            .with("partner", partner)
            .with("roles", roles(rights, language))
            .with(
                "services",
                named("service", rights.services.joined(), language),
            )
            .with("days", rights.term.days())
            .with("extends", if rights.auto_extend { "yes" } else { "no" })
            .to_string()
    };
    let lines: Vec<_> = all.iter().map(line).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Full control comes last and is called so: it shall not hide in the middle of a list.
fn roles(rights: &Rights, language: Language) -> String {
    let limited = named("role", rights.roles.limited().joined(), language);
    let full = rights.roles.has_global_administrator();
    let full = full.then(|| t(language, "role-full-control").to_string());
    let all = std::iter::once(limited).chain(full);
    let all: Vec<_> = all.filter(|names| !names.is_empty()).collect();
    all.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        letter_draft::{Around, Typed},
        role::Role,
        service::Service,
        slugs::{RoleSet, ServiceSet},
        term::Term,
    };

    fn named(customer: Option<&str>, reseller: Option<&str>) -> Named {
        Named {
            provider: "Northwind".into(),
            reseller: reseller.map(str::to_owned),
            customer: customer.map(str::to_owned),
            asked: Asked::By(Vec::new()),
        }
    }

    #[test]
    fn it_says_what_each_partner_is_to_get() {
        let mut whom = named(Some("Contoso"), Some("Fabrikam"));
        let letter = |whom: &Named| standard_letter(whom, Language::English, None).body;
        assert!(
            letter(&whom).contains("asks for no rights"),
            "{}",
            letter(&whom)
        );
        let rights = Rights::new(
            RoleSet::new([Role::parse("license-administrator").unwrap()]),
            ServiceSet::new([Service::parse("teams").unwrap()]),
            Term::of_days(90).unwrap(),
            true,
        );
        let rights = rights.unwrap();
        whom.asked = Asked::By(vec![
            ("Northwind".into(), rights.clone()),
            ("Fabrikam".into(), rights),
        ]);
        for partner in ["Northwind", "Fabrikam"] {
            let line = format!("{partner}: License Administrator, for Teams, for 90 days");
            assert!(letter(&whom).contains(&line), "{}", letter(&whom));
        }
        assert!(letter(&whom).contains("extended by itself"));
        whom.asked = Asked::Untold;
        let untold = letter(&whom);
        assert!(untold.contains("you see behind the link"), "{untold}");
        assert!(!untold.contains("License Administrator"), "{untold}");
    }

    #[test]
    fn full_control_stands_last_and_is_called_so() {
        let line = |roles: &str| {
            let roles = RoleSet::new(roles.split(' ').filter_map(Role::parse));
            let services = ServiceSet::new([Service::parse("teams").unwrap()]);
            let rights = Rights::new(roles, services, Term::of_days(30).unwrap(), false);
            let mut whom = named(Some("Contoso"), None);
            whom.asked = Asked::By(vec![("Northwind".into(), rights.unwrap())]);
            standard_letter(&whom, Language::English, None).body
        };
        let several = line("directory-readers global-administrator helpdesk-administrator");
        let last = "Helpdesk Administrator, Global Administrator (full control), for Teams";
        assert!(several.contains(last), "{several}");
        let alone = line("global-administrator");
        let only = "Northwind: Global Administrator (full control), for Teams";
        assert!(alone.contains(only), "{alone}");
    }

    #[test]
    fn the_standard_letter_can_be_sent_as_it_is() {
        for customer in [None, Some("Contoso")] {
            for reseller in [None, Some("Fabrikam")] {
                let letter = standard_letter(&named(customer, reseller), Language::English, None);
                let typed = Typed {
                    subject: &letter.subject,
                    body: &letter.body,
                    second_body: None,
                };
                let around = Around {
                    link: LINK,
                    ..Around::default()
                };
                let again = LetterDraft::typed(&typed, &around);
                assert_eq!(again.as_ref(), Ok(&letter));
                assert!(!letter.body.contains("none"), "{}", letter.body);
            }
        }
    }

    #[test]
    fn a_second_language_is_a_second_block() {
        let whom = named(Some("Contoso"), None);
        let second = Some(Language::BrazilianPortuguese);
        let letter = standard_letter(&whom, Language::English, second);
        assert_eq!(letter.body.matches(LINK).count(), 1);
        assert_eq!(letter.whole().matches(LINK).count(), 2);
        let once = standard_letter(&whom, Language::English, Some(Language::English));
        assert_eq!(once.whole().matches(LINK).count(), 1);
    }
}
