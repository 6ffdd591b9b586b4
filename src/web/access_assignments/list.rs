//! The groups that use a delegation, and the form that gives one of them roles.
use super::{Found, blame, found, panel::Line};
use crate::{
    actions::access_assignments::{assign, shown},
    domain::{
        access::{ManageAccess, ManageGroups},
        access_group::AccessGroup,
        delegation::Delegation,
        id::Id,
        paths,
        role::Role,
        slugs::RoleSet,
    },
    store::access_groups,
    web::{
        app::App,
        at::At,
        caller::Fresh,
        errors::Failure,
        fields::Fields,
        form::Form,
        list::Query,
        meanwhile::{showing, with_version},
        page::{Frame, Page, see_other},
        rights::{self, Choice},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "assignments/list.html")]
struct List {
    f: Frame,
    form: Form,
    name: String,
    lines: Vec<Line>,
    /// Ids and names of all groups.
    groups: Vec<(String, String)>,
    roles: Vec<Choice>,
    /// The rights hold, so that groups can be given some.
    live: bool,
    path: String,
    back: String,
    /// Where a group is made, for whoever may.
    make: Option<String>,
}

/// What there is; `?group=` fills the form with what a group has.
pub async fn show(
    caller: Fresh<ManageAccess>,
    app: Data<App>,
    at: At<Delegation>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let found = found(&app, &caller.by, at.id()?).await?;
    let asked = query.get("group").and_then(Id::<AccessGroup>::parse);
    let form = asked.map_or_else(Form::new, |id| showing(&shown(id, &found.roles_of(id))));
    page(caller, &app, found, form).await?.page()
}

/// Gives the group exactly these roles.
pub async fn submit(
    caller: Fresh<ManageAccess>,
    app: Data<App>,
    at: At<Delegation>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let found = found(&app, &caller.by, at.id()?).await?;
    let (group, roles, version) = match read(&fields) {
        Ok(wish) => wish,
        Err(form) => return page(caller, &app, found, form).await?.again(),
    };
    let (by, id, now) = (caller.by.clone(), at.id()?, app.now());
    let done = app
        .try_write(move |db| assign(db, &by, id, (group, &roles, &version), now))
        .await;
    let Err(error) = done else {
        flash(&session, "done", "assignments-assigned");
        let path = paths::assignments(&caller.by.organisation.slug, id);
        return Ok(see_other(path));
    };
    let (field, why) = blame(error)?;
    let form = Form::refused(&fields, field, why);
    page(caller, &app, found, form).await?.again()
}

fn read(fields: &Fields) -> Result<(Id<AccessGroup>, RoleSet, String), Form> {
    let mut reader = fields.reader();
    let group = reader.one("group", |id| {
        Id::parse(id).ok_or("assignments-no-such-group")
    });
    let roles = reader.many("role", |slug| {
        Role::parse(slug).ok_or("rights-role-unknown")
    });
    let version = reader.text("version");
    reader.finish(group.map(|group| (group, RoleSet::new(roles), version)))
}

async fn page(
    caller: Fresh<ManageAccess>,
    app: &App,
    found: Found,
    form: Form,
) -> Result<List, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let own = by.organisation.id;
    let groups = app
        .read(move |db| access_groups::of_organisation(db, own))
        .await?;
    let chosen = Id::parse(form.value("group"));
    let chosen = chosen.filter(|id| groups.iter().any(|one| one.group.id == *id));
    let form = match chosen {
        Some(group) => with_version(form, &shown(group, &found.roles_of(group))),
        None => form,
    };
    let option =
        |one: &access_groups::Listed| (one.group.id.to_string(), one.group.name.to_string());
    let (slug, delegation) = (&by.organisation.slug, &found.kept.delegation);
    Ok(List {
        name: found.kept.name.to_string(),
        lines: found.lines(&f, &by),
        groups: groups.iter().map(option).collect(),
        roles: delegation
            .roles
            .iter()
            .map(|role| rights::role(&f, role))
            .collect(),
        live: delegation.holds(app.now()),
        path: paths::assignments(slug, delegation.id),
        back: paths::delegation(slug, delegation.id),
        make: by
            .may::<ManageGroups>()
            .then(|| format!("{}/new", paths::groups(slug))),
        f,
        form,
    })
}
