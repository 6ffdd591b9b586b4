//! A member's page: what the person is called here, and the roles.
use super::{admin_roles, agent_roles, field, has_agents, member_id, refusal, roles};
use crate::{
    actions::members::{
        MemberError,
        change::{self, Change},
    },
    domain::{
        access::{By, ManageMembers},
        paths,
        text::Name,
    },
    messages::Text,
    store::members::{self, Member},
    web::{
        app::App,
        caller::Fresh,
        choices::Choices,
        errors::Failure,
        fields::Fields,
        form::Form,
        meanwhile::{showing, with_version},
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
#[template(path = "members/member.html")]
struct MemberPage {
    form: Form,
    list: String,
    here: String,
    member: Member,
    has_agents: bool,
    agent_roles: Choices,
    admin_roles: Choices,
    /// The last global admin stays: nobody is led to a page that refuses.
    stays: bool,
    f: Frame,
}

/// Shows the member.
pub async fn show(
    caller: Fresh<ManageMembers>,
    app: Data<App>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let member = member(&app, &caller.by, &path.1).await?;
    let form = showing(&change::shown(&member));
    page(&app, &caller.by, caller.frame, member, form)
        .await?
        .page()
}

/// Sets name and roles.
pub async fn submit(
    caller: Fresh<ManageMembers>,
    app: Data<App>,
    cookie: Cookie,
    path: Path<(String, String)>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, session, frame } = caller;
    let member = member(&app, &by, &path.1).await?;
    let new = match read(&fields) {
        Ok(new) => new,
        Err(form) => return page(&app, &by, frame, member, form).await?.again(),
    };
    let (now, acting, id) = (app.now(), by.clone(), member.id);
    let changed = app
        .db
        .write(move |db| change::change(db, &acting, session.id, id, &new, now))
        .await;
    let (field, why) = match changed {
        Ok(()) => {
            session::flash(&cookie, "done", "members-changed");
            return Ok(see_other(paths::members(&by.organisation.slug)));
        }
        Err(MemberError::Refused(refused)) => {
            let has_agents = has_agents(by.organisation.kind);
            (field(refused, has_agents), refusal(refused))
        }
        Err(MemberError::LastGlobalAdmin) => ("admin_role", Text::new("members-last-global-admin")),
        Err(other) => return Err(other.into()),
    };
    let form = Form::refused(&fields, field, why);
    page(&app, &by, frame, member, form).await?.again()
}

fn read(fields: &Fields) -> Result<Change, Form> {
    let mut reader = fields.reader();
    let name = reader.one("name", Name::parse);
    let roles = roles(&mut reader);
    let version = reader.text("version");
    reader.finish(name.map(|name| Change {
        name,
        roles,
        version,
    }))
}

/// A member of the caller's organisation; others do not exist.
pub(super) async fn member(app: &App, by: &By<ManageMembers>, id: &str) -> Result<Member, Failure> {
    let (organisation, id) = (by.organisation.id, member_id(id)?);
    let found = app
        .read(move |db| members::by_id(db, organisation, id))
        .await?;
    found.ok_or_else(Failure::not_found)
}

async fn page(
    app: &App,
    by: &By<ManageMembers>,
    f: Frame,
    member: Member,
    form: Form,
) -> Result<MemberPage, Failure> {
    let organisation = &by.organisation;
    let asked = member.clone();
    let stays = app.read(move |db| members::is_last_global_admin(db, &asked));
    let stays = stays.await?;
    let agent_roles = agent_roles(&f, by, member.roles);
    let admin_roles = admin_roles(&f, by, member.roles);
    Ok(MemberPage {
        form: with_version(form, &change::shown(&member)),
        list: paths::members(&organisation.slug),
        here: paths::member(&organisation.slug, member.id),
        member,
        has_agents: has_agents(organisation.kind),
        agent_roles,
        admin_roles,
        stays,
        f,
    })
}
