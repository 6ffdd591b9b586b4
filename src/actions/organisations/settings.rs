//! The settings of an organisation.
use super::record;
use crate::{
    domain::{
        access::{By, ManageSettings},
        activity::Verb,
        language::Language,
        notices::NoticeAddresses,
        organisation::{Kind, Markets},
        text::Name,
        time::Timestamp,
    },
    store::{Db, activities::Actor, notices, organisations},
};
use diesel::QueryResult;

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
}

/// Sets them.
pub fn change(
    db: &mut Db,
    by: &By<ManageSettings>,
    new: Settings,
    now: Timestamp,
) -> QueryResult<()> {
    let mut organisation = by.organisation.clone();
    organisation.name = new.name;
    organisation.support_contact = new.support_contact;
    organisation.language = new.language;
    if organisation.kind == Kind::Provider {
        let served = new.markets.countries().iter().copied();
        organisation.markets = Markets::new(served.chain([organisation.country]));
    }
    organisations::set(db, &organisation)?;
    notices::set(db, organisation.id, &new.notices)?;
    record(
        db,
        &organisation,
        &Actor::from(&**by),
        Verb::SettingsChanged,
        now,
    )
}
