//! What mail programs make a link of, whether or not it was meant as one (P23).
use super::country::Country;

/// Endings of web addresses besides those of countries; those that people and frauds use most.
const ENDINGS: [&str; 36] = [
    "app", "biz", "blog", "center", "click", "cloud", "club", "com", "company", "dev", "edu", "eu",
    "gov", "group", "help", "info", "int", "link", "live", "mil", "mobi", "name", "net", "network",
    "online", "org", "page", "pro", "shop", "site", "store", "support", "tech", "top", "uk", "xyz",
];

/// Whether this word is an address and cannot be anything else: it says how to get there, or a page of a host.
/// `S.A./N.V.` does not, `contoso.example/login` does.
pub fn is_address(word: &str) -> bool {
    let word = word.to_lowercase();
    let marks = ["://", "www.", "http:", "mailto:"];
    marks.iter().any(|mark| word.contains(mark))
        || word.split_once('/').is_some_and(|(host, _)| {
            host.contains('.') && !host.ends_with('.') && host.contains(char::is_alphabetic)
        })
}

/// Whether a mail program would make a link of this word: an address, or what could be the name of a host. The address
/// of a mailbox is none: nothing opens behind it.
pub fn reads_as_address(word: &str) -> bool {
    let word = bare(word);
    let host = word.split(['/', '?', '#', ':']).next();
    is_address(word) || !word.contains('@') && is_host(&host.unwrap_or_default().to_lowercase())
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
            "evil.example/login",
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
            "S.A./N.V.",
            "1.5/2.0",
            "ana@contoso.com",
            "(ana@contoso.com)",
            "9:30",
            "…",
        ] {
            assert!(!reads_as_address(word), "{word}");
        }
    }
}
