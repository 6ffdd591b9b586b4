//! What the sender is told of a mail: whoever pressed twice sees this answer, and not the first.
use crate::{
    actions::invitations::{Sent, Since},
    domain::invitation::Standing,
    web::session::flash,
};
use actix_session::Session;

/// Has the page of the invitation say it.
pub fn tell(session: &Session, sent: Sent) {
    match sent {
        Sent::Now | Sent::Before(Since::Open) => flash(session, "done", "invitations-sent"),
        Sent::Before(Since::NewLink) => flash(session, "note", "invitations-sent-old-link"),
        Sent::Before(Since::Ended(standing)) => flash(session, "note", ended(standing)),
    }
}

const fn ended(standing: Standing) -> &'static str {
    match standing {
        Standing::Issued => "invitations-sent",
        Standing::Accepted => "invitations-sent-accepted",
        Standing::Declined => "invitations-sent-declined",
        Standing::Revoked => "invitations-sent-revoked",
        Standing::Expired => "invitations-sent-expired",
        Standing::UsedUp => "invitations-sent-used-up",
    }
}
