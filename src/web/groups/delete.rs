//! Deleting an access group: asked first; what still uses it stands in the way.
use super::{
    group,
    show::{Use, uses},
};
use crate::{
    actions::access_groups::{Deleted, GroupError, delete},
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
use actix_web::{HttpResponse, http::StatusCode, web::Data};
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
    let group = group(&app, &caller.by, at.id()?).await?;
    page(caller, &app, &group).await?.page()
}

async fn page(
    caller: Fresh<ManageGroups>,
    app: &App,
    group: &AccessGroup,
) -> Result<Delete, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    Ok(Delete {
        f,
        uses: uses(app, &by, group).await?,
        path: paths::group(&by.organisation.slug, group.id),
        name: group.name.to_string(),
    })
}

/// Deletes it; or shows what uses it by now. Deleted already, it is said so.
pub async fn submit(
    caller: Fresh<ManageGroups>,
    app: Data<App>,
    at: At<AccessGroup>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let (by, id, now) = (caller.by.clone(), at.id()?, app.now());
    fields.reader().finish(Some(()))?;
    match app.try_write(move |db| delete(db, &by, id, now)).await {
        Ok(deleted) => {
            let (kind, said) = said(deleted);
            flash(&session, kind, said);
            Ok(see_other(paths::groups(&caller.by.organisation.slug)))
        }
        Err(GroupError::InUse) => {
            let group = group(&app, &caller.by, id).await?;
            let page = page(caller, &app, &group).await?;
            page.page_with(StatusCode::CONFLICT)
        }
        Err(error) => Err(error.into()),
    }
}

const fn said(deleted: Deleted) -> (&'static str, &'static str) {
    match deleted {
        Deleted::Now => ("done", "groups-deleted"),
        Deleted::Before => ("note", "groups-deleted-before"),
    }
}
