//! The page of an import: before it begins what would become of each row, while it runs how far it is, then what became.
use super::{facts::facts, row::RowView};
use crate::{
    domain::{
        access::{By, WriteInvitations},
        id::Id,
        invitation_import::{InvitationImport, RowState, State},
        paths,
    },
    messages::Phrase,
    store::{
        invitation_imports::{
            self, Import,
            rows::{self, ImportRow},
        },
        page::ROWS,
        partnerships,
    },
    web::{
        app::App,
        at::At,
        caller::Caller,
        errors::Failure,
        form::Form,
        imports::{Counts, Tile, href},
        list::Query,
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::result::Error;

#[derive(Template)]
#[template(path = "invitations/imports/show.html")]
pub(super) struct Show {
    f: Frame,
    form: Form,
    /// The form of a new import.
    new: String,
    path: String,
    state: &'static str,
    import: Import,
    counts: Counts<RowState>,
    tiles: Vec<Tile>,
    facts: Vec<(Phrase, Vec<String>)>,
    rows: Vec<RowView>,
    /// The state that is looked at alone.
    only: Option<&'static str>,
    earlier: Option<String>,
    later: Option<String>,
}

/// What is read of the database for the page.
struct Read {
    import: Import,
    counts: Counts<RowState>,
    rows: Vec<ImportRow>,
    before: Option<i32>,
    /// Slug and name of whom the rows can name.
    names: Vec<(String, String)>,
}

/// The page.
pub async fn show(
    caller: Caller<WriteInvitations>,
    app: Data<App>,
    at: At<InvitationImport>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (query, asked) =
        query.read(|ask| Ok((ask.choice("state", RowState::parse), ask.number("after"))))?;
    let status = query.status();
    page(f, &app, &by, at.id()?, asked, query.form())
        .await?
        .page_with(status)
}

/// The rows of one state only, and the line after which they begin; `None` shows no rows.
type Asked = Option<(Option<RowState>, Option<i32>)>;
/// All rows from the first on.
pub(super) const ALL: Asked = Some((None, None));

pub(super) async fn page(
    f: Frame,
    app: &App,
    by: &By<WriteInvitations>,
    id: Id<InvitationImport>,
    asked: Asked,
    form: Form,
) -> Result<Show, Failure> {
    let (state, after) = asked.unwrap_or_default();
    let only = state.map(RowState::as_str);
    let mut read = read(app, by, id, state, after.unwrap_or(0)).await?;
    if asked.is_none() {
        (read.rows, read.before) = (Vec::new(), None);
    }
    let path = paths::invitation_import(&by.organisation.slug, id);
    let more = read.rows.len() as i64 > ROWS;
    read.rows.truncate(ROWS as usize);
    let later = read.rows.last().filter(|_| more).map(|row| row.line);
    let turned = |line: i32| href(&path, only, Some(line));
    let row = |row| RowView::new(&f, &by.organisation.slug, row);
    Ok(Show {
        new: paths::invitation_imports(&by.organisation.slug),
        state: read.import.state.as_str(),
        tiles: read.counts.tiles(&path),
        facts: facts(&f, &read.import.asks, &read.names),
        rows: read.rows.into_iter().map(row).collect(),
        only,
        earlier: read.before.map(turned),
        later: later.map(turned),
        counts: read.counts,
        import: read.import,
        path,
        f,
        form,
    })
}

async fn read(
    app: &App,
    by: &By<WriteInvitations>,
    id: Id<InvitationImport>,
    only: Option<RowState>,
    after: i32,
) -> Result<Read, Failure> {
    let organisation = by.organisation.id;
    let own = (
        by.organisation.slug.to_string(),
        by.organisation.name.to_string(),
    );
    let states = only.map_or(RowState::ALL.to_vec(), |state| vec![state]);
    let read = app.read(move |db| {
        let Some(import) = invitation_imports::by_id(db, organisation, id)? else {
            return Ok::<_, Error>(None);
        };
        let names = partnerships::active_resellers_of(db, organisation)?;
        let names = names
            .into_iter()
            .map(|(_, name, slug)| (slug.to_string(), name.to_string()));
        Ok(Some(Read {
            import,
            counts: Counts::new(rows::counts(db, id)?),
            rows: rows::below(db, id, &states, after, ROWS + 1)?,
            before: rows::page_before(db, id, &states, after)?,
            names: names.chain([own]).collect(),
        }))
    });
    read.await?.ok_or_else(Failure::not_found)
}

impl Show {
    fn is(&self, state: &str) -> bool {
        self.state == state
    }
    /// Whether rows can be left out.
    fn chooses(&self) -> bool {
        self.is("preview") && !self.is_hopeless()
    }
    /// Whether anything could be made of it.
    fn is_hopeless(&self) -> bool {
        self.counts.ready() + self.counts.invited() + self.counts.customers() == 0
    }
    /// How many are made; 0 where that depends on ticks.
    fn makes(&self) -> i64 {
        match self.counts.invited() + self.counts.customers() {
            0 => self.counts.ready(),
            _ => 0,
        }
    }
    fn has_ended(&self) -> bool {
        !matches!(self.import.state, State::Preview | State::Running)
    }
}
