//! The settings of an organisation.
use super::record;
use crate::{
    domain::{
        access::{By, ManageSettings},
        activity::Verb,
        country::Country,
        email::Email,
        language::Language,
        notices::NoticeAddresses,
        organisation::{Kind, Markets, Organisation},
        snapshot::{ChangedMeanwhile, Snapshot},
        text::Name,
        time::Timestamp,
    },
    store::{Db, activities::Actor, notices, organisations},
};

/// What a global admin can set. Kind, country, domain and slug stay for ever.
#[derive(Debug)]
pub struct Settings {
    pub name: Name,
    pub support_contact: Option<Name>,
    pub language: Language,
    /// Of a provider; its own country is always among them. Others have none.
    pub markets: Markets,
    /// Who beside the members gets a copy of notices.
    pub notices: NoticeAddresses,
    /// Of the page that was filled in; empty where there was none.
    pub version: String,
}

/// Why they were not set.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error(transparent)]
    ChangedMeanwhile(#[from] ChangedMeanwhile),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// What the page of the settings shows.
pub fn shown(organisation: &Organisation, notices: &[Email]) -> Snapshot {
    let contact = organisation.support_contact.as_ref();
    let notices: Vec<_> = notices.iter().map(Email::as_str).collect();
    let markets = organisation.markets.countries();
    // Of every country no single one, so that whoever serves fewer from now on ticks those alone.
    let all = markets.len() == Country::all().len();
    let single = markets.iter().filter(|_| !all);
    let values = Snapshot::of([
        ("name", organisation.name.to_string()),
        (
            "support_contact",
            contact.map_or("", Name::as_str).to_owned(),
        ),
        ("notice_addresses", notices.join("\n")),
        ("language", organisation.language.as_str().to_owned()),
        ("every_country", if all { "yes" } else { "" }.to_owned()),
    ]);
    values.with("market", single)
}

/// Sets them. As they are already, nothing is written; an old page changes nothing that a colleague changed.
pub fn change(
    db: &mut Db,
    by: &By<ManageSettings>,
    new: Settings,
    now: Timestamp,
) -> Result<(), SettingsError> {
    // Of two at once the second waits here, and then finds what the first set.
    organisations::lock(db, by.organisation.id)?;
    let present = organisations::by_id(db, by.organisation.id)?;
    let mut organisation = present.clone();
    organisation.name = new.name;
    organisation.support_contact = new.support_contact;
    organisation.language = new.language;
    if organisation.kind == Kind::Provider {
        let served = new.markets.countries().iter().copied();
        organisation.markets = Markets::new(served.chain([organisation.country]));
    }
    let kept = notices::of_organisation(db, present.id)?;
    if organisation == present && are_same(&kept, &new.notices) {
        return Ok(());
    }
    shown(&present, &kept).is_of(&new.version)?;
    organisations::set(db, &organisation)?;
    notices::set(db, organisation.id, &new.notices)?;
    Ok(record(
        db,
        &organisation,
        &Actor::from(&**by),
        Verb::SettingsChanged,
        now,
    )?)
}

/// The same addresses, letter by letter, in whatever order.
fn are_same(kept: &[Email], new: &NoticeAddresses) -> bool {
    let is_kept = |new: &Email| kept.iter().any(|kept| kept.as_str() == new.as_str());
    kept.len() == new.all().len() && new.all().iter().all(is_kept)
}
