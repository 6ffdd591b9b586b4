//! A file that was sent: what would become of each row, then what became.
use super::{
    Sender,
    counts::{Counts, Tile, href},
    row::RowView,
    word,
};
use crate::{
    actions::imports::Importer,
    domain::{
        file_import::{FileImport, RowState, State},
        id::Id,
        paths,
    },
    store::{
        file_imports::{
            self, Import,
            rows::{self, ImportRow},
        },
        page::ROWS,
    },
    web::{
        app::App,
        at::At,
        errors::Failure,
        form::Form,
        list::Query,
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::result::Error;

#[derive(Template)]
#[template(path = "imports/show.html")]
pub(super) struct Show {
    f: Frame,
    form: Form,
    word: &'static str,
    list: String,
    /// The form of a new import.
    new: String,
    path: String,
    import: Import,
    counts: Counts<RowState>,
    tiles: Vec<Tile>,
    rows: Vec<RowView>,
    /// The state that is looked at alone.
    only: Option<&'static str>,
    earlier: Option<String>,
    later: Option<String>,
}

/// What is read of the database for the page.
struct Read<C> {
    import: Import,
    counts: Counts<RowState>,
    rows: Vec<ImportRow<C>>,
    before: Option<i32>,
}

/// The page.
pub async fn show<S: Sender>(
    caller: S,
    app: Data<App>,
    at: At<FileImport>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let (by, _, f) = caller.parts();
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

pub(super) async fn page<I: Importer>(
    f: Frame,
    app: &App,
    by: &I,
    id: Id<FileImport>,
    asked: Asked,
    form: Form,
) -> Result<Show, Failure> {
    let (state, after) = asked.unwrap_or_default();
    let only = state.map(RowState::as_str);
    let mut read = read(app, by, id, state, after.unwrap_or(0)).await?;
    if asked.is_none() {
        (read.rows, read.before) = (Vec::new(), None);
    }
    let list = by.list();
    let path = paths::file_import(&list, id);
    let more = read.rows.len() as i64 > ROWS;
    read.rows.truncate(ROWS as usize);
    let later = read.rows.last().filter(|_| more).map(|row| row.line);
    let turned = |line: i32| href(&path, only, Some(line));
    let row = |row| RowView::new(&f, &list, row);
    Ok(Show {
        word: word(by),
        new: format!("{list}/import"),
        tiles: read.counts.tiles(&path),
        rows: read.rows.iter().map(row).collect(),
        only,
        earlier: read.before.map(turned),
        later: later.map(turned),
        counts: read.counts,
        import: read.import,
        list,
        path,
        f,
        form,
    })
}

async fn read<I: Importer>(
    app: &App,
    by: &I,
    id: Id<FileImport>,
    only: Option<RowState>,
    after: i32,
) -> Result<Read<I::Column>, Failure> {
    let whose = by.whose();
    let states = only.map_or(RowState::ALL.to_vec(), |state| vec![state]);
    let read = app.read(move |db| {
        let Some(import) = file_imports::by_id(db, whose, id)? else {
            return Ok::<_, Error>(None);
        };
        Ok(Some(Read {
            import,
            counts: Counts::new(rows::counts(db, id)?),
            rows: rows::below(db, id, &states, after, ROWS + 1)?,
            before: rows::page_before(db, id, &states, after)?,
        }))
    });
    read.await?.ok_or_else(Failure::not_found)
}

impl Show {
    fn is_preview(&self) -> bool {
        self.import.state == State::Preview
    }
}
