//! Keeps the rows of a file, each sorted, so that they can be looked at before anything is made.
use super::sort::Known;
use crate::{
    actions::invitations::{IssueError, RightsAsked, hand_over::partner, resolved},
    domain::{
        access::{By, WriteInvitations},
        email::EmailKey,
        invitation::Refusal,
        invitation_import::{self, Column, Customer, Fault, Line, RowState, State},
        language::Language,
        link_life::LinkLife,
        once::Once,
        organisation::Slug,
        paths,
        sheet::Rule,
        slugs::{RoleSet, ServiceSet},
        text::Name,
        time::Timestamp,
    },
    messages::is_written,
    store::{
        Db, ids,
        invitation_imports::{
            self, Asks, Choices, Import,
            rows::{self, Fate, ImportRow},
        },
        once_keys,
    },
};
use std::collections::HashMap;

/// A file, and what is asked of each customer in it.
#[derive(Debug)]
pub struct Upload {
    pub file_name: Name,
    pub lines: Vec<Line>,
    pub wish: Wish,
    /// The same key again makes nothing new.
    pub once: Option<Once>,
}

/// What each invitation asks for, as the form says it.
#[derive(Debug)]
pub struct Wish {
    /// Whom rows without a reseller are handed to.
    pub reseller: Option<Slug>,
    /// Who may get the rights: the provider, and resellers where they have a part.
    pub delegates: Vec<Slug>,
    pub rights: RightsAsked,
    pub life: LinkLife,
    pub language: Language,
    pub second_language: Option<Language>,
}

/// Keeps the rows; the address of the page that shows them.
pub fn prepare(
    db: &mut Db,
    by: &By<WriteInvitations>,
    upload: &Upload,
    now: Timestamp,
) -> Result<String, IssueError> {
    let provider = &by.organisation;
    if let Some(once) = &upload.once
        && let Some(location) = once_keys::take(db, provider.id, once, now)?
    {
        return Ok(location);
    }
    if !provider.is_in_good_standing() {
        return Err(Refusal::Suspended.into());
    }
    let import = Import {
        id: ids::fresh(now),
        organisation: provider.id,
        account: by.account,
        file_name: upload.file_name.clone(),
        state: State::Preview,
        asks: asks(db, by, &upload.wish)?,
        choices: Choices::default(),
        created_at: now,
        ended_at: None,
    };
    invitation_imports::add(db, &import)?;
    let sorted = sorted(db, by, &import.asks, &upload.lines, now)?;
    rows::add(db, import.id, &sorted)?;
    let location = paths::invitation_import(&provider.slug, import.id);
    if let Some(once) = &upload.once {
        once_keys::settle(db, provider.id, once, &location)?;
    }
    Ok(location)
}

/// The wish with its template resolved, and only partners in it.
fn asks(db: &mut Db, by: &By<WriteInvitations>, wish: &Wish) -> Result<Asks, IssueError> {
    let provider = &by.organisation;
    if let Some(slug) = &wish.reseller
        && partner(db, provider, slug)?.is_none()
    {
        return Err(IssueError::NotAPartner(slug.clone()));
    }
    for slug in &wish.delegates {
        if *slug != provider.slug && partner(db, provider, slug)?.is_none() {
            return Err(IssueError::NotAParty(slug.clone()));
        }
    }
    let none = || (RoleSet::new([]), ServiceSet::new([]));
    let (roles, services) = if wish.delegates.is_empty() {
        none()
    } else {
        let rights = resolved(db, provider, &wish.rights)?;
        (rights.roles, rights.services)
    };
    Ok(Asks {
        reseller: wish.reseller.clone(),
        delegates: wish.delegates.clone(),
        roles,
        services,
        term: wish.rights.term,
        auto_extend: wish.rights.auto_extend,
        life: wish.life,
        language: wish.language,
        second_language: wish.second_language,
    })
}

/// Every line with what would become of it now.
fn sorted(
    db: &mut Db,
    by: &By<WriteInvitations>,
    asks: &Asks,
    lines: &[Line],
    now: Timestamp,
) -> Result<Vec<ImportRow>, IssueError> {
    let understood: Vec<_> = lines.iter().map(|line| (line, customer(line))).collect();
    let customers = understood.iter().filter_map(|(_, read)| read.as_ref().ok());
    let mailboxes: Vec<_> = customers.map(|c| &c.addressee.email).collect();
    let known = Known::about(db, &by.organisation, &mailboxes, now)?;
    let mut first: HashMap<EmailKey, i32> = HashMap::new();
    let mut sort = |line: &Line, read: Result<Customer, Vec<Fault>>| match read {
        Err(faults) => Fate::malformed(faults),
        Ok(customer) => {
            let key = customer.addressee.email.key().clone();
            let twin = *first.entry(key).or_insert(line.number);
            if twin == line.number {
                known.fate(&customer, asks, Choices::default())
            } else {
                Fate {
                    twin: Some(twin),
                    ..Fate::of(RowState::Twice)
                }
            }
        }
    };
    let row = |(line, read): (&Line, _)| ImportRow {
        line: line.number,
        cells: line.cells.clone(),
        fate: sort(line, read),
    };
    Ok(understood.into_iter().map(row).collect())
}

fn customer(line: &Line) -> Result<Customer, Vec<Fault>> {
    if line.surplus {
        return Err(vec![Fault::new(Column::Note, Rule::Surplus)]);
    }
    invitation_import::understood(&line.cells, is_written)
}
