//! Whether a step says what it must, or may be left as it is.
use super::Step;
use crate::{
    domain::{
        invitation::Kind,
        language::Language,
        letter_draft::{self, LINK},
        organisation::Slug,
        text::Name,
    },
    messages::Text,
    web::{
        fields::Fields,
        form::Form,
        invitations::{failures, typed},
    },
};

/// What is known of a draft beside the step.
pub(super) struct Around {
    pub kind: Kind,
    /// The names that may stand in the letter.
    pub names: Vec<String>,
    /// Whether there are resellers that the letter can name.
    pub handed: bool,
    /// The slugs of those who can be given rights.
    pub parties: Vec<String>,
    /// The provider's other resellers.
    pub others: Vec<(Slug, Name)>,
}

impl Around {
    /// Of one that is only begun.
    pub const fn nothing() -> Self {
        Self {
            kind: Kind::Addressed,
            names: Vec::new(),
            handed: false,
            parties: Vec::new(),
            others: Vec::new(),
        }
    }

    /// The name of a reseller that has no part in it.
    fn other(&self, slug: &Slug) -> Option<&str> {
        let found = self.others.iter().find(|(other, _)| other == slug);
        found.map(|(_, name)| name.as_str())
    }
}

/// Whether a step can be kept as it was sent; else its form with what is wrong.
pub(super) fn read(step: Step, fields: &Fields, around: &Around) -> Result<(), Form> {
    let mut reader = fields.reader();
    let fine = match step {
        Step::Kind => typed::parties(&mut reader).map(drop),
        Step::Roles => typed::rights(&mut reader).map(|wanted| {
            let is_party = |slug: &&Slug| around.parties.iter().any(|one| *one == slug.as_str());
            let mut delegates = wanted.delegates.iter();
            if let Some(stranger) = delegates.find(|slug| !is_party(slug)) {
                reader.wrong("delegate", failures::not_a_party(around.other(stranger)));
            }
            if wanted.delegates.is_empty() && wanted.is_anything_chosen() {
                reader.wrong("delegate", Text::new("invitations-no-delegate"));
            }
        }),
        Step::Customer => {
            typed::terms(&mut reader, around.kind);
            Some(())
        }
        Step::Message => {
            let letter = letter_draft::Around {
                link: LINK,
                handed: typed::handed(around.handed),
                names: &around.names.iter().map(String::as_str).collect::<Vec<_>>(),
                ..letter_draft::Around::default()
            };
            typed::words(&mut reader, Language::default(), &letter);
            Some(())
        }
        Step::Check => None,
    };
    reader.finish(fine)
}

/// Whether a button may leave the step as it stands: with its own fields only (P13), whatever they say so far.
pub(super) fn left(step: Step, fields: &Fields) -> Result<(), Form> {
    let mut reader = fields.reader();
    for name in step.fields() {
        match Step::takes_many(name) {
            true => drop(reader.many(name, Ok::<_, Text>)),
            false => drop(reader.text(name)),
        }
    }
    if step == Step::Message {
        reader.tick("standard");
    }
    reader.finish(Some(()))
}
