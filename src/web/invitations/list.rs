//! The list of invitations: a provider's own, or those that a reseller was handed.
use crate::{
    domain::{
        access::{By, SeeInvitations, WriteInvitations},
        invitation::Standing,
        organisation::Slug,
        paths,
    },
    messages::Phrase,
    store::{
        lists::dashboard::INVITATION_DAYS,
        lists::invitations::{self, InvitationRow, InvitationsFilter},
        partnerships,
    },
    web::{
        app::App,
        caller::{Caller, Fresh},
        csv,
        errors::Failure,
        list::{Around, Query},
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "invitations/list.html")]
struct List {
    f: Frame,
    query: Query,
    around: Around,
    rows: Vec<InvitationRow>,
    path: String,
    states: Vec<&'static str>,
    /// Slug and name of the resellers to filter by; none for a reseller.
    resellers: Vec<(String, String)>,
    may_write: bool,
}

/// A page of it.
pub async fn list(
    caller: Caller<SeeInvitations>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (organisation, filter, place) = (by.organisation.clone(), filter(&query), query.place());
    let now = app.now();
    let (page, resellers) = app
        .read(move |db| {
            let page = invitations::invitations(db, &organisation, &filter, place, now)?;
            let resellers = partnerships::active_resellers_of(db, organisation.id)?;
            Ok::<_, diesel::result::Error>((page, resellers))
        })
        .await?;
    let path = paths::invitations(&by.organisation.slug);
    let reseller = |(_, name, slug): (_, _, Slug)| (slug.to_string(), format!("{name}"));
    List {
        around: query.around(&path, &page),
        rows: page.rows,
        f,
        query,
        path,
        states: states(),
        resellers: resellers.into_iter().map(reseller).collect(),
        may_write: by.may::<WriteInvitations>(),
    }
    .page()
}

/// All of it as a file.
pub async fn file(
    caller: Fresh<SeeInvitations>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let headings = headings(&f, &by);
    let (filter, now) = (filter(&query), app.now());
    let organisation = by.organisation.clone();
    let rows = move |db: &mut _, last: Option<&InvitationRow>| {
        let after = last.map(|last| last.id);
        invitations::stretch(db, &organisation, &filter, after, (csv::ROWS, now))
    };
    csv::file(app, "invitations", headings, rows, cells).await
}

/// Those that end soon can be asked for too, as if that were a state.
const ENDING: &str = "ending";

fn states() -> Vec<&'static str> {
    let all = Standing::ALL.iter().map(|state| state.as_str());
    std::iter::once(ENDING).chain(all).collect()
}

fn filter(query: &Query) -> InvitationsFilter {
    let state = query.get("state");
    let ending = state == Some(ENDING);
    InvitationsFilter {
        text: query.get("text").map(str::to_owned),
        state: match ending {
            true => Some(Standing::Issued),
            false => state.and_then(Standing::parse),
        },
        within: ending.then_some(INVITATION_DAYS),
        partner: query.get("reseller").and_then(Slug::parse),
    }
}

fn headings(f: &Frame, by: &By<SeeInvitations>) -> Vec<Phrase> {
    let partner = if by.may::<WriteInvitations>() {
        "reseller"
    } else {
        "provider"
    };
    let names = [
        "customer", "email", "kind", partner, "state", "uses", "made", "ends", "sent", "delivery",
    ];
    names
        .iter()
        .map(|name| f.t(format!("invitations-column-{name}")))
        .collect()
}

fn cells(row: &InvitationRow) -> Vec<String> {
    let (name, email) = match &row.customer {
        Some((name, email)) => (name.to_string(), email.to_string()),
        None => Default::default(),
    };
    vec![
        name,
        email,
        row.kind.as_str().to_owned(),
        row.partner
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        row.standing.as_str().to_owned(),
        row.uses.to_string(),
        row.created_at.rfc3339(),
        row.expires_at.rfc3339(),
        row.sent_at.map(|at| at.rfc3339()).unwrap_or_default(),
        row.delivered
            .map(|state| state.as_str().to_owned())
            .unwrap_or_default(),
    ]
}
