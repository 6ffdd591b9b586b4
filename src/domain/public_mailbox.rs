//! Mail providers open to everybody: an address there says nothing about whom a person works for.

use std::sync::LazyLock;

static DOMAINS: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("data/public_mailboxes.txt").lines().collect());

/// Whether anybody can get a mailbox at this domain, so that it cannot stand for one organisation.
pub fn is_public_mailbox(domain: &str) -> bool {
    let domain = domain.to_ascii_lowercase();
    DOMAINS.binary_search(&domain.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_unique_and_in_lower_case() {
        assert!(DOMAINS.is_sorted_by(|a, b| a < b));
        assert!(DOMAINS.iter().all(|domain| domain.contains('.')));
        assert!(
            !DOMAINS
                .iter()
                .any(|domain| domain.contains(|c: char| c.is_ascii_uppercase()))
        );
    }

    #[test]
    fn mailboxes_for_everybody_are_told_from_those_of_an_organisation() {
        for domain in [
            "gmail.com",
            "Outlook.com",
            "yahoo.co.uk",
            "qq.com",
            "uol.com.br",
            "web.de",
        ] {
            assert!(is_public_mailbox(domain), "{domain}");
        }
        for domain in [
            "contoso.example",
            "mail.contoso.example",
            "mygmail.com",
            "com",
            "",
        ] {
            assert!(!is_public_mailbox(domain), "{domain}");
        }
    }
}
