//! The page of an access group: who is in it, what it uses, what happened to it.
use super::{Choice, blame, group, members, read};
use crate::{
    actions::access_groups::{Change, change, shown},
    domain::{
        access::{ChangeGroups, ManageAccess, ManageGroups, Scope},
        access_group::AccessGroup,
        id::Id,
        paths,
        snapshot::Snapshot,
    },
    store::{access_assignments, access_groups, activities, members::Member},
    web::{
        app::App,
        at::At,
        caller::Fresh,
        errors::Failure,
        fields::Fields,
        form::Form,
        meanwhile::{showing, with_version},
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
    /// Where it is given roles, for whoever may give them.
    delegations: Option<String>,
    events: Vec<Event>,
    list: String,
    path: String,
    may_delete: bool,
    /// The organisation is suspended: there are only those who are in it, to be taken out.
    only_out: bool,
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
    caller: Fresh<ChangeGroups>,
    app: Data<App>,
    at: At<AccessGroup>,
) -> Result<HttpResponse, Failure> {
    let found = found(&app, &caller.by, at.id()?).await?;
    let form = showing(&found.shown);
    page(caller, &app, &found, form).await?.page()
}

/// Sets name and members.
pub async fn submit(
    caller: Fresh<ChangeGroups>,
    app: Data<App>,
    at: At<AccessGroup>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let found = found(&app, &caller.by, at.id()?).await?;
    let mut reader = fields.reader();
    let read = read(&mut reader);
    let version = reader.text("version");
    let new = read.map(|(name, members)| Change {
        name,
        members,
        version,
    });
    let new = match reader.finish(new) {
        Ok(new) => new,
        Err(form) => return page(caller, &app, &found, form).await?.again(),
    };
    let (by, now, id) = (caller.by.clone(), app.now(), found.group.id);
    let changed = app
        .try_write(move |db| change(db, &by, id, &new, now))
        .await;
    let Err(error) = changed else {
        flash(&session, "done", "groups-changed");
        return Ok(see_other(paths::group(&caller.by.organisation.slug, id)));
    };
    let all = members(&app, &caller.frame, &caller.by).await?;
    let (field, why) = blame(error, &all)?;
    let form = Form::refused(&fields, field, why);
    page(caller, &app, &found, form).await?.again()
}

/// The group, who is in it, and what its page shows of it.
struct Found {
    group: AccessGroup,
    within: Vec<Id<Member>>,
    shown: Snapshot,
}

async fn found(app: &App, by: &Scope, id: Id<AccessGroup>) -> Result<Found, Failure> {
    let group = group(app, by, id).await?;
    let within = app
        .read(move |db| access_groups::members_of(db, id))
        .await?;
    Ok(Found {
        shown: shown(&group, &within),
        within: within.into_iter().map(|(member, _)| member).collect(),
        group,
    })
}

async fn page(
    caller: Fresh<ChangeGroups>,
    app: &App,
    found: &Found,
    form: Form,
) -> Result<Show, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let form = with_version(form, &found.shown);
    let group = &found.group;
    let (own, id) = (by.organisation.id, group.id);
    let records = app
        .read(move |db| activities::of_object(db, own, id.cast()))
        .await?;
    let only_out = !by.organisation.is_in_good_standing();
    let mut members = members(app, &f, &by).await?;
    if only_out {
        let within: Vec<_> = found.within.iter().map(ToString::to_string).collect();
        members.retain(|(id, ..)| within.contains(id));
    }
    Ok(Show {
        name: group.name.to_string(),
        members,
        uses: uses(app, &by, group).await?,
        delegations: by
            .may::<ManageAccess>()
            .then(|| paths::delegations(&by.organisation.slug)),
        events: Event::all(&f, &records),
        list: paths::groups(&by.organisation.slug),
        path: paths::group(&by.organisation.slug, group.id),
        may_delete: by.may::<ManageGroups>(),
        only_out,
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
