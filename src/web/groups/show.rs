//! The page of an access group: who is in it, what it uses, what happened to it.
use super::{Choice, field, group, members, read, words};
use crate::{
    actions::access_groups::{Change, change},
    domain::{
        access::{ManageAccess, ManageGroups, Scope},
        access_group::AccessGroup,
        paths,
    },
    store::{access_assignments, access_groups, activities},
    web::{
        app::App,
        at::At,
        caller::Fresh,
        errors::Failure,
        fields::Fields,
        form::Form,
        page::{Frame, Page, see_other},
        session::flash,
        timeline::Event,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "groups/show.html")]
struct Show {
    f: Frame,
    form: Form,
    name: String,
    members: Vec<Choice>,
    uses: Vec<Use>,
    events: Vec<Event>,
    list: String,
    path: String,
}

/// A delegation that the group uses.
#[derive(Debug)]
pub(super) struct Use {
    pub name: String,
    pub customer: String,
    pub href: String,
}

/// Shows the group.
pub async fn show(
    caller: Fresh<ManageGroups>,
    app: Data<App>,
    at: At<AccessGroup>,
) -> Result<HttpResponse, Failure> {
    let group = group(&app, &caller.by, at.id()?).await?;
    let id = group.id;
    let within = app
        .read(move |db| access_groups::members_of(db, id))
        .await?;
    let form = Form::new().preset("name", &group.name);
    let form = within
        .iter()
        .fold(form, |form, (member, _)| form.preset("member", member));
    page(caller, &app, &group, form).await?.page()
}

/// Sets name and members.
pub async fn submit(
    caller: Fresh<ManageGroups>,
    app: Data<App>,
    at: At<AccessGroup>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let group = group(&app, &caller.by, at.id()?).await?;
    let mut reader = fields.reader();
    let read = read(&mut reader);
    let version = reader.optional("version", |n| n.parse().map_err(|_| "form-malformed"));
    let new = read.map(|(name, members)| Change {
        name,
        members,
        version,
    });
    let new = match reader.finish(new) {
        Ok(new) => new,
        Err(form) => return page(caller, &app, &group, form).await?.again(),
    };
    let (by, now, id) = (caller.by.clone(), app.now(), group.id);
    let changed = app
        .try_write(move |db| change(db, &by, id, &new, now))
        .await;
    let Err(error) = changed else {
        flash(&session, "done", "groups-changed");
        return Ok(see_other(paths::group(&caller.by.organisation.slug, id)));
    };
    let Some(field) = field(&error) else {
        return Err(error.into());
    };
    let form = Form::refused(&fields, field, words(&error));
    page(caller, &app, &group, form).await?.again()
}

async fn page(
    caller: Fresh<ManageGroups>,
    app: &App,
    group: &AccessGroup,
    form: Form,
) -> Result<Show, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let form = match form.value("version") {
        "" => form.preset("version", group.version),
        _ => form,
    };
    let (own, id) = (by.organisation.id, group.id);
    let records = app
        .read(move |db| activities::of_object(db, own, id.cast()))
        .await?;
    Ok(Show {
        name: group.name.to_string(),
        members: members(app, &f, &by).await?,
        uses: uses(app, &by, group).await?,
        events: Event::all(&f, &records),
        list: paths::groups(&by.organisation.slug),
        path: paths::group(&by.organisation.slug, group.id),
        f,
        form,
    })
}

/// The delegations that the group uses and that hold.
pub(super) async fn uses(app: &App, by: &Scope, group: &AccessGroup) -> Result<Vec<Use>, Failure> {
    let (id, now) = (group.id, app.now());
    let found = app
        .read(move |db| access_assignments::of_group(db, id, now))
        .await?;
    let slug = &by.organisation.slug;
    let all = found.iter().map(|(kept, customer)| Use {
        name: kept.name.to_string(),
        customer: customer.to_string(),
        // Whoever may not say who uses rights sees them.
        href: match by.may::<ManageAccess>() {
            true => paths::assignments(slug, kept.delegation.id),
            false => paths::delegation(slug, kept.delegation.id),
        },
    });
    Ok(all.collect())
}
