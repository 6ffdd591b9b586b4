//! Taking a delegation from a group: asked first.
use super::{found, panel::Line};
use crate::{
    actions::access_assignments::remove,
    domain::{
        access::ManageAccess, access_group::AccessGroup, delegation::Delegation, id::Id, paths,
    },
    web::{
        app::App,
        at::At,
        caller::Fresh,
        errors::Failure,
        fields::Fields,
        page::{Frame, Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{
    HttpResponse,
    web::{Data, Path},
};
use askama::Template;

#[derive(Template)]
#[template(path = "assignments/remove.html")]
struct Remove {
    f: Frame,
    name: String,
    line: Line,
    list: String,
}

type Place = Path<(String, String, String)>;

fn group(place: &Place) -> Result<Id<AccessGroup>, Failure> {
    Id::parse(&place.2).ok_or_else(Failure::not_found)
}

/// What stops.
pub async fn ask(
    caller: Fresh<ManageAccess>,
    app: Data<App>,
    at: At<Delegation>,
    place: Place,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let id = group(&place)?.to_string();
    let found = found(&app, &by, at.id()?).await?;
    let mut lines = found.lines(&f, &by).into_iter();
    Remove {
        line: lines
            .find(|line| line.id == id)
            .ok_or_else(Failure::not_found)?,
        list: paths::assignments(&by.organisation.slug, at.id()?),
        name: found.kept.name.to_string(),
        f,
    }
    .page()
}

/// Takes it away.
pub async fn submit(
    caller: Fresh<ManageAccess>,
    app: Data<App>,
    at: At<Delegation>,
    (place, fields, session): (Place, Fields, Session),
) -> Result<HttpResponse, Failure> {
    let by = caller.by;
    let (id, group, now) = (at.id()?, group(&place)?, app.now());
    let found = found(&app, &by, id).await?;
    if !found.assigned.iter().any(|one| one.group.id == group) {
        return Err(Failure::not_found());
    }
    fields.reader().finish(Some(()))?;
    let list = paths::assignments(&by.organisation.slug, id);
    app.write(move |db| remove(db, &by, id, group, now)).await?;
    flash(&session, "done", "assignments-removed");
    Ok(see_other(list))
}
