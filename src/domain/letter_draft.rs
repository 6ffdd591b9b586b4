//! The mail that brings an invitation, as its sender edits it (S12): every word may change, the link must stay.

/// Stands for the link wherever a draft is kept, so that no token ever is (P15).
pub const LINK: &str = "{link}";

/// Subject and body with [`LINK`] in the place of the link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterDraft {
    pub subject: String,
    pub body: String,
}

/// Why a draft cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DraftRefusal {
    #[error("a mail needs a subject of one line")]
    Subject,
    #[error("the subject is too long")]
    SubjectTooLong,
    #[error("the body is too long")]
    BodyTooLong,
    #[error("control characters and characters that hide text cannot be sent")]
    Forbidden,
    #[error("the link must stay in the text, on its own")]
    LinkMissing,
    #[error("only the invitation's own link may stand in the text")]
    OtherLink,
}

impl LetterDraft {
    /// The most characters of a subject.
    pub const SUBJECT: usize = 150;
    /// The most characters of a body.
    pub const BODY: usize = 10_000;

    /// From what was typed around the present `link`.
    pub fn typed(subject: &str, body: &str, link: &str) -> Result<Self, DraftRefusal> {
        let (subject, body) = (subject.trim(), body.replace("\r\n", "\n"));
        let body = body.trim();
        match () {
            () if subject.is_empty() => Err(DraftRefusal::Subject),
            () if subject.chars().count() > Self::SUBJECT => Err(DraftRefusal::SubjectTooLong),
            () if body.chars().count() > Self::BODY => Err(DraftRefusal::BodyTooLong),
            () if subject.chars().any(|c| is_forbidden(c) || c == '\n')
                || body.chars().any(is_forbidden) =>
            {
                Err(DraftRefusal::Forbidden)
            }
            () if !body.split_whitespace().any(|word| word == link) => {
                Err(DraftRefusal::LinkMissing)
            }
            () if reads_as_link(subject)
                || body
                    .split_whitespace()
                    .any(|w| w != link && reads_as_link(w)) =>
            {
                Err(DraftRefusal::OtherLink)
            }
            () => Ok(Self {
                subject: subject.to_owned(),
                body: replaced(body, link, LINK),
            }),
        }
    }

    /// The body with the present link in its place.
    pub fn body_with(&self, link: &str) -> String {
        self.body.replace(LINK, link)
    }
}

/// Replaces whole words only: the link of another invitation may begin like this one.
fn replaced(body: &str, link: &str, by: &str) -> String {
    let word = |word: &str| {
        if word == link {
            by.to_owned()
        } else {
            word.to_owned()
        }
    };
    body.split('\n')
        .map(|line| {
            line.split_inclusive(char::is_whitespace)
                .map(|piece| {
                    let end = piece.trim_end_matches(char::is_whitespace).len();
                    word(&piece[..end]) + &piece[end..]
                })
                .collect::<String>()
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Anything that a mail program would turn into a link.
fn reads_as_link(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.contains("://") || lower.contains("www.") || lower.contains("mailto:")
}

fn is_forbidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "https://portal.example/i/abc";

    fn typed(body: &str) -> Result<LetterDraft, DraftRefusal> {
        LetterDraft::typed("Hello", body, URL)
    }

    #[test]
    fn every_word_may_change_but_the_link_stays_on_its_own() {
        let draft = typed("Dear Ana,\r\n\r\n  https://portal.example/i/abc\r\n\r\nBye").unwrap();
        assert_eq!(draft.body, "Dear Ana,\n\n  {link}\n\nBye");
        assert_eq!(
            draft.body_with(URL),
            "Dear Ana,\n\n  https://portal.example/i/abc\n\nBye"
        );
        for without in [
            "",
            "Dear Ana",
            "see https://portal.example/i/abcd",
            "(https://portal.example/i/abc)",
            "{link}",
        ] {
            assert_eq!(typed(without), Err(DraftRefusal::LinkMissing), "{without}");
        }
    }

    #[test]
    fn no_other_link_travels_with_it() {
        for other in [
            "https://evil.example",
            "www.evil.example",
            "https://portal.example/i/abc2",
        ] {
            let body = format!("{URL} {other}");
            assert_eq!(typed(&body), Err(DraftRefusal::OtherLink), "{other}");
        }
    }

    #[test]
    fn limits_hold() {
        let long = "x".repeat(151);
        for (subject, why) in [
            (" ", DraftRefusal::Subject),
            (long.as_str(), DraftRefusal::SubjectTooLong),
            ("a\nBcc: x", DraftRefusal::Forbidden),
            ("http://x.example", DraftRefusal::OtherLink),
        ] {
            assert_eq!(LetterDraft::typed(subject, URL, URL), Err(why), "{subject}");
        }
        let body = format!("{URL} {}", "x".repeat(10_000));
        assert_eq!(typed(&body), Err(DraftRefusal::BodyTooLong));
    }
}
