//! Removing a member, after a page that says what follows.
use super::{change, member_id};
use crate::{
    actions::members::remove,
    domain::{
        access::{By, ManageMembers, Roles},
        paths,
        text::Name,
        waiting_member::WaitingMember,
    },
    store::{members::Member, waiting_members},
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
    name: Name,
    email: String,
    roles: Roles,
    here: String,
    back: String,
    /// What follows: a message id.
    lead: &'static str,
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
    let slug = &by.organisation.slug;
    match listed(&app, &by, &path.1).await? {
        Listed::Member(member) => RemoveMember {
            f,
            email: member.email.to_string(),
            roles: member.roles,
            here: paths::member(slug, member.id),
            back: paths::member(slug, member.id),
            lead: match member.account == by.account {
                true => "members-remove-own",
                false => "members-remove-lead",
            },
            name: member.name,
        },
        Listed::Waiting(waiting) => RemoveMember {
            f,
            email: waiting.email.to_string(),
            roles: waiting.roles,
            here: paths::member(slug, waiting.id),
            back: paths::members(slug),
            lead: "members-withdraw-lead",
            name: waiting.name,
        },
    }
    .page()
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
            app.write(move |db| remove::remove(db, &by, session.id, member.id, now))
                .await?;
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
