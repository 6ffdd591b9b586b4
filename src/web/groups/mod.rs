//! Access groups: which members of a partner use its delegated rights together.
pub mod delete;
pub mod list;
pub mod make;
pub mod show;

use crate::{
    actions::access_groups::GroupError,
    domain::{
        access::Scope,
        access_group::{AccessGroup, MOST_MEMBERS},
        id::Id,
        text::Name,
    },
    messages::{Phrase, Text},
    store::{
        access_groups,
        members::{self, Member},
    },
    web::{app::App, choices, errors::Failure, form::Reader, page::Frame},
};

impl From<GroupError> for Failure {
    fn from(error: GroupError) -> Self {
        match error {
            GroupError::Unknown => Self::not_found(),
            GroupError::Store(cause) => cause.into(),
            GroupError::NameTaken | GroupError::NoSuchMember | GroupError::TooMany => {
                Self::unprocessable(words(&error))
            }
            GroupError::ChangedMeanwhile => Self::changed_meanwhile(words(&error)),
            GroupError::InUse => Self::conflict(words(&error)),
        }
    }
}

fn words(error: &GroupError) -> Text {
    match error {
        GroupError::NameTaken => Text::new("groups-name-taken"),
        GroupError::NoSuchMember => Text::new("groups-no-such-member"),
        GroupError::TooMany => Text::new("groups-too-many").with("most", MOST_MEMBERS),
        GroupError::ChangedMeanwhile => Text::new("groups-changed-meanwhile"),
        GroupError::InUse => Text::new("groups-in-use"),
        GroupError::Unknown | GroupError::Store(_) => Text::new("error-not-found"),
    }
}

/// The field that a sentence stands beside, where the form can be shown again.
const fn field(error: &GroupError) -> Option<&'static str> {
    match error {
        GroupError::NameTaken => Some("name"),
        GroupError::NoSuchMember | GroupError::TooMany => Some("member"),
        _ => None,
    }
}

/// A member who can be ticked: id, name, and what there is to know.
type Choice = (String, String, Phrase);

/// All members of the organisation.
async fn members(app: &App, f: &Frame, by: &Scope) -> Result<Vec<Choice>, Failure> {
    let own = by.organisation.id;
    let all = app
        .read(move |db| members::of_organisation(db, own))
        .await?;
    let choice = |member: Member| {
        let about = match member.roles.only_sells() {
            true => f.t("groups-only-sells"),
            false => choices::roles(f, &member.roles),
        };
        (member.id.to_string(), member.name.to_string(), about)
    };
    Ok(all.into_iter().map(choice).collect())
}

/// Reads `name` and every `member`.
fn read(reader: &mut Reader<'_>) -> Option<(Name, Vec<Id<Member>>)> {
    let name = reader.one("name", Name::parse);
    let members = reader.many("member", |id| Id::parse(id).ok_or("groups-no-such-member"));
    name.map(|name| (name, members))
}

/// A group of the caller's organisation; others do not exist.
async fn group(app: &App, by: &Scope, id: Id<AccessGroup>) -> Result<AccessGroup, Failure> {
    let own = by.organisation.id;
    let found = app
        .read(move |db| access_groups::by_id(db, own, id))
        .await?;
    found.ok_or_else(Failure::not_found)
}
