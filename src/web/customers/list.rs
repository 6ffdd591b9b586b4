//! The list of customers.
use crate::{
    domain::{
        access::{ManageSubscriptions, SeeCustomers, WriteInvitations},
        organisation::{Kind, Organisation},
        paths,
        relationship::Having,
        text::Name,
        time::Timestamp,
    },
    messages::Phrase,
    store::{
        Db,
        lists::{
            customers::{CustomerRow, CustomersFilter, customers},
            named,
        },
    },
    web::{
        app::App,
        caller::Caller,
        errors::Failure,
        list::{Around, Asked, ERRAND, Filters, Query, resellers},
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::QueryResult;

#[derive(Template)]
#[template(path = "customers/list.html")]
struct List {
    f: Frame,
    query: Query,
    around: Around,
    rows: Vec<Row>,
    rights: Vec<(&'static str, Phrase)>,
    /// Slugs and names of a provider's resellers.
    resellers: Vec<(String, String)>,
    path: String,
    /// The reader is a provider.
    provides: bool,
    /// The reader came to choose for whom a subscription is entered.
    entering: bool,
    /// Where a new invitation begins, for those who make them.
    invite: Option<String>,
}

/// The errand of whoever enters a subscription.
pub const ENTERING: &str = "subscription";

/// A customer as the list shows it.
struct Row {
    href: String,
    name: String,
    /// Empty if it has none.
    alias: String,
    domain: String,
    domain_proven: bool,
    country: Phrase,
    others: String,
    since: Option<Timestamp>,
    rights: Option<(&'static str, Timestamp)>,
}

/// A page of the list.
pub async fn show(
    caller: Caller<SeeCustomers>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (own, now) = (by.organisation.clone(), app.now());
    let (query, page, resellers) = app
        .read(move |db| {
            let rows = |db: &mut Db, filter: &_, place| customers(db, &own, filter, place, now);
            let (query, page) = query.page(db, &own, rows)?;
            Ok::<_, diesel::result::Error>((query, page, resellers(db, &own)?))
        })
        .await?;
    let status = query.status();
    let path = paths::customers(&by.organisation.slug);
    let word = |having: &Having| having.as_str();
    let option = |word| (word, f.t(format!("customers-rights-{word}")));
    List {
        rows: page
            .rows
            .iter()
            .map(|row| Row::of(&f, &path, row, by.organisation.is_in_good_standing()))
            .collect(),
        around: query.around(&path, &page),
        rights: Having::ALL.iter().map(word).map(option).collect(),
        resellers,
        provides: by.organisation.kind == Kind::Provider,
        entering: query.get(ERRAND) == Some(ENTERING) && by.may::<ManageSubscriptions>(),
        invite: by
            .may::<WriteInvitations>()
            .then(|| format!("{}/new", paths::invitations(&by.organisation.slug))),
        f,
        query,
        path,
    }
    .page_with(status)
}

impl Row {
    fn of(f: &Frame, path: &str, row: &CustomerRow, acts: bool) -> Self {
        let text = |name: Option<&Name>| name.map(ToString::to_string).unwrap_or_default();
        let domain = row.domain.as_ref().map(ToString::to_string);
        let others: Vec<&str> = row.others.iter().map(Name::as_str).collect();
        let state = |ending| match ending {
            _ if !acts => "suspended",
            true => "ending",
            false => "active",
        };
        Self {
            href: format!("{path}/{}", row.id),
            name: row.name.to_string(),
            alias: text(row.alias.as_ref()),
            domain: domain.unwrap_or_default(),
            domain_proven: row.domain_proven,
            country: f.t(format!("country-{}", row.country)),
            others: others.join(", "),
            since: row.since,
            rights: row.rights.map(|held| (state(held.ending), held.until)),
        }
    }
}

impl Filters for CustomersFilter {
    fn read(ask: &mut Asked<'_>, db: &mut Db, own: &Organisation) -> QueryResult<Self> {
        ask.choice(ERRAND, |errand| (errand == ENTERING).then_some(()));
        Ok(Self {
            text: ask.text("text"),
            rights: ask.choice("state", Having::parse),
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
