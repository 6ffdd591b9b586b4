//! The settings of an organisation.
use super::record;
use crate::{
    domain::{
        access::{By, ManageSettings},
        activity::Verb,
        email::Email,
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

/// Sets them. As they are already, nothing is written.
pub fn change(
    db: &mut Db,
    by: &By<ManageSettings>,
    new: Settings,
    now: Timestamp,
) -> QueryResult<()> {
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
    if organisation == present && same_notices(db, by, &new.notices)? {
        return Ok(());
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

/// The same addresses, letter by letter, in whatever order.
fn same_notices(db: &mut Db, by: &By<ManageSettings>, new: &NoticeAddresses) -> QueryResult<bool> {
    let kept = notices::of_organisation(db, by.organisation.id)?;
    let is_kept = |new: &Email| kept.iter().any(|kept| kept.as_str() == new.as_str());
    Ok(kept.len() == new.all().len() && new.all().iter().all(is_kept))
}
