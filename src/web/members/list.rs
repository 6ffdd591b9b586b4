//! The list of members.
use crate::{
    domain::{access::ManageMembers, paths, waiting_member::WaitingMember},
    store::{
        members::{self, Member},
        waiting_members,
    },
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
    waiting: Vec<WaitingMember>,
}

/// Everybody who belongs to the organisation.
pub async fn show(caller: Caller<ManageMembers>, app: Data<App>) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let organisation = by.organisation.id;
    let (members, waiting) = app
        .read(move |db| {
            let waiting = waiting_members::of_organisation(db, organisation)?;
            let members = members::of_organisation(db, organisation)?;
            Ok::<_, diesel::result::Error>((members, waiting))
        })
        .await?;
    let here = paths::members(&by.organisation.slug);
    Members {
        f,
        here,
        members,
        waiting,
    }
    .page()
}
