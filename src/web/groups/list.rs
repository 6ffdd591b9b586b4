//! The access groups of a partner.
use crate::{
    domain::{
        access::{ChangeGroups, ManageGroups},
        paths,
    },
    store::access_groups::{self, Listed},
    web::{
        app::App,
        caller::Caller,
        errors::Failure,
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "groups/list.html")]
struct List {
    f: Frame,
    rows: Vec<Listed>,
    path: String,
    may_make: bool,
}

/// All of them: a partner has as many as it has teams.
pub async fn show(caller: Caller<ChangeGroups>, app: Data<App>) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let own = by.organisation.id;
    let rows = app
        .read(move |db| access_groups::of_organisation(db, own))
        .await?;
    let path = paths::groups(&by.organisation.slug);
    List {
        f,
        rows,
        path,
        may_make: by.may::<ManageGroups>(),
    }
    .page()
}
