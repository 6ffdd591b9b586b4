//! Publishing a new version of a provider's customer agreement.
use crate::{
    domain::{
        access::{By, ManageSettings},
        activity::{Noun, Verb},
        agreement::Agreement,
        language::Language,
        organisation::Kind,
        snapshot::{ChangedMeanwhile, Snapshot},
        text::BadText,
        time::Timestamp,
    },
    store::{
        Db,
        activities::{self, Actor, Deed},
        agreements, organisations,
    },
};

/// The text of an agreement as somebody typed it.
#[derive(Debug)]
pub struct AgreementText(String);

impl AgreementText {
    /// The most characters of an agreement.
    pub const LIMIT: usize = 30_000;

    /// Keeps line breaks, trims the ends.
    pub fn parse(text: &str) -> Result<Self, BadText> {
        let text = text.replace("\r\n", "\n").trim().to_owned();
        match () {
            () if text.is_empty() => Err(BadText::Empty),
            () if text.chars().count() > Self::LIMIT => {
                Err(BadText::TooLong { limit: Self::LIMIT })
            }
            () if text
                .chars()
                .any(|c| c.is_control() && c != '\n' && c != '\t') =>
            {
                Err(BadText::Forbidden)
            }
            () => Ok(Self(text)),
        }
    }
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published {
    /// As this version.
    Now(i32),
    /// The present version says just that; open pages of consent stay as they are.
    Before,
}

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    #[error("only providers have an agreement")]
    NotAProvider,
    /// What this one was to come after is another by now.
    #[error(transparent)]
    ChangedMeanwhile(#[from] ChangedMeanwhile),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// What the page shows: the newest version in whatever language, and the text that the provider reads.
pub fn shown(latest: i32, present: Option<&Agreement>) -> Snapshot {
    let text = present.map_or("", |present| &present.text);
    Snapshot::of([("agreement", latest.to_string()), ("text", text.to_owned())])
}

/// Publishes the text as the next version; customers agree to it from now on. The text that they agree to now is published
/// already. One that was written on a page of another `version` takes the place of none that was published since (P17); an
/// empty one is of no page.
pub fn publish(
    db: &mut Db,
    by: &By<ManageSettings>,
    (language, AgreementText(text)): (Language, &AgreementText),
    version: &str,
    now: Timestamp,
) -> Result<Published, PublishError> {
    let provider = &by.organisation;
    if provider.kind != Kind::Provider {
        return Err(PublishError::NotAProvider);
    }
    // Of two at once the second waits here, and counts on from the first.
    organisations::lock(db, provider.id)?;
    let present = agreements::current(db, provider.id, language)?;
    let says_so =
        |present: &Agreement| present.language == language && present.text.trim() == text.as_str();
    if present.as_ref().is_some_and(says_so) {
        return Ok(Published::Before);
    }
    let latest = agreements::latest_version(db, provider.id)?;
    let read = agreements::current(db, provider.id, provider.language)?;
    shown(latest, read.as_ref()).is_of(version)?;
    let version = latest + 1;
    agreements::add(db, provider.id, version, language, text, now)?;
    let deed = Deed {
        verb: Verb::AgreementPublished,
        noun: Noun::Agreement,
        object: provider.id.cast(),
        object_name: &version.to_string(),
        reason: "",
    };
    activities::add(db, &[provider.id], &Actor::from(&**by), deed, now)?;
    Ok(Published::Now(version))
}
