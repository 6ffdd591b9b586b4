//! How far the work is, and what became of each row.
use super::why_words;
use crate::{
    actions::delegations::bulk,
    domain::{
        access::ChangeManyDelegations,
        delegation::bulk::{BulkChange, RowState, State},
        id::Id,
        organisation::{Organisation, Slug},
        paths,
    },
    messages::Phrase,
    store::{
        Db,
        bulk_changes::{self, Bulk},
        lists::bulk_change::{self, BulkRow},
        page::ROWS,
    },
    web::{
        app::App,
        at::At,
        caller::Caller,
        errors::Failure,
        fields::Fields,
        list::Query,
        page::{Frame, Page, see_other},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::QueryResult;

#[derive(Template)]
#[template(path = "delegations/bulk/show.html")]
struct Show {
    f: Frame,
    list: String,
    path: String,
    bulk: Bulk,
    /// How many rows stand where, with the address of these alone.
    tiles: Vec<Tile>,
    settled: i64,
    all: i64,
    rows: Vec<Row>,
    only: Option<&'static str>,
    later: Option<String>,
}

struct Tile {
    state: &'static str,
    count: i64,
    href: String,
    tone: &'static str,
}

struct Row {
    href: String,
    name: String,
    other: String,
    state: &'static str,
    why: Option<Phrase>,
    /// The request that a renewal made.
    made: Option<String>,
}

/// What is read for the page.
struct Found {
    bulk: Bulk,
    counts: Vec<(RowState, i64)>,
    rows: Vec<BulkRow>,
}

/// The page; it is loaded anew by its link, not by itself.
pub async fn show(
    caller: Caller<ChangeManyDelegations>,
    app: Data<App>,
    at: At<BulkChange>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (own, id) = (by.organisation.id, at.id()?);
    let only = query.get("state").and_then(RowState::parse);
    let after = query.get("after").and_then(|line| line.parse().ok());
    let found = app.read(move |db| find(db, own, id, (only, after.unwrap_or(0))));
    let found = found.await?.ok_or_else(Failure::not_found)?;
    view(f, &by.organisation.slug, found, only).page()
}

fn find(
    db: &mut Db,
    own: Id<Organisation>,
    id: Id<BulkChange>,
    (only, after): (Option<RowState>, i32),
) -> QueryResult<Option<Found>> {
    let Some(bulk) = bulk_changes::by_id(db, own, id)? else {
        return Ok(None);
    };
    Ok(Some(Found {
        counts: bulk_changes::counts(db, id)?,
        rows: bulk_change::below(db, own, id, only, after)?,
        bulk,
    }))
}

fn view(f: Frame, slug: &Slug, mut found: Found, only: Option<RowState>) -> Show {
    let path = paths::bulk_change(slug, found.bulk.id);
    let more = found.rows.len() as i64 > ROWS;
    found.rows.truncate(ROWS as usize);
    let last = found.rows.last().filter(|_| more);
    let all = found.counts.iter().map(|(_, count)| count).sum();
    let row = |row: &BulkRow| Row {
        href: paths::delegation(slug, row.delegation),
        name: row.name.to_string(),
        other: row.other.to_string(),
        state: row.state.as_str(),
        why: row.why.map(|why| why_words(&f, why)),
        made: row.made.map(|made| paths::delegation(slug, made)),
    };
    Show {
        list: paths::delegations(slug),
        tiles: tiles(&path, &found.counts),
        settled: all - count(&found.counts, RowState::Waiting),
        all,
        later: last.map(|row| href(&path, only, Some(row.line))),
        rows: found.rows.iter().map(row).collect(),
        only: only.map(RowState::as_str),
        bulk: found.bulk,
        path,
        f,
    }
}

/// Leaves what was not done yet.
pub async fn cancel(
    caller: Caller<ChangeManyDelegations>,
    app: Data<App>,
    at: At<BulkChange>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    fields.reader().finish(Some(()))?;
    let Caller { by, .. } = caller;
    let (id, now) = (at.id()?, app.now());
    let path = paths::bulk_change(&by.organisation.slug, id);
    app.write(move |db| bulk::cancel(db, &by, id, now)).await?;
    Ok(see_other(path))
}

fn count(counts: &[(RowState, i64)], state: RowState) -> i64 {
    let found = counts.iter().find(|(known, _)| *known == state);
    found.map_or(0, |(_, count)| *count)
}

fn tiles(path: &str, counts: &[(RowState, i64)]) -> Vec<Tile> {
    let some = RowState::ALL
        .iter()
        .map(|state| (*state, count(counts, *state)));
    let tile = |(state, count): (RowState, i64)| Tile {
        state: state.as_str(),
        count,
        href: href(path, Some(state), None),
        tone: match state {
            RowState::Refused | RowState::Left => "warn",
            RowState::Waiting | RowState::Done => "",
        },
    };
    some.filter(|(_, count)| *count > 0).map(tile).collect()
}

fn href(path: &str, only: Option<RowState>, after: Option<i32>) -> String {
    let only = only.map(|state| format!("state={}", state.as_str()));
    let after = after.map(|line| format!("after={line}"));
    let pairs: Vec<_> = only.into_iter().chain(after).collect();
    match pairs.as_slice() {
        [] => path.to_owned(),
        pairs => format!("{path}?{}", pairs.join("&")),
    }
}

impl Show {
    fn is_running(&self) -> bool {
        self.bulk.state == State::Running
    }
    fn deed_word(&self) -> &'static str {
        self.bulk.deed.as_str()
    }
    fn state_word(&self) -> &'static str {
        self.bulk.state.as_str()
    }
}
