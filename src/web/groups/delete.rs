//! Deleting an access group: asked first; what still uses it stands in the way.
use super::{
    group,
    show::{Use, uses},
};
use crate::{
    actions::access_groups::delete,
    domain::{access::ManageGroups, access_group::AccessGroup, paths},
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
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "groups/delete.html")]
struct Delete {
    f: Frame,
    name: String,
    /// Each must be taken from the group first.
    uses: Vec<Use>,
    path: String,
}

/// What stops, or what stands in the way.
pub async fn ask(
    caller: Fresh<ManageGroups>,
    app: Data<App>,
    at: At<AccessGroup>,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let group = group(&app, &by, at.id()?).await?;
    Delete {
        f,
        uses: uses(&app, &by, &group).await?,
        path: paths::group(&by.organisation.slug, group.id),
        name: group.name.to_string(),
    }
    .page()
}

/// Deletes it.
pub async fn submit(
    caller: Fresh<ManageGroups>,
    app: Data<App>,
    at: At<AccessGroup>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let by = caller.by;
    let group = group(&app, &by, at.id()?).await?;
    fields.reader().finish(Some(()))?;
    let (list, now) = (paths::groups(&by.organisation.slug), app.now());
    app.write(move |db| delete(db, &by, group.id, now)).await?;
    flash(&session, "done", "groups-deleted");
    Ok(see_other(list))
}
