//! The mail that brings an invitation, as its sender edits it (S12): every word may change, the link must stay.
use super::{
    text::is_deceptive,
    web_address::{bare, reads_as_address},
};

/// Stands for the link wherever a draft is kept, so that no token ever is (P15).
pub const LINK: &str = "{link}";

/// Stands for the reseller in a letter that several invitations share: each names its own.
pub const RESELLER: &str = "{reseller}";

/// What stands between the languages where a letter is one text: in the reader's own mail program.
const BETWEEN: &str = "\n\n* * *\n\n";

/// Subject and body, with [`LINK`] in the place of the link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterDraft {
    pub subject: String,
    pub body: String,
    /// The same in the second language, complete: it follows as a block of its own.
    pub second_body: Option<String>,
}

/// What was typed.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'a> {
    pub subject: &'a str,
    pub body: &'a str,
    /// Only where the invitation has a second language.
    pub second_body: Option<&'a str>,
}

/// What a letter is held against.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The one link that must stay, in each body.
    pub link: &'a str,
    /// The names of those whom the letter is about: some are called like a web address.
    pub names: &'a [&'a str],
}

/// Where a draft is at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Subject,
    Body,
    SecondBody,
}

/// Why a draft cannot be sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{fault} ({part:?})")]
pub struct DraftRefusal {
    pub part: Part,
    pub fault: Fault,
}

/// What is wrong with a part.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("it is empty")]
    Empty,
    #[error("it is longer than {limit} characters")]
    TooLong { limit: usize },
    #[error("control characters and characters that hide text cannot be sent")]
    Forbidden,
    #[error("the link must stay in the text, on its own")]
    LinkMissing,
    #[error("only the invitation's own link may stand in the text, not {word}")]
    OtherLink { word: String },
}

impl LetterDraft {
    /// The most characters of a subject.
    pub const SUBJECT: usize = 150;
    /// The most characters of a body.
    pub const BODY: usize = 10_000;

    /// From what was typed around the present link.
    pub fn typed(typed: &Typed<'_>, around: &Around<'_>) -> Result<Self, DraftRefusal> {
        let at = |part| move |fault| DraftRefusal { part, fault };
        let second = typed.second_body.map(|second| body(second, around));
        Ok(Self {
            subject: subject(typed.subject, around).map_err(at(Part::Subject))?,
            body: body(typed.body, around).map_err(at(Part::Body))?,
            second_body: second.transpose().map_err(at(Part::SecondBody))?,
        })
    }

    /// With the usual second body where none was written: a second language is never left out.
    #[must_use]
    pub fn completed(mut self, usual: &Self) -> Self {
        self.second_body = match (&usual.second_body, self.second_body) {
            (None, _) => None,
            (Some(_), Some(written)) => Some(written),
            (Some(usual), None) => Some(usual.clone()),
        };
        self
    }

    /// The same for the invitation that this reseller is handed.
    #[must_use]
    pub fn naming(&self, reseller: &str) -> Self {
        let named = |text: &String| text.replace(RESELLER, reseller);
        Self {
            subject: named(&self.subject),
            body: named(&self.body),
            second_body: self.second_body.as_ref().map(named),
        }
    }

    /// Both bodies as one text.
    pub fn whole(&self) -> String {
        let bodies = [Some(&self.body), self.second_body.as_ref()];
        let bodies: Vec<_> = bodies.into_iter().flatten().map(String::as_str).collect();
        bodies.join(BETWEEN)
    }

    /// The same with `link` in the place of the link.
    pub fn whole_with(&self, link: &str) -> String {
        with_link(&self.whole(), link)
    }
}

/// A kept body with the present link in its place.
pub fn with_link(body: &str, link: &str) -> String {
    body.replace(LINK, link)
}

fn subject(text: &str, around: &Around<'_>) -> Result<String, Fault> {
    let text = text.trim();
    within(text, LetterDraft::SUBJECT)?;
    match () {
        () if text.is_empty() => Err(Fault::Empty),
        () if text.contains('\n') => Err(Fault::Forbidden),
        () => no_other_link(text, around).map(|()| text.to_owned()),
    }
}

fn body(text: &str, around: &Around<'_>) -> Result<String, Fault> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    within(text, LetterDraft::BODY)?;
    if !text.split_whitespace().any(|word| word == around.link) {
        return Err(Fault::LinkMissing);
    }
    no_other_link(text, around)?;
    Ok(replaced(text, around.link, LINK))
}

fn within(text: &str, limit: usize) -> Result<(), Fault> {
    match () {
        () if text.chars().count() > limit => Err(Fault::TooLong { limit }),
        () if text.chars().any(is_forbidden) => Err(Fault::Forbidden),
        () => Ok(()),
    }
}

fn no_other_link(text: &str, around: &Around<'_>) -> Result<(), Fault> {
    let names = || around.names.iter().flat_map(|name| name.split_whitespace());
    let is_name = |word: &str| names().any(|name| bare(name) == bare(word));
    let mut words = text.split_whitespace();
    let other = words.find(|w| *w != around.link && reads_as_address(w) && !is_name(w));
    other.map_or(Ok(()), |word| {
        Err(Fault::OtherLink {
            word: bare(word).to_owned(),
        })
    })
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

fn is_forbidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t') || is_deceptive(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "https://portal.example/i/abc";
    const AROUND: Around<'_> = Around {
        link: URL,
        names: &["Booking.com Travel", "Contoso"],
    };

    fn letter(subject: &str, body: &str) -> Result<LetterDraft, DraftRefusal> {
        let second_body = None;
        let typed = Typed {
            subject,
            body,
            second_body,
        };
        LetterDraft::typed(&typed, &AROUND)
    }

    fn fault(body: &str) -> Option<Fault> {
        letter("Hello", body).err().map(|refusal| refusal.fault)
    }

    #[test]
    fn every_word_may_change_but_the_link_stays_on_its_own() {
        let body = "Dear Ana,\r\n\r\n  https://portal.example/i/abc\r\n\r\nBye";
        let draft = letter("Hello", body).unwrap();
        assert_eq!(draft.body, "Dear Ana,\n\n  {link}\n\nBye");
        assert_eq!(with_link(&draft.whole(), URL), body.replace("\r\n", "\n"));
        for without in [
            "",
            "Dear Ana",
            "see https://portal.example/i/abcd",
            "(https://portal.example/i/abc)",
            "{link}",
        ] {
            assert_eq!(fault(without), Some(Fault::LinkMissing), "{without}");
        }
    }

    #[test]
    fn no_other_link_travels_with_it() {
        for other in [
            "https://evil.example",
            "www.evil.example",
            "https://portal.example/i/abc2",
            "evil.com/login",
            "booking.com",
        ] {
            let word = other.to_owned();
            let other = fault(&format!("{URL} see {other}, now"));
            assert_eq!(other, Some(Fault::OtherLink { word }));
        }
        for fine in ["Booking.com", "ana@contoso.com", "Contoso."] {
            assert_eq!(fault(&format!("{URL} {fine}")), None, "{fine}");
        }
    }

    #[test]
    fn a_second_body_is_held_to_the_same_and_follows_whole() {
        let both = |second| {
            let typed = Typed {
                subject: "Hello",
                body: URL,
                second_body: Some(second),
            };
            LetterDraft::typed(&typed, &AROUND)
        };
        let letter = both("Olá https://portal.example/i/abc").unwrap();
        assert_eq!(letter.second_body.as_deref(), Some("Olá {link}"));
        assert_eq!(with_link(&letter.whole(), "L"), "L\n\n* * *\n\nOlá L");
        let refusal = both("Olá").unwrap_err();
        assert_eq!(refusal.part, Part::SecondBody);
        assert_eq!(refusal.fault, Fault::LinkMissing);
    }

    #[test]
    fn limits_hold() {
        let long = "x".repeat(151);
        let too_long = Fault::TooLong { limit: 150 };
        let word = "http://x.example".to_owned();
        for (subject, why) in [
            (" ", Fault::Empty),
            (long.as_str(), too_long),
            ("a\nBcc: x", Fault::Forbidden),
            ("http://x.example", Fault::OtherLink { word }),
        ] {
            let refusal = letter(subject, URL).unwrap_err();
            assert_eq!((refusal.part, refusal.fault), (Part::Subject, why));
        }
        let body = format!("{URL} {}", "x".repeat(10_000));
        assert_eq!(fault(&body), Some(Fault::TooLong { limit: 10_000 }));
    }
}
