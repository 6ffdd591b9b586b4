//! The list of members.
use crate::{
    domain::{access::ManageMembers, paths},
    store::members::{self, Member},
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
#[template(path = "members/list.html")]
struct Members {
    f: Frame,
    /// The address of this list.
    here: String,
    members: Vec<Member>,
}

/// Everybody who belongs to the organisation.
pub async fn show(caller: Caller<ManageMembers>, app: Data<App>) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let organisation = by.organisation.id;
    let members = app
        .read(move |db| members::of_organisation(db, organisation))
        .await?;
    let here = paths::members(&by.organisation.slug);
    Members { f, here, members }.page()
}
