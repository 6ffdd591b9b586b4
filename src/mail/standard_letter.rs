//! The standard letter that brings an invitation, in one language or two, with a placeholder for the link.
use crate::{
    domain::{
        language::Language,
        letter_draft::{LINK, LetterDraft},
    },
    messages::t,
};

/// Whom the letter names.
#[derive(Debug, Clone)]
pub struct Named {
    pub provider: String,
    pub reseller: Option<String>,
    /// The customer; nobody in a letter for every customer.
    pub customer: Option<String>,
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
        .with("link", LINK)
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::letter_draft::{Around, Typed};

    fn named(customer: Option<&str>, reseller: Option<&str>) -> Named {
        Named {
            provider: "Northwind".into(),
            reseller: reseller.map(str::to_owned),
            customer: customer.map(str::to_owned),
        }
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
                    names: &[],
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
