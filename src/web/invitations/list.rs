//! The list of invitations: a provider's own, or those that a reseller was handed.
use crate::{
    domain::{
        access::{By, SeeInvitations, WriteInvitations},
        invitation::Standing,
        organisation::{Kind, Organisation},
        paths,
    },
    messages::Phrase,
    store::{
        Db,
        lists::{
            dashboard::INVITATION_DAYS,
            invitations::{self, InvitationRow, InvitationsFilter},
            named,
        },
    },
    web::{
        app::App,
        caller::{Caller, Fresh},
        csv,
        errors::Failure,
        list::{Around, Asked, Filters, Query, resellers},
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::QueryResult;

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
    let (own, now) = (by.organisation.clone(), app.now());
    let (query, page, resellers) = app
        .read(move |db| {
            let rows = |db: &mut Db, filter: &_, place| {
                invitations::invitations(db, &own, filter, place, now)
            };
            let (query, page) = query.page(db, &own, rows)?;
            Ok::<_, diesel::result::Error>((query, page, resellers(db, &own)?))
        })
        .await?;
    let status = query.status();
    let path = paths::invitations(&by.organisation.slug);
    List {
        around: query.around(&path, &page),
        rows: page.rows,
        f,
        query,
        path,
        states: states(),
        resellers,
        may_write: by.may::<WriteInvitations>(),
    }
    .page_with(status)
}

/// All of it as a file.
pub async fn file(
    caller: Fresh<SeeInvitations>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let (organisation, now) = (caller.by.organisation.clone(), app.now());
    let Some(filter) = query
        .filter::<InvitationsFilter>(&app, &organisation)
        .await?
    else {
        return list(caller.into(), app, query).await;
    };
    let headings = headings(&caller.frame, &caller.by);
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

impl Filters for InvitationsFilter {
    fn read(ask: &mut Asked<'_>, db: &mut Db, own: &Organisation) -> QueryResult<Self> {
        let state = |word: &str| match word {
            ENDING => Some((Standing::Issued, Some(INVITATION_DAYS))),
            word => Standing::parse(word).map(|state| (state, None)),
        };
        let state = ask.choice("state", state);
        Ok(Self {
            text: ask.text("text"),
            state: state.map(|(state, _)| state),
            within: state.and_then(|(_, days)| days),
            reseller: match own.kind {
                Kind::Provider => {
                    ask.known("reseller", |slug| named::reseller(db, own.id, slug))?
                }
                Kind::Reseller => {
                    ask.known("reseller", |slug| Ok((*slug == own.slug).then_some(())))?;
                    None
                }
                Kind::Customer => None,
            },
        })
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
