//! The mail that brings an invitation, as its sender edits it (S12): every word may change, the link must stay.
mod reading;

use super::invitation::Invitation;
use reading::{body, subject};

/// Stands for the link wherever a draft is kept, so that no token ever is (P15).
pub const LINK: &str = "{link}";

/// Stands for the reseller in a letter that several invitations share: each names its own.
pub const RESELLER: &str = "{reseller}";

/// What stands between the languages where a letter is one text: in the reader's own mail program.
const BETWEEN: &str = "\n\n* * *\n\n";

/// Subject and body, with [`LINK`] in the place of the link. Of one that is kept the parts that say what is usual are empty.
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
#[derive(Debug, Clone, Copy, Default)]
pub struct Around<'a> {
    /// The one link that must stay, in each body.
    pub link: &'a str,
    /// The links that the same invitation had before: whoever opened the page then means the present one.
    pub older: &'a [String],
    /// Who is named in the place of [`RESELLER`].
    pub handed: Handed<'a>,
    /// The names of those whom the letter is about: some are called like a web address.
    pub names: &'a [&'a str],
}

/// Who takes the place of [`RESELLER`]: it never goes out as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Handed<'a> {
    /// There is nobody to name.
    #[default]
    Nobody,
    To(&'a str),
    /// Each of the invitations to come names its own: it stays until they are made.
    Each,
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

/// All that is wrong with a draft: at least one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the letter cannot go out so: {0:?}")]
pub struct DraftRefusals(pub Vec<DraftRefusal>);

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
    #[error("there is no reseller that it could name")]
    NoReseller,
}

impl<'a> Handed<'a> {
    /// Of an invitation that was made: to its reseller, if there is one.
    pub fn of(reseller: Option<&'a str>) -> Self {
        reseller.map_or(Self::Nobody, Self::To)
    }
}

impl LetterDraft {
    /// The most characters of a subject.
    pub const SUBJECT: usize = 150;
    /// The most characters of a body.
    pub const BODY: usize = 10_000;

    /// From what was typed around the present link; else all that is wrong, part by part.
    pub fn typed(typed: &Typed<'_>, around: &Around<'_>) -> Result<Self, DraftRefusals> {
        let mut refusals = Vec::new();
        let mut take = |part: Part, text: Result<String, Vec<Fault>>| match text {
            Ok(text) => text,
            Err(faults) => {
                let refused = faults.into_iter();
                refusals.extend(refused.map(|fault| DraftRefusal { part, fault }));
                String::new()
            }
        };
        let second = typed.second_body.map(|second| body(second, around));
        let letter = Self {
            subject: take(Part::Subject, subject(typed.subject, around)),
            body: take(Part::Body, body(typed.body, around)),
            second_body: second.map(|second| take(Part::SecondBody, second)),
        };
        match refusals.is_empty() {
            true => Ok(letter),
            false => Err(DraftRefusals(refusals)),
        }
    }

    /// The same, where a part that is left empty says what is usual.
    pub fn partly(typed: &Typed<'_>, around: &Around<'_>) -> Result<Self, DraftRefusals> {
        let is_left = |text: &str| text.trim().is_empty();
        let filled = Typed {
            // Nothing is held against these two.
            subject: if is_left(typed.subject) {
                "-"
            } else {
                typed.subject
            },
            body: if is_left(typed.body) {
                around.link
            } else {
                typed.body
            },
            second_body: typed.second_body.filter(|second| !is_left(second)),
        };
        let mut letter = Self::typed(&filled, around)?;
        if is_left(typed.subject) {
            letter.subject.clear();
        }
        if is_left(typed.body) {
            letter.body.clear();
        }
        Ok(letter)
    }

    /// With the usual words in each part that nobody wrote: a second language is never left out.
    #[must_use]
    pub fn completed(self, usual: &Self) -> Self {
        let written = |own: String, usual: &str| match own.is_empty() {
            true => usual.to_owned(),
            false => own,
        };
        let second = self.second_body.unwrap_or_default();
        let usual_second = usual.second_body.as_deref();
        Self {
            subject: written(self.subject, &usual.subject),
            body: written(self.body, &usual.body),
            second_body: usual_second.map(|usual| written(second, usual)),
        }
    }

    /// The parts of it that do not say what is usual; `None` if there is none. The others follow what is usual from now on.
    pub fn apart_from(&self, usual: &Self) -> Option<Self> {
        let own = |text: &String, usual: &String| match text == usual {
            true => String::new(),
            false => text.clone(),
        };
        let second = self.second_body.as_ref();
        let parts = Self {
            subject: own(&self.subject, &usual.subject),
            body: own(&self.body, &usual.body),
            second_body: second
                .filter(|_| self.second_body != usual.second_body)
                .cloned(),
        };
        parts.says_anything().then_some(parts)
    }

    /// Whether any part of it is written, and not left to what is usual.
    pub fn says_anything(&self) -> bool {
        !self.subject.is_empty() || !self.body.is_empty() || self.second_body.is_some()
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

/// The links that an invitation had before its present one.
pub fn older_links(
    invitation: &Invitation,
    link_of: impl Fn(&Invitation) -> String,
) -> Vec<String> {
    let before = |generation| Invitation {
        generation,
        ..invitation.clone()
    };
    let generations = 1..invitation.generation;
    generations.map(|it| link_of(&before(it))).collect()
}

/// A kept body with the present link in its place.
pub fn with_link(body: &str, link: &str) -> String {
    body.replace(LINK, link)
}

#[cfg(test)]
#[path = "letter_draft/tests.rs"]
mod tests;
