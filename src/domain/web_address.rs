//! What mail programs make a link of, whether or not it was meant as one (P23).
use super::country::Country;

/// Endings of web addresses besides those of countries; those that people and frauds use most.
const ENDINGS: [&str; 36] = [
    "app", "biz", "blog", "center", "click", "cloud", "club", "com", "company", "dev", "edu", "eu",
    "gov", "group", "help", "info", "int", "link", "live", "mil", "mobi", "name", "net", "network",
    "online", "org", "page", "pro", "shop", "site", "store", "support", "tech", "top", "uk", "xyz",
];

/// Whether this word reads as the address of a page. The address of a mailbox does not: nothing opens behind it.
pub fn reads_as_address(word: &str) -> bool {
    let word = bare(word).to_lowercase();
    match () {
        () if word.contains("://") || word.contains("www.") || word.starts_with("mailto:") => true,
        () if word.contains('@') && !word.contains('/') => false,
        () => is_host(word.split(['/', '?', '#', ':']).next().unwrap_or_default()),
    }
}

/// Without the punctuation around it.
pub fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/')
}

fn is_host(text: &str) -> bool {
    let Some((before, ending)) = text.rsplit_once('.') else {
        return false;
    };
    let known = ENDINGS.binary_search(&ending).is_ok() || Country::parse(ending).is_some();
    let label = |label: &str| {
        let letter = |c: char| c.is_alphanumeric() || c == '-';
        !label.is_empty() && label.chars().all(letter)
    };
    known && before.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_seen_in_every_dress() {
        assert!(ENDINGS.is_sorted());
        for address in [
            "https://evil.example",
            "HTTP://evil.example",
            "www.evil.example",
            "(evil.com)",
            "evil.com/login",
            "Evil.COM.",
            "“login-portal.io”,",
            "evil.com:8080",
            "a@b.com/x",
            "mailto:eve@evil.example",
            "münchen.de",
        ] {
            assert!(reads_as_address(address), "{address}");
        }
        for word in [
            "",
            ".",
            "Contoso",
            "S.A.",
            "e.g.",
            "1.000,50",
            "Node.js",
            "v2.10",
            "and/or",
            "ana@contoso.com",
            "(ana@contoso.com)",
            "9:30",
            "…",
        ] {
            assert!(!reads_as_address(word), "{word}");
        }
    }
}
