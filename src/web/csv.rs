//! CSV files (P23): RFC 4180, UTF-8, written while the rows are read, so that a long list needs little memory.
use super::{app::App, errors::Failure};
use crate::{domain::sheet::FORMULAS, store::Db};
use actix_web::{
    HttpResponse, HttpResponseBuilder,
    body::{BodySize, MessageBody},
    web::{Bytes, Data},
};
use diesel::QueryResult;
use std::{
    pin::Pin,
    task::{Context, Poll},
};
use tokio::sync::mpsc;

/// How many rows are read at a time.
pub const ROWS: i64 = 500;

/// Which rows follow a row (`None`: the first ones), at most [`ROWS`].
pub trait Stretch<R>:
    Fn(&mut Db, Option<&R>) -> QueryResult<Vec<R>> + Clone + Send + 'static
{
}
impl<R, F: Fn(&mut Db, Option<&R>) -> QueryResult<Vec<R>> + Clone + Send + 'static> Stretch<R>
    for F
{
}

/// Answers with a file `name.csv`: a line of headings, then a line for every row.
pub async fn file<R: Clone + Send + 'static>(
    app: Data<App>,
    name: &str,
    headings: Vec<impl ToString>,
    stretch: impl Stretch<R>,
    cells: impl Fn(&R) -> Vec<String> + 'static,
) -> Result<HttpResponse, Failure> {
    let headings: Vec<String> = headings.iter().map(ToString::to_string).collect();
    // The first rows are read before the answer begins, so that a database that is away is told as such.
    let rows = next(&app, &stretch, None).await?;
    let (sender, receiver) = mpsc::channel(2);
    actix_web::rt::spawn(async move {
        let sent = send(&app, &sender, line(&headings), rows, stretch, cells).await;
        if let Err(failure) = sent {
            tracing::error!(%failure, "a file of rows breaks off");
            drop(sender.send(Err(Broken)).await);
        }
    });
    Ok(answer(name).body(Lines(receiver)))
}

/// Answers with a file of a few lines.
pub fn small(name: &str, lines: &[Vec<String>]) -> HttpResponse {
    let text: String = lines.iter().map(|cells| line(cells)).collect();
    answer(name).body(text)
}

fn answer(name: &str) -> HttpResponseBuilder {
    let mut answer = HttpResponse::Ok();
    answer
        .content_type("text/csv; charset=utf-8")
        .insert_header((
            "content-disposition",
            format!("attachment; filename=\"{name}.csv\""),
        ));
    answer
}

/// Sends everything, or as much as is wanted: whoever asked may have gone away.
async fn send<R: Clone + Send + 'static>(
    app: &App,
    to: &mpsc::Sender<Result<Bytes, Broken>>,
    mut text: String,
    mut rows: Vec<R>,
    stretch: impl Stretch<R>,
    cells: impl Fn(&R) -> Vec<String>,
) -> Result<(), Failure> {
    loop {
        text.extend(rows.iter().map(|row| line(&cells(row))));
        let gone = to.send(Ok(Bytes::from(text))).await.is_err();
        if gone || rows.len() < ROWS as usize {
            return Ok(());
        }
        text = String::new();
        rows = next(app, &stretch, rows.last().cloned()).await?;
    }
}

async fn next<R: Send + 'static>(
    app: &App,
    stretch: &impl Stretch<R>,
    last: Option<R>,
) -> Result<Vec<R>, Failure> {
    let stretch = stretch.clone();
    app.read(move |db| stretch(db, last.as_ref())).await
}

#[derive(Debug, thiserror::Error)]
#[error("the rows cannot be read to their end")]
struct Broken;

/// The file as it comes; if reading fails on the way, the connection breaks and nobody takes the part for the whole.
struct Lines(mpsc::Receiver<Result<Bytes, Broken>>);

impl MessageBody for Lines {
    type Error = Broken;
    fn size(&self) -> BodySize {
        BodySize::Stream
    }
    fn poll_next(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Broken>>> {
        self.get_mut().0.poll_recv(cx)
    }
}

fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    format!("{}\r\n", cells.join(","))
}

/// Quoted where it needs to be; what a spreadsheet would run as a formula is made a text.
fn quoted(cell: &str) -> String {
    let first = cell.chars().next();
    let formula = first.is_some_and(|c| FORMULAS.contains(c));
    let cell = if formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if cell.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        let cells = ["a", "b,c", "say \"x\"", "=1+1", "＠x", "", "two\nlines"];
        let cells = cells.map(str::to_owned);
        let whole = "a,\"b,c\",\"say \"\"x\"\"\",'=1+1,'＠x,,\"two\nlines\"\r\n";
        assert_eq!(line(&cells), whole);
    }

    #[test]
    fn whatever_a_spreadsheet_takes_for_a_formula_is_made_a_text() {
        for first in ["=", "+", "-", "@", "＝", "＋", "－", "＠"] {
            let cell = format!("{first}1+1");
            assert_eq!(line(&[cell]), format!("'{first}1+1\r\n"));
        }
        assert_eq!(line(&["\t=1+1".to_owned()]), "'\t=1+1\r\n");
        assert_eq!(line(&["\r=1+1".to_owned()]), "\"'\r=1+1\"\r\n");
        assert_eq!(line(&["1-1=0".to_owned()]), "1-1=0\r\n");
    }
}
