//! Removing a member, after a page that says what follows.
use super::{change, member_id};
use crate::{
    actions::members::remove,
    domain::{
        access::{By, ManageMembers, Roles},
        paths,
        waiting_member::WaitingMember,
    },
    messages::{Phrase, Text},
    store::{
        members::{self, Member},
        waiting_members,
    },
    web::{
        app::App,
        caller::Fresh,
        errors::Failure,
        fields::Fields,
        page::{Frame, Page, see_other},
        session,
    },
};
use actix_session::Session as Cookie;
use actix_web::{
    HttpResponse,
    web::{Data, Path},
};
use askama::Template;

#[derive(Template)]
#[template(path = "members/remove.html")]
struct RemoveMember {
    f: Frame,
    email: String,
    roles: Roles,
    here: String,
    back: String,
    /// For whom something follows: `member`, `own` or `waiting`.
    who: &'static str,
    /// What it asks, and the word on its button.
    title: Phrase,
    verb: Phrase,
    /// The last global admin stays.
    stays: bool,
}

/// Whom an id of the list stands for.
enum Listed {
    Member(Member),
    Waiting(WaitingMember),
}

async fn listed(app: &App, by: &By<ManageMembers>, id: &str) -> Result<Listed, Failure> {
    let (organisation, waiting) = (by.organisation.id, member_id(id)?.cast());
    let found = app
        .read(move |db| waiting_members::by_id(db, organisation, waiting))
        .await?;
    Ok(match found {
        Some(waiting) => Listed::Waiting(waiting),
        None => Listed::Member(change::member(app, by, id).await?),
    })
}

/// Asks whether it is meant.
pub async fn form(
    caller: Fresh<ManageMembers>,
    app: Data<App>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    match listed(&app, &by, &path.1).await? {
        Listed::Member(member) => {
            let asked = member.clone();
            let stays = app.read(move |db| members::is_last_global_admin(db, &asked));
            of_member(f, &by, member, stays.await?)
        }
        Listed::Waiting(waiting) => of_waiting(f, &by, waiting),
    }
    .page()
}

fn of_member(f: Frame, by: &By<ManageMembers>, member: Member, stays: bool) -> RemoveMember {
    let own = member.account == by.account;
    let here = paths::member(&by.organisation.slug, member.id);
    RemoveMember {
        title: match own {
            true => f
                .t("members-leave-title")
                .with("organisation", &by.organisation.name),
            false => f.t("members-remove-title").with("name", &member.name),
        },
        verb: match own {
            true => f.t("members-leave"),
            false => f.t("members-remove-this").with("name", &member.name),
        },
        email: member.email.to_string(),
        roles: member.roles,
        back: here.clone(),
        here,
        who: if own { "own" } else { "member" },
        stays,
        f,
    }
}

fn of_waiting(f: Frame, by: &By<ManageMembers>, waiting: WaitingMember) -> RemoveMember {
    let slug = &by.organisation.slug;
    RemoveMember {
        title: f.t("members-remove-title").with("name", &waiting.name),
        verb: f.t("members-remove-this").with("name", &waiting.name),
        email: waiting.email.to_string(),
        roles: waiting.roles,
        here: paths::member(slug, waiting.id),
        back: paths::members(slug),
        who: "waiting",
        stays: false,
        f,
    }
}

/// Removes the member, or takes back what was asked.
pub async fn submit(
    caller: Fresh<ManageMembers>,
    app: Data<App>,
    cookie: Cookie,
    path: Path<(String, String)>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, session, .. } = caller;
    let listed = listed(&app, &by, &path.1).await?;
    fields.reader().finish(Some(()))?;
    let (list, now) = (paths::members(&by.organisation.slug), app.now());
    let (said, next) = match listed {
        Listed::Member(member) => {
            let own = member.account == by.account;
            let removed = app.write(move |db| remove::remove(db, &by, session.id, member.id, now));
            let back = |failure: Failure| failure.next(Text::new("members-back"), &list);
            removed.await.map_err(back)?;
            ("members-removed", if own { "/" } else { &list })
        }
        Listed::Waiting(waiting) => {
            app.write(move |db| remove::withdraw(db, &by, waiting.id, now))
                .await?;
            ("members-withdrawn", list.as_str())
        }
    };
    session::flash(&cookie, "done", said);
    Ok(see_other(next))
}
