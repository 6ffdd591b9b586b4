//! The list of delegations.
use super::{bulk::FILTERS, view::View};
use crate::{
    domain::{
        access::{ChangeManyDelegations, Scope, SeeDelegations},
        delegation::{Standing, bulk::Deed},
        organisation::{Kind, Organisation},
        paths,
    },
    messages::Phrase,
    store::{
        Db,
        lists::{
            delegations::{DelegationsFilter, delegations},
            named,
        },
    },
    web::{
        app::App,
        caller::Caller,
        errors::Failure,
        list::{Around, Asked, Filters, Query, resellers},
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::QueryResult;

/// Beside the standings: rights of which the partner asks for a change.
pub const CHANGE_ASKED: &str = "amendment";

#[derive(Template)]
#[template(path = "delegations/list.html")]
struct List {
    f: Frame,
    query: Query,
    around: Around,
    rows: Vec<View>,
    states: [&'static str; 5],
    /// Slugs and names of a provider's resellers.
    resellers: Vec<(String, String)>,
    access: [(&'static str, Phrase); 1],
    path: String,
    /// What the reader can do to many at once.
    deeds: &'static [Deed],
    /// What narrows the list, for all that is found.
    filters: [&'static str; 5],
    /// The reader is the customer.
    gives: bool,
    /// The reader is a provider.
    provides: bool,
}

/// Of access only that nobody has any is asked for.
const NOBODY: &str = "nobody";

/// A page of the list.
pub async fn show(
    caller: Caller<SeeDelegations>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (own, now) = (by.organisation.clone(), app.now());
    let (query, page, resellers) = app
        .read(move |db| {
            let rows = |db: &mut Db, filter: &_, place| delegations(db, &own, filter, place, now);
            let (query, page) = query.page(db, &own, rows)?;
            Ok::<_, diesel::result::Error>((query, page, resellers(db, &own)?))
        })
        .await?;
    let status = query.status();
    let path = paths::delegations(&by.organisation.slug);
    let scope: &Scope = &by;
    let rows = page.rows.iter();
    List {
        rows: rows.map(|row| View::listed(&f, scope, row, now)).collect(),
        around: query.around(&path, &page),
        states: ["requested", CHANGE_ASKED, "active", "ending", "ended"],
        access: [(NOBODY, f.t("assignments-nobody-has-access"))],
        resellers,
        filters: FILTERS,
        deeds: match by.may::<ChangeManyDelegations>() {
            true => Deed::of(by.organisation.kind),
            false => &[],
        },
        gives: by.organisation.kind == Kind::Customer,
        provides: by.organisation.kind == Kind::Provider,
        f,
        query,
        path,
    }
    .page_with(status)
}

impl Filters for DelegationsFilter {
    fn read(ask: &mut Asked<'_>, db: &mut Db, own: &Organisation) -> QueryResult<Self> {
        let state = ask.choice("state", |state| match state {
            CHANGE_ASKED => Some((Standing::Active, true)),
            state => Standing::parse(state).map(|standing| (standing, false)),
        });
        let nobody = |word: &str| (word == NOBODY).then_some(());
        let mut filter = Self {
            text: ask.text("text"),
            standing: state.map(|(standing, _)| standing),
            change_asked: state.is_some_and(|(_, change_asked)| change_asked),
            nobody: ask.choice("access", nobody).is_some(),
            ..Self::default()
        };
        match own.kind {
            Kind::Customer => {
                filter.partner = ask.known("partner", |slug| named::partner(db, own.id, slug))?;
            }
            Kind::Provider => {
                filter.reseller =
                    ask.known("reseller", |slug| named::reseller(db, own.id, slug))?;
            }
            Kind::Reseller => {}
        }
        Ok(filter)
    }
}
