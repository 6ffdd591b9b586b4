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
    web::{app::App, choices, errors::Failure, form::Reader, meanwhile, page::Frame},
};

impl From<GroupError> for Failure {
    fn from(error: GroupError) -> Self {
        match blame(error, &[]) {
            Ok((_, why)) => Self::unprocessable(why),
            Err(failure) => failure,
        }
    }
}

/// The field and the sentence beside it, where the form can be shown again; or a failure without a form, which names who of
/// these members is in the group now.
fn blame(error: GroupError, all: &[Choice]) -> Result<(&'static str, Text), Failure> {
    let conflict = |id: &'static str| Err(Failure::conflict(Text::new(id)));
    match error {
        GroupError::NameTaken => Ok(("name", Text::new("groups-name-taken"))),
        GroupError::NoSuchMember => Ok(("member", Text::new("groups-no-such-member"))),
        GroupError::TooMany => {
            let why = Text::new("groups-too-many").with("most", MOST_MEMBERS);
            Ok(("member", why))
        }
        GroupError::InUse => conflict("groups-in-use"),
        GroupError::Suspended => conflict("groups-suspended"),
        GroupError::Unknown => Err(Failure::not_found()),
        GroupError::ChangedMeanwhile(changed) => {
            Err(meanwhile::refused(&changed, |field, within| {
                now(field, within, all)
            }))
        }
        GroupError::Store(cause) => Err(cause.into()),
    }
}

/// Who is in it now: whoever sends the form again must see whom it takes out.
fn now(field: &str, within: &str, all: &[Choice]) -> Option<Text> {
    let within: Vec<_> = within.split_whitespace().collect();
    let there = all.iter().filter(|(id, ..)| within.contains(&id.as_str()));
    let names = there.map(|(_, name, _)| Text::new("changed-value").with("value", name));
    (field == "member").then(|| match within.is_empty() {
        true => Text::new("groups-nobody"),
        false => Text::list(names.collect()),
    })
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
