//! Which delegations are meant: those that were ticked, or all that the list finds.
use crate::{
    actions::delegations::bulk::Which,
    domain::{
        delegation::bulk::Deed,
        organisation::{Organisation, Slug},
        paths,
    },
    store::{Db, lists::delegations::DelegationsFilter},
    web::list::{Asked, Filters, Query},
};
use diesel::QueryResult;

/// What narrows the list, and so the choice of all that is found.
pub const FILTERS: [&str; 5] = ["text", "state", "reseller", "partner", "access"];
/// With that, all that says which delegations are meant.
pub(super) const CHOICE: [&str; 8] = [
    "text",
    "state",
    "reseller",
    "partner",
    "access",
    "deed",
    "delegation",
    "all",
];

/// What the address or the form chooses.
pub(super) struct Choice {
    pub deed: Option<Deed>,
    pub which: Which,
}

/// Reads it, with the filters of the list that it was chosen from.
pub(super) fn choose(ask: &mut Asked<'_>, db: &mut Db, own: &Organisation) -> QueryResult<Choice> {
    let deed = ask.choice("deed", |deed| {
        let known = Deed::parse(deed)?;
        Deed::of(own.kind).contains(&known).then_some(known)
    });
    let ticked = ask.ids("delegation");
    let all = ask.choice("all", |all| (all == "yes").then_some(()));
    let found = DelegationsFilter::read(ask, db, own)?;
    let which = match all {
        Some(()) => Which::Found(found),
        None => Which::These(ticked),
    };
    Ok(Choice { deed, which })
}

/// The filters that are set.
fn filters(query: &Query) -> impl Iterator<Item = (&str, &str)> {
    let set = move |name: &'static str| query.get(name).map(|value| (name, value));
    FILTERS.into_iter().filter_map(set)
}

/// The list as it was when they were chosen.
pub(super) fn list(query: &Query, slug: &Slug) -> String {
    Query::of(filters(query)).href(&paths::delegations(slug), None)
}

/// The choice as hidden fields, with the filters that lead back to the list.
pub(super) fn kept(query: &Query) -> Vec<(String, String)> {
    let chosen: Vec<(&str, &str)> = match query.get("all") {
        Some(_) => vec![("all", "yes")],
        None => query
            .all("delegation")
            .map(|id| ("delegation", id))
            .collect(),
    };
    let pair = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    filters(query).chain(chosen).map(pair).collect()
}
