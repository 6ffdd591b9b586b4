//! Access groups: a partner says which of its members use delegated rights together.
mod change;
mod delete;
mod make;

pub use change::{Change, change, shown};
pub use delete::{Deleted, delete};
pub use make::{Made, New, make};

use crate::domain::{
    access::Scope,
    access_group::{AccessGroup, MOST_MEMBERS},
    activity::{Noun, Verb},
    id::Id,
    organisation::Organisation,
    snapshot::ChangedMeanwhile,
    text::Name,
    time::Timestamp,
};
use crate::store::{
    Db,
    activities::{self, Actor, Deed},
    members::{self, Member},
};
use diesel::result::QueryResult;

/// Why a group was not made, changed or deleted.
#[derive(Debug, thiserror::Error)]
pub enum GroupError {
    #[error("the organisation has no such group")]
    Unknown,
    #[error("the organisation has a group of that name")]
    NameTaken,
    #[error("the organisation has no such member")]
    NoSuchMember,
    #[error("a group has at most {MOST_MEMBERS} members")]
    TooMany,
    #[error(transparent)]
    ChangedMeanwhile(#[from] ChangedMeanwhile),
    #[error("the group uses delegations that hold")]
    InUse,
    #[error("a suspended organisation only takes members out")]
    Suspended,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// The members of these ids, each once; refused if one of them is none of the organisation's.
fn members(
    db: &mut Db,
    organisation: Id<Organisation>,
    wanted: &[Id<Member>],
) -> Result<Vec<(Id<Member>, Name)>, GroupError> {
    let mut wanted = wanted.to_vec();
    wanted.sort();
    wanted.dedup();
    if wanted.len() > MOST_MEMBERS {
        return Err(GroupError::TooMany);
    }
    let all = members::of_organisation(db, organisation)?;
    let name = |id: &Id<Member>| {
        let member = all.iter().find(|member| member.id == *id);
        member.map(|member| (member.id, member.name.clone()))
    };
    let found: Option<Vec<_>> = wanted.iter().map(name).collect();
    found.ok_or(GroupError::NoSuchMember)
}

/// What the group is called in the record, with who came and who went.
fn told(name: &Name, came: &[(Id<Member>, Name)], went: &[(Id<Member>, Name)]) -> String {
    let came = came.iter().map(|(_, name)| format!("+ {name}"));
    let went = went.iter().map(|(_, name)| format!("− {name}"));
    let moves: Vec<String> = came.chain(went).collect();
    match moves.is_empty() {
        true => name.to_string(),
        false => format!("{name} ({})", moves.join(", ")),
    }
}

fn record(
    db: &mut Db,
    by: &Scope,
    verb: Verb,
    (id, name): (Id<AccessGroup>, &str),
    now: Timestamp,
) -> QueryResult<()> {
    let deed = Deed {
        verb,
        noun: Noun::Group,
        object: id.cast(),
        object_name: name,
        reason: "",
    };
    activities::add(db, &[by.organisation.id], &Actor::from(by), deed, now)
}
